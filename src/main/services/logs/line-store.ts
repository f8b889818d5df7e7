import type { LogRange, LogWindow } from '#shared/contract/logs.ts'

/** What a row is; the value is its bit in `Chunk.kinds`, the letter its mark on the wire. */
export const rowKinds = { stdout: 1, stderr: 2, gap: 3, resumed: 4, ended: 5 } as const
export type RowKind = (typeof rowKinds)[keyof typeof rowKinds]
export type Only = 'stdout' | 'stderr'
const letters = ' oegrx'

export interface StoreLimits {
  /** At least this many rows are held before the oldest go. */
  readonly lines: number
  /** Bytes of memory that rows may take, all their indexes included. */
  readonly memory: number
  /** Text bytes and rows of one chunk, the unit in which the oldest rows go. No line is longer than `chunkBytes` - 1. */
  readonly chunkBytes: number
  readonly chunkLines: number
}

/** 1,000,000 lines of 100 bytes take 122 MB. */
export const defaultLimits: StoreLimits = {
  lines: 1_000_000,
  memory: 128_000_000,
  chunkBytes: 1 << 20,
  chunkLines: 1 << 14,
}

/** Rows in the order they came: text with a \n after each line, where each starts, when it was written, what it is. */
interface Chunk {
  text: Buffer
  readonly starts: Uint32Array
  readonly times: Float64Array
  readonly kinds: Uint8Array
  count: number
  used: number
  /** Number of the first row: among all, and among those of each stream. */
  first: number
  firstStdout: number
  firstStderr: number
}

const bytesPerRow = 4 + 8 + 1

/**
 * Log lines in a few large buffers instead of a million strings. Full, it overwrites the OLDEST, a chunk at a time;
 * row numbers rise for ever.
 */
export class LineStore {
  readonly #limits: StoreLimits
  readonly #chunks: Chunk[] = []
  #spare: Chunk | null = null
  #end = 0
  #stdoutEnd = 0
  #stderrEnd = 0
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

  /** The rows held, all or those of one stream. */
  range(only?: Only): LogRange {
    const oldest = this.#chunks[0]
    return { first: oldest === undefined ? this.#endOf(only) : firstOf(oldest, only), end: this.#endOf(only) }
  }

  /** Adds one line: the bytes of `text` from `start` to `end`, clean already. `time` is epoch milliseconds. */
  append(kind: RowKind, time: number, text: Buffer, start: number, end: number): void {
    const cut = Math.min(end, start + this.#limits.chunkBytes - 1)
    const chunk = this.#chunkFor(cut - start + 1)
    const row = chunk.count
    chunk.starts[row] = chunk.used
    chunk.times[row] = time
    chunk.kinds[row] = kind
    text.copy(chunk.text, chunk.used, start, cut)
    chunk.used += cut - start + 1
    chunk.text[chunk.used - 1] = 0x0a
    chunk.count += 1
    this.#bytes += cut - start
    this.#end += 1
    if (kind !== rowKinds.stderr) this.#stdoutEnd += 1
    if (kind !== rowKinds.stdout) this.#stderrEnd += 1
    if (cut < end) this.append(kind, time, text, cut, end)
  }

  /** Rows `from`… as one string; stops after `count` rows or about `maxBytes` of text. */
  window(from: number, count: number, only?: Only, maxBytes = 1_000_000): Omit<LogWindow, 'marks'> {
    const { first, end } = this.range(only)
    const start = Math.min(Math.max(from, first), end)
    const want = Math.min(count, end - start)
    const texts: string[] = []
    const times: number[] = []
    let streams = ''
    let bytes = 0
    this.runs(start, only, (chunk, low, high) => {
      if (times.length >= want || (bytes >= maxBytes && times.length > 0)) return false
      const stop = Math.min(high, low + want - times.length, fitting(chunk, low, maxBytes - bytes))
      texts.push(textOf(chunk, low, stop))
      bytes += startOf(chunk, stop) - startOf(chunk, low)
      for (let row = low; row < stop; row++) {
        times.push(chunk.times[row] ?? 0)
        streams += letters[chunk.kinds[row] ?? 0] ?? ' '
      }
      return stop === high
    })
    return { from: start, count: times.length, text: texts.join('\n'), times, streams }
  }

  /**
   * Visits runs of neighbouring rows of `only` from row number `from` on, chunk by chunk, until `visit` answers false.
   * `low` and `high` are rows within the chunk; `number` is the number of row `low`.
   */
  runs(
    from: number,
    only: Only | undefined,
    visit: (chunk: Readonly<Chunk>, low: number, high: number, number: number) => boolean,
  ): void {
    const skip = only === undefined ? 0 : only === 'stdout' ? rowKinds.stderr : rowKinds.stdout
    for (let index = this.#chunkAt(from, only); index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) return
      let number = firstOf(chunk, only)
      let low = 0
      if (skip === 0) {
        low = Math.max(0, from - number)
        if (low < chunk.count && !visit(chunk, low, chunk.count, number + low)) return
        continue
      }
      while (low < chunk.count) {
        while (low < chunk.count && chunk.kinds[low] === skip) low += 1
        let high = low
        while (high < chunk.count && chunk.kinds[high] !== skip) high += 1
        const late = Math.max(0, Math.min(from - number, high - low))
        if (low + late < high && !visit(chunk, low + late, high, number + late)) return
        number += high - low
        low = high
      }
    }
  }

  #endOf(only: Only | undefined): number {
    return only === undefined ? this.#end : only === 'stdout' ? this.#stdoutEnd : this.#stderrEnd
  }

  /** The last chunk that starts at or before a row. */
  #chunkAt(row: number, only: Only | undefined): number {
    let low = 0
    let high = this.#chunks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const chunk = this.#chunks[middle]
      if (chunk !== undefined && firstOf(chunk, only) <= row) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  #chunkFor(size: number): Chunk {
    const newest = this.#chunks.at(-1)
    const fits =
      newest !== undefined &&
      newest.used + size <= this.#limits.chunkBytes &&
      newest.count < this.#limits.chunkLines
    if (fits) return newest
    if (newest !== undefined) this.#seal(newest)
    this.#dropOldest()
    const chunk = this.#spare ?? this.#newChunk()
    this.#spare = null
    chunk.count = 0
    chunk.used = 0
    chunk.first = this.#end
    chunk.firstStdout = this.#stdoutEnd
    chunk.firstStderr = this.#stderrEnd
    this.#chunks.push(chunk)
    this.#memory += this.#memoryOf(chunk)
    return chunk
  }

  /** Short lines fill the index before the text: such a chunk keeps only the text it uses. */
  #seal(chunk: Chunk): void {
    if (chunk.used > chunk.text.length / 2) return
    this.#memory -= chunk.text.length - chunk.used
    const exact = Buffer.allocUnsafeSlow(chunk.used)
    chunk.text.copy(exact, 0, 0, chunk.used)
    chunk.text = exact
  }

  #dropOldest(): void {
    const next = this.#limits.chunkBytes + this.#limits.chunkLines * bytesPerRow
    for (let oldest = this.#chunks[0]; oldest !== undefined; oldest = this.#chunks[0]) {
      const enough = this.#end - oldest.first - oldest.count >= this.#limits.lines
      if (!enough && this.#memory + next <= this.#limits.memory) return
      this.#chunks.shift()
      this.#memory -= this.#memoryOf(oldest)
      this.#bytes -= oldest.used - oldest.count
      if (oldest.text.length === this.#limits.chunkBytes) this.#spare = oldest
    }
  }

  #memoryOf(chunk: Chunk): number {
    return chunk.text.length + this.#limits.chunkLines * bytesPerRow
  }

  #newChunk(): Chunk {
    const { chunkBytes, chunkLines } = this.#limits
    return {
      text: Buffer.allocUnsafeSlow(chunkBytes),
      starts: new Uint32Array(chunkLines),
      times: new Float64Array(chunkLines),
      kinds: new Uint8Array(chunkLines),
      count: 0,
      used: 0,
      first: 0,
      firstStdout: 0,
      firstStderr: 0,
    }
  }
}

/** Rows `low` to `high` of a chunk as one string, without the last \n. */
export function textOf(chunk: Readonly<Chunk>, low: number, high: number): string {
  return chunk.text.toString('utf8', startOf(chunk, low), startOf(chunk, high) - 1)
}

function startOf(chunk: Readonly<Chunk>, row: number): number {
  return row < chunk.count ? (chunk.starts[row] ?? 0) : chunk.used
}

function firstOf(chunk: Readonly<Chunk>, only: Only | undefined): number {
  return only === undefined ? chunk.first : only === 'stdout' ? chunk.firstStdout : chunk.firstStderr
}

/** The first row past `row` whose text would not fit into `bytes` any more; always at least one row on. */
function fitting(chunk: Readonly<Chunk>, row: number, bytes: number): number {
  const limit = startOf(chunk, row) + bytes
  let stop = row + 1
  while (stop < chunk.count && startOf(chunk, stop + 1) <= limit) stop += 1
  return stop
}
