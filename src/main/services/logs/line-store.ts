import type { LogRange } from '#shared/contract/logs.ts'
import type { TakeLine } from './line-queue.ts'
import {
  bytesPerRow,
  type Chunk,
  free,
  insertText,
  isAfter,
  isNotice,
  kindOf,
  memoryOf,
  newChunk,
  type RowKind,
  startOf,
  trim,
} from './chunk.ts'

export interface StoreLimits {
  /** At least this many rows are held before the oldest go. */
  readonly lines: number
  /** Bytes of memory that rows may take, all their indexes included. */
  readonly memory: number
  /** Text bytes and rows of one chunk, the unit in which the oldest rows go. No line is longer than `chunkBytes` - 1. */
  readonly chunkBytes: number
  readonly chunkLines: number
}

/** A notice among the rows; `bytes` are those of its text. */
export interface NoticeRow {
  readonly row: number
  readonly tag: number
  readonly bytes: number
}

/** 1,000,000 lines of 100 bytes take 115 MB: a chunk has place for as many of them in its index as in its text. */
export const defaultLimits: StoreLimits = {
  lines: 1_000_000,
  memory: 120_000_000,
  chunkBytes: 1 << 20,
  chunkLines: 11 << 10,
}

/** Rows of one chunk may lie so many milliseconds before and after the one that it was begun with. */
const reach = 2 ** 31

/**
 * Log lines in a few large buffers instead of a million strings. Full, it overwrites the OLDEST, a chunk at a time;
 * row numbers rise for ever. Older rows that are put before the first get numbers below 0, so that no row changes its
 * own.
 */
export class LineStore {
  readonly #limits: StoreLimits
  readonly #chunks: Chunk[] = []
  readonly #dropping = new Set<(chunk: Readonly<Chunk>) => void>()
  readonly #preceding = new Set<(chunks: readonly Readonly<Chunk>[]) => void>()
  #notices: readonly NoticeRow[] = []
  #spare: Chunk | null = null
  #made = 0
  #end = 0
  #floor = Number.NEGATIVE_INFINITY
  #hasLost = false
  #bytes = 0
  #memory = 0

  constructor(limits: StoreLimits = defaultLimits) {
    this.#limits = limits
  }

  /** Bytes of text held. */
  get bytes(): number {
    return this.#bytes
  }

  /** Bytes of memory that the rows and their indexes take. */
  get memory(): number {
    return this.#memory
  }

  /** The notices among the rows held, oldest first: few beside the lines, which are counted without them. */
  get notices(): readonly NoticeRow[] {
    return this.#notices
  }

  /** The chunks held, oldest first. */
  get chunks(): readonly Readonly<Chunk>[] {
    return this.#chunks
  }

  /** The first row that views show: those before it are hidden, and still held. */
  get floor(): number {
    return this.#floor
  }

  set floor(row: number) {
    this.#floor = row
  }

  /** The oldest went: what is held does not begin where reading began. */
  get hasLost(): boolean {
    return this.#hasLost
  }

  /** All rows held, hidden ones included. */
  range(): LogRange {
    return { first: this.#chunks[0]?.first ?? this.#end, end: this.#end }
  }

  /** Calls `listener` before the oldest chunk goes. */
  onDrop(listener: (chunk: Readonly<Chunk>) => void): () => void {
    this.#dropping.add(listener)
    return () => this.#dropping.delete(listener)
  }

  /** Calls `listener` after older chunks were put before all others. */
  onPrecede(listener: (chunks: readonly Readonly<Chunk>[]) => void): () => void {
    this.#preceding.add(listener)
    return () => this.#preceding.delete(listener)
  }

  /** Whether the rows of another store fit before the first, and none between them and the first went already. */
  accepts(older: LineStore): boolean {
    const newest = older.#chunks.at(-1)
    if (newest !== undefined) older.#seal(newest)
    const rows = this.#end - this.range().first + older.#end
    return !this.#hasLost && rows <= this.#limits.lines && this.#memory + older.#memory <= this.#limits.memory
  }

  /** Puts the rows of another store before the first, which gives them away. */
  precede(older: LineStore): void {
    const chunks = older.#chunks
    let { first } = this.range()
    for (const chunk of chunks.toReversed()) {
      first -= chunk.count
      this.#made += 1
      Object.assign(chunk, { id: this.#made, first })
    }
    this.#chunks.unshift(...chunks)
    this.#memory += older.#memory
    this.#bytes += older.#bytes
    for (const listener of this.#preceding) listener(chunks)
  }

  /** Puts text before that of the oldest row of a kind, whose line began earlier. Answers its row, null without one. */
  completeOldest(kind: RowKind, beginning: Buffer): number | null {
    for (const chunk of this.#chunks) {
      const row = chunk.tags.subarray(0, chunk.count).findIndex((tag) => kindOf(tag) === kind)
      if (row < 0) continue
      this.#memory -= memoryOf(chunk)
      insertText(chunk, row, beginning)
      this.#memory += memoryOf(chunk)
      this.#bytes += beginning.length
      return chunk.first + row
    }
    return null
  }

  /** Adds one line: the bytes of `text` from `start` to `end`, clean already. `time` is epoch milliseconds. */
  append(tag: number, time: number, text: Buffer, start: number, end: number): void {
    const cut = Math.min(end, start + this.#limits.chunkBytes - 1)
    const chunk = this.#chunkFor(cut - start + 1, time)
    const row = chunk.count
    chunk.starts[row] = chunk.used
    chunk.times[row] = time - chunk.base
    chunk.tags[row] = tag
    text.copy(chunk.text, chunk.used, start, cut)
    chunk.used += cut - start + 1
    chunk.text[chunk.used - 1] = 0x0a
    chunk.count += 1
    this.#bytes += cut - start
    if (isNotice(tag)) this.#notices = [...this.#notices, { row: this.#end, tag, bytes: cut - start }]
    this.#end += 1
    if (cut < end) this.append(tag, time, text, cut, end)
  }

  /**
   * The row before which a line of that instant belongs: after all that were written before it or with it. Looks at
   * no more than `most` rows from the end, and at none that is hidden.
   */
  placeOf(time: number, nanos: number, most: number): number {
    const least = Math.max(this.range().first, this.#floor, this.#end - most)
    let place = this.#end
    for (let index = this.#chunks.length - 1; index >= 0 && place > least; index--) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) break
      while (place > Math.max(least, chunk.first)) {
        if (!isAfter(chunk, place - 1 - chunk.first, time, nanos)) return place
        place -= 1
      }
    }
    return place
  }

  /** Takes the rows from `row` on out again, to be put back in another order: each is handed to `take`, in order. */
  takeBack(row: number, take: TakeLine): void {
    const from = this.#chunks.findIndex((chunk) => chunk.first + chunk.count > row)
    if (from < 0) return
    for (const chunk of this.#chunks.slice(from)) {
      const low = Math.max(0, row - chunk.first)
      for (let at = low; at < chunk.count; at++)
        take(
          chunk.tags[at] ?? 0,
          chunk.base + (chunk.times[at] ?? 0),
          chunk.text,
          startOf(chunk, at),
          startOf(chunk, at + 1) - 1,
        )
      this.#bytes -= chunk.used - startOf(chunk, low) - (chunk.count - low)
      chunk.used = startOf(chunk, low)
      chunk.count = low
      chunk.edition += 1
    }
    this.#end = row
    this.#notices = this.#notices.filter((notice) => notice.row < row)
    for (let last = this.#chunks.at(-1); last !== undefined && last.count === 0; last = this.#chunks.at(-1)) {
      this.#chunks.pop()
      this.#memory -= memoryOf(last)
      this.#keepSpare(last)
    }
  }

  /** Gives all memory back at once: left to V8, 64 MB of it would stand beside the lines of the next log. */
  close(): void {
    for (const chunk of [...this.#chunks, ...(this.#spare === null ? [] : [this.#spare])]) free(chunk)
    this.#chunks.length = 0
    this.#notices = []
    this.#spare = null
    this.#memory = 0
    this.#bytes = 0
  }

  #chunkFor(size: number, time: number): Chunk {
    const newest = this.#chunks.at(-1)
    const fits =
      newest !== undefined &&
      newest.used + size <= newest.text.length &&
      newest.count < newest.starts.length &&
      time >= newest.base &&
      time < newest.base + 2 * reach
    if (fits) return newest
    if (newest !== undefined) this.#seal(newest)
    this.#dropOldest()
    const chunk = this.#spare ?? newChunk(this.#limits.chunkBytes, this.#limits.chunkLines)
    this.#spare = null
    this.#made += 1
    Object.assign(chunk, { id: this.#made, count: 0, used: 0, first: this.#end, base: time - reach })
    this.#chunks.push(chunk)
    this.#memory += memoryOf(chunk)
    return chunk
  }

  /** Short lines fill the index before the text, others the text before the index: what is left empty is given back. */
  #seal(chunk: Chunk): void {
    this.#memory -= memoryOf(chunk)
    trim(chunk)
    this.#memory += memoryOf(chunk)
  }

  #dropOldest(): void {
    const next = this.#limits.chunkBytes + this.#limits.chunkLines * bytesPerRow
    for (let oldest = this.#chunks[0]; oldest !== undefined; oldest = this.#chunks[0]) {
      const enough = this.#end - oldest.first - oldest.count >= this.#limits.lines
      if (!enough && this.#memory + next <= this.#limits.memory) return
      for (const listener of this.#dropping) listener(oldest)
      this.#chunks.shift()
      this.#notices = this.#notices.filter(({ row }) => row >= this.range().first)
      this.#hasLost = true
      this.#memory -= memoryOf(oldest)
      this.#bytes -= oldest.used - oldest.count
      this.#keepSpare(oldest)
    }
  }

  #keepSpare(chunk: Chunk): void {
    const { chunkBytes, chunkLines } = this.#limits
    const isWhole = chunk.text.length === chunkBytes && chunk.starts.length === chunkLines
    if (isWhole && this.#spare === null) this.#spare = chunk
    else free(chunk)
  }
}
