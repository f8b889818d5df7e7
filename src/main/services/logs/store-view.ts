import type { LogRange } from '#shared/contract/logs.ts'
import {
  type Chunk,
  fitting,
  kindLetters,
  rowKinds,
  sourceOf,
  startOf,
  textOf,
  timeOf,
  type Only,
} from './chunk.ts'
import type { LineStore } from './line-store.ts'

/** What of a session is looked at: one stream alone or both, without the sources switched off. */
export interface Looked {
  readonly only: Only | undefined
  readonly off: readonly number[]
}

/** A window as a view gives it; `LogWindow` says what its parts are. */
export interface ViewWindow {
  readonly from: number
  readonly count: number
  readonly text: string
  readonly times: readonly number[]
  readonly streams: string
  readonly sources: string
}

/** How many of the rows of a chunk pass, as far as they were looked at. */
interface Counted {
  readonly id: number
  edition: number
  seen: number
  count: number
}

/** Those rows of a store that are looked at, numbered among themselves; the numbers rise for ever. */
export class StoreView {
  readonly #store: LineStore
  /** 1 for each kind and source, as the low byte of a tag has them, that is shown; null shows all. */
  readonly #passes: Uint8Array | null
  readonly #leave: readonly (() => void)[]
  #counted: Counted[] = []
  /** Number of the first row held. */
  #base: number

  constructor(store: LineStore, looked: Looked = { only: undefined, off: [] }) {
    this.#store = store
    this.#passes = passing(looked)
    this.#base = this.#passes === null ? store.range().first : 0
    this.#leave = [
      store.onDrop((chunk) => {
        this.#sync()
        this.#base += this.#counted[0]?.id === chunk.id ? this.#counted[0].count : 0
        this.#counted.shift()
      }),
      store.onPrecede((chunks) => {
        const counted = chunks.map((chunk) => this.#countedOf(chunk))
        this.#base -= counted.reduce((sum, { count }) => sum + count, 0)
        this.#counted.unshift(...counted)
      }),
    ]
  }

  close(): void {
    for (const leave of this.#leave) leave()
  }

  /** The rows shown: those before the store's floor are not. */
  range(): LogRange {
    const held = this.#held()
    return { first: Math.min(held.end, this.numberOf(this.#store.floor)), end: held.end }
  }

  /** The notices among the rows shown. */
  notices(): number {
    const { floor, notices } = this.#store
    const passes = this.#passes
    return notices.filter(({ row, tag }) => row >= floor && passes?.[tag & 255] !== 0).length
  }

  /** The number that a row of the store has here, or that of the next row that is shown. */
  numberOf(row: number): number {
    this.#sync()
    let number = this.#base
    for (const [index, chunk] of this.#store.chunks.entries()) {
      if (row <= chunk.first) return number
      if (row < chunk.first + chunk.count) return number + this.#passingIn(chunk, 0, row - chunk.first)
      number += this.#counted[index]?.count ?? 0
    }
    return number
  }

  /** Rows `from`… as one string; stops after `count` rows or about `maxBytes` of text. */
  window(from: number, count: number, maxBytes = 1_000_000): ViewWindow {
    const { first, end } = this.range()
    const start = Math.min(Math.max(from, first), end)
    const want = Math.min(count, end - start)
    const texts: string[] = []
    const times: number[] = []
    let streams = ''
    let sources = ''
    let bytes = 0
    this.runs(start, (chunk, low, high) => {
      if (times.length >= want || (bytes >= maxBytes && times.length > 0)) return false
      const stop = Math.min(high, low + want - times.length, fitting(chunk, low, maxBytes - bytes))
      texts.push(textOf(chunk, low, stop))
      bytes += startOf(chunk, stop) - startOf(chunk, low)
      for (let row = low; row < stop; row++) {
        const tag = chunk.tags[row] ?? 0
        times.push(timeOf(chunk, row))
        streams += kindLetters[tag & 7] ?? ' '
        sources += sourceOf(tag).toString(32)
      }
      return stop === high
    })
    return { from: start, count: times.length, text: texts.join('\n'), times, streams, sources }
  }

  /**
   * Visits runs of neighbouring rows from row number `from` on, chunk by chunk, until `visit` answers false.
   * `low` and `high` are rows within the chunk; `number` is the number of row `low`.
   */
  runs(
    from: number,
    visit: (chunk: Readonly<Chunk>, low: number, high: number, number: number) => boolean,
  ): void {
    this.#sync()
    let first = this.#base
    for (const [index, chunk] of this.#store.chunks.entries()) {
      const count = this.#counted[index]?.count ?? 0
      const goesOn = first + count <= from || this.#runsIn(chunk, first, from, visit)
      if (!goesOn) return
      first += count
    }
  }

  #runsIn(
    chunk: Readonly<Chunk>,
    first: number,
    from: number,
    visit: (chunk: Readonly<Chunk>, low: number, high: number, number: number) => boolean,
  ): boolean {
    const passes = this.#passes
    if (passes === null) {
      const low = Math.max(0, from - first)
      return visit(chunk, low, chunk.count, first + low)
    }
    let number = first
    for (let low = 0; low < chunk.count;) {
      while (low < chunk.count && passes[(chunk.tags[low] ?? 0) & 255] === 0) low += 1
      let high = low
      while (high < chunk.count && passes[(chunk.tags[high] ?? 0) & 255] === 1) high += 1
      const late = Math.max(0, Math.min(from - number, high - low))
      if (low + late < high && !visit(chunk, low + late, high, number + late)) return false
      number += high - low
      low = high
    }
    return true
  }

  #held(): LogRange {
    this.#sync()
    return { first: this.#base, end: this.#counted.reduce((sum, { count }) => sum + count, this.#base) }
  }

  /** Counts the rows that came since, and those of chunks that rows were taken out of anew. */
  #sync(): void {
    const chunks = this.#store.chunks
    for (const [index, chunk] of chunks.entries()) {
      const before = this.#counted[index]
      const isKnown = before?.id === chunk.id && before.edition === chunk.edition
      if (isKnown && before.seen === chunk.count) continue
      this.#counted[index] = this.#countedOf(chunk, isKnown ? before : undefined)
    }
    this.#counted.length = chunks.length
  }

  #countedOf(chunk: Readonly<Chunk>, before?: Counted): Counted {
    const counted = before ?? { id: chunk.id, edition: chunk.edition, seen: 0, count: 0 }
    counted.count += this.#passingIn(chunk, counted.seen, chunk.count)
    counted.seen = chunk.count
    return counted
  }

  #passingIn(chunk: Readonly<Chunk>, low: number, high: number): number {
    const passes = this.#passes
    if (passes === null) return high - low
    let count = 0
    for (let row = low; row < high; row++) count += passes[(chunk.tags[row] ?? 0) & 255] ?? 0
    return count
  }
}

/** Notices are shown with either stream, those of a source that is off are not. */
function passing({ only, off }: Looked): Uint8Array | null {
  if (only === undefined && off.length === 0) return null
  const other = only === 'stdout' ? rowKinds.stderr : only === 'stderr' ? rowKinds.stdout : 0
  return Uint8Array.from({ length: 256 }, (_, tag) =>
    (tag & 7) === other || off.includes(sourceOf(tag)) ? 0 : 1,
  )
}
