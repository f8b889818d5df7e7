import { tagOf, type RowKind, rowKinds } from './chunk.ts'
import { clean, isPlain } from './clean.ts'
import type { TakeLine } from './line-queue.ts'

const longestLine = 1 << 20
const nothing = Buffer.alloc(0)

/** When a message was written: epoch seconds, and the nanoseconds within. */
export interface Instant {
  readonly seconds: number
  readonly nanos: number
}

/** Epoch milliseconds. */
export function millisecondsOf({ seconds, nanos }: Instant): number {
  return seconds * 1000 + Math.floor(nanos / 1_000_000)
}

/** Makes lines of messages: joins the parts of one long line of the same stream, cleans the text. */
export class LineJoiner {
  readonly #give: TakeLine
  readonly #source: number
  /** Of the message that is taken. */
  #instant: Instant = { seconds: 0, nanos: 0 }
  /** Parts of an unfinished line of stdout and of stderr. */
  readonly #parts: readonly [Buffer[], Buffer[]] = [[], []]
  readonly #held: [number, number] = [0, 0]

  constructor(give: TakeLine, source: number) {
    this.#give = give
    this.#source = source
  }

  /** Most messages are one line or a part of one; some engines send several lines at once. */
  message(instant: Instant, stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    this.#instant = instant
    let at = start
    for (let newline = bytes.indexOf(0x0a, at); newline >= 0 && newline < end;) {
      this.#line(stream, bytes, at, newline)
      at = newline + 1
      if (at >= end) return
      newline = bytes.indexOf(0x0a, at)
    }
    this.#hold(stream, bytes, at, end)
    if (this.#held[stream] >= longestLine) this.#line(stream, nothing, 0, 0)
  }

  /** What is left of a line is one, of the given instant. */
  flush(instant: Instant): void {
    this.#instant = instant
    for (const stream of [0, 1] as const)
      if (this.#parts[stream].length > 0) this.#line(stream, nothing, 0, 0)
  }

  /** The beginning of a line of a stream whose rest did not come; empty where there is none. */
  unfinished(stream: 0 | 1): Buffer {
    return Buffer.concat(this.#parts[stream])
  }

  /** What an unfinished line of a stream began with, before its parts that came. */
  precede(stream: 0 | 1, beginning: Buffer): void {
    this.#parts[stream].unshift(beginning)
    this.#held[stream] += beginning.length
  }

  #hold(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    if (start === end) return
    this.#parts[stream].push(Buffer.from(bytes.subarray(start, end)))
    this.#held[stream] += end - start
  }

  #line(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    const parts = this.#parts[stream]
    if (parts.length === 0) {
      this.#write(stream, bytes, start, end)
      return
    }
    this.#hold(stream, bytes, start, end)
    const whole = Buffer.concat(parts)
    parts.length = 0
    this.#held[stream] = 0
    this.#write(stream, whole, 0, whole.length)
  }

  #write(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    const kind = stream === 0 ? rowKinds.stdout : rowKinds.stderr
    if (isPlain(bytes, start, end)) {
      this.#row(kind, bytes, start, end)
      return
    }
    const text = Buffer.from(clean(bytes, start, end))
    this.#row(kind, text, 0, text.length)
  }

  #row(kind: RowKind, text: Buffer, start: number, end: number): void {
    const { nanos } = this.#instant
    this.#give(tagOf(kind, this.#source, nanos % 1_000_000), millisecondsOf(this.#instant), text, start, end)
  }
}
