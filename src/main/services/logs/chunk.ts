import { giveBack, room } from './room.ts'

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
/** A row that no container wrote: it tells of the log and is none of its lines. */
export const isNotice = (tag: number): boolean => kindOf(tag) > rowKinds.stderr
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

/** Bytes of memory that a chunk takes. */
export function memoryOf(chunk: Readonly<Chunk>): number {
  return chunk.text.length + chunk.starts.length * bytesPerRow
}

/** A chunk with place for so much text and so many rows. */
export function newChunk(bytes: number, lines: number): Chunk {
  return {
    id: 0,
    edition: 0,
    text: Buffer.from(room(bytes)),
    starts: new Uint32Array(room(lines * 4)),
    times: new Uint32Array(room(lines * 4)),
    tags: new Uint32Array(room(lines * 4)),
    base: 0,
    count: 0,
    used: 0,
    first: 0,
  }
}

/** Gives back what of the chunk's memory is empty. */
export function trim(chunk: Chunk): void {
  chunk.text = Buffer.from(cut(chunk.text, chunk.used), 0, chunk.used)
  chunk.starts = new Uint32Array(cut(chunk.starts, chunk.count * 4), 0, chunk.count)
  chunk.times = new Uint32Array(cut(chunk.times, chunk.count * 4), 0, chunk.count)
  chunk.tags = new Uint32Array(cut(chunk.tags, chunk.count * 4), 0, chunk.count)
}

/** Gives all of the chunk's memory back: nobody can read it any more. */
export function free(chunk: Chunk): void {
  for (const { buffer } of [chunk.text, chunk.starts, chunk.times, chunk.tags]) giveBack(buffer)
  Object.assign(chunk, { used: 0, count: 0 })
}

function cut({ buffer }: { readonly buffer: ArrayBufferLike }, bytes: number): ArrayBuffer {
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('A chunk shares its memory with nobody.')
  if (buffer.resizable && bytes < buffer.byteLength) buffer.resize(bytes)
  return buffer
}

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
  const before = chunk.text
  const longer = Buffer.from(room(Math.max(before.length, chunk.used + text.length)))
  chunk.text.copy(longer, 0, 0, at)
  text.copy(longer, at)
  chunk.text.copy(longer, at + text.length, at, chunk.used)
  for (let after = row + 1; after < chunk.count; after++)
    chunk.starts[after] = startOf(chunk, after) + text.length
  chunk.text = longer
  chunk.used += text.length
  giveBack(before.buffer)
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
