/** What a row is; the value is part of its tag, the letter its mark on the wire. */
export const rowKinds = { stdout: 1, stderr: 2, gap: 3, resumed: 4, ended: 5, recreated: 6 } as const
export type RowKind = (typeof rowKinds)[keyof typeof rowKinds]
export type Only = 'stdout' | 'stderr'
export const kindLetters = ' oegrxn'

/** A row's tag holds its kind (3 bits), its source (5 bits), and the nanoseconds within its millisecond (20 bits). */
export function tagOf(kind: RowKind, source: number, nanos: number): number {
  return kind | (source << 3) | (nanos << 8)
}

export const kindOf = (tag: number): number => tag & 7
export const sourceOf = (tag: number): number => (tag >> 3) & 31
const nanosOf = (tag: number): number => tag >>> 8

/** Rows one after the other: text with a \n after each line, where each starts, when it was written, what it is. */
export interface Chunk {
  /** No two chunks of a store share one, a chunk whose memory is used again included. */
  id: number
  /** Rises when rows were taken back out of it: what was counted in it must be counted again. */
  edition: number
  text: Buffer
  starts: Uint32Array
  /** Milliseconds after `base`. */
  times: Uint32Array
  tags: Uint32Array
  /** Epoch milliseconds. */
  base: number
  count: number
  used: number
  /** Number of the first row among all rows. */
  first: number
}

/** Bytes of index a row. */
export const bytesPerRow = 4 + 4 + 4

export function timeOf(chunk: Readonly<Chunk>, row: number): number {
  return chunk.base + (chunk.times[row] ?? 0)
}

/** Where a row's text starts; of the row after the last, where its text would. */
export function startOf(chunk: Readonly<Chunk>, row: number): number {
  return row < chunk.count ? (chunk.starts[row] ?? 0) : chunk.used
}

/** Puts text before that of a row. */
export function insertText(chunk: Chunk, row: number, text: Buffer): void {
  const at = startOf(chunk, row)
  const longer = Buffer.allocUnsafeSlow(Math.max(chunk.text.length, chunk.used + text.length))
  chunk.text.copy(longer, 0, 0, at)
  text.copy(longer, at)
  chunk.text.copy(longer, at + text.length, at, chunk.used)
  for (let after = row + 1; after < chunk.count; after++)
    chunk.starts[after] = startOf(chunk, after) + text.length
  chunk.text = longer
  chunk.used += text.length
  chunk.edition += 1
}

/** Rows `low` to `high` of a chunk as one string, without the last \n; `latin1` gives a character for each byte. */
export function textOf(
  chunk: Readonly<Chunk>,
  low: number,
  high: number,
  encoding: 'utf8' | 'latin1' = 'utf8',
): string {
  return chunk.text.toString(encoding, startOf(chunk, low), startOf(chunk, high) - 1)
}

/** The first row past `row` whose text would not fit into `bytes` any more; always at least one row on. */
export function fitting(chunk: Readonly<Chunk>, row: number, bytes: number): number {
  const limit = startOf(chunk, row) + bytes
  let stop = row + 1
  while (stop < chunk.count && startOf(chunk, stop + 1) <= limit) stop += 1
  return stop
}

/** Whether a row was written after an instant: epoch milliseconds and the nanoseconds within. */
export function isAfter(chunk: Readonly<Chunk>, row: number, time: number, nanos: number): boolean {
  const at = timeOf(chunk, row)
  return at > time || (at === time && nanosOf(chunk.tags[row] ?? 0) > nanos)
}
