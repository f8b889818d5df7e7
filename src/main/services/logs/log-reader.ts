import { clean, isPlain } from './clean.ts'
import { type RowKind, rowKinds, tagOf } from './chunk.ts'
import type { TakeLine } from './line-queue.ts'
import { RecentMessages } from './recent-messages.ts'
import { type MessageSplitter, splitFrames, splitRaw } from './split-messages.ts'
import { TimestampReader } from './timestamp.ts'

const longestLine = 1 << 20
/** After so many messages a resumed stream is past everything it could repeat. */
const resumedMessages = 4096
const nothing = Buffer.alloc(0)

/** How a stream stands to the one before it; `unknown` until its first message. */
export type Continuity = 'unknown' | 'continuous' | 'broken'

export interface Beginning {
  /** The container's past: it has an end, and the lines of others wait for it. */
  readonly past: boolean
  /** The stream repeats what `since()` asked for: that is dropped. */
  readonly resumed: boolean
  /** Says in a row that the engine came back and nothing is missing. */
  readonly notice: boolean
  /** When the stream does not reach back to what was seen, a gap row says so. Otherwise it is `broken` and ignored. */
  readonly acceptsGap: boolean
}

/**
 * Turns the bytes of `GET /containers/{id}/logs?timestamps=true` into lines, however the bytes are cut: strips the time
 * stamps, joins the parts of one long line of the same stream, cleans the text. `source` is put into the lines' tags;
 * `raw` is a container with a terminal, all others send frames.
 */
export class LogReader {
  readonly #give: TakeLine
  readonly #source: number
  readonly #splitter: MessageSplitter
  readonly #stamp = new TimestampReader()
  readonly #recent = new RecentMessages()
  /** Parts of an unfinished line of stdout and of stderr. */
  readonly #parts: readonly [Buffer[], Buffer[]] = [[], []]
  readonly #held: [number, number] = [0, 0]
  #continuity: Continuity = 'continuous'
  #beginning: Beginning = { past: true, resumed: false, notice: false, acceptsGap: false }
  #sinceResume = 0

  constructor(give: TakeLine, source: number, raw: boolean) {
    this.#give = give
    this.#source = source
    const take = this.#take.bind(this)
    this.#splitter = raw ? splitRaw(take) : splitFrames(take)
  }

  get continuity(): Continuity {
    return this.#continuity
  }

  /** The engine's `since` that overlaps with what was seen; null when nothing was. */
  since(): number | null {
    return this.#recent.since()
  }

  /** A new stream starts. Parts of an unfinished line wait for their rest, unfinished messages are forgotten. */
  begin(beginning: Beginning): void {
    this.#splitter.reset(false)
    this.#beginning = beginning
    this.#sinceResume = 0
    this.#continuity = beginning.resumed ? 'unknown' : 'continuous'
    if (beginning.resumed) this.#recent.resume()
    else this.#recent.settle()
  }

  /** Throws FaultError `engine-error` for a broken stream. */
  push(chunk: Buffer): void {
    if (this.#continuity !== 'broken') this.#splitter.push(chunk)
  }

  /** The stream is over. One that repeats nothing of what was asked for does not reach back. */
  over(): void {
    if (this.#continuity === 'unknown') this.#judge(false)
  }

  /**
   * The container's run is over: what is left of a line is a line, and a row tells the exit code. `at` is when, in epoch
   * milliseconds; null when that is not known.
   */
  ended(exitCode: number, at: number | null): void {
    this.#splitter.reset(true)
    for (const stream of [0, 1] as const)
      if (this.#parts[stream].length > 0) this.#line(stream, nothing, 0, 0)
    this.#note('ended', String(exitCode), at)
  }

  /** A row that tells of a new container with the name of the one before. */
  recreated(at: number): void {
    this.#note('recreated', '', at)
  }

  /** A row that the app itself says: `text` is data, the view has the words. It comes after the last line read. */
  #note(kind: 'gap' | 'resumed' | 'ended' | 'recreated', text: string, at: number | null = null): void {
    const bytes = Buffer.from(text)
    const last = this.#time()
    if (at !== null && at > last)
      this.#give(tagOf(rowKinds[kind], this.#source, 0), at, bytes, 0, bytes.length)
    else if (last > 0) this.#row(rowKinds[kind], bytes, 0, bytes.length)
    else this.#give(tagOf(rowKinds[kind], this.#source, 0), Date.now(), bytes, 0, bytes.length)
  }

  #take(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    const text = this.#stamp.read(bytes, start, end)
    const from = text < 0 ? start : text
    if (!this.#recent.settled && !this.#isNew(stream, end - from)) return
    this.#recent.add(this.#stamp.seconds, this.#stamp.nanos, stream, end - from)
    this.#message(stream, bytes, from, end)
  }

  #isNew(stream: 0 | 1, length: number): boolean {
    const seen = this.#recent.repeats(this.#stamp.seconds, this.#stamp.nanos, stream, length)
    if (this.#continuity === 'unknown') this.#judge(seen)
    this.#sinceResume += 1
    if (this.#sinceResume > resumedMessages) this.#recent.settle()
    return !seen && this.#continuity === 'continuous'
  }

  /** The first message of a resumed stream tells whether it reaches back to what was seen. */
  #judge(overlaps: boolean): void {
    this.#continuity = overlaps || this.#beginning.acceptsGap ? 'continuous' : 'broken'
    if (overlaps && this.#beginning.notice) this.#note('resumed', '')
    if (!overlaps && this.#beginning.acceptsGap) this.#note('gap', '')
  }

  /** Most messages are one line or a part of one; some engines send several lines at once. */
  #message(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
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

  /** Of the instant of the last message. */
  #row(kind: RowKind, text: Buffer, start: number, end: number): void {
    this.#give(tagOf(kind, this.#source, this.#stamp.nanos % 1_000_000), this.#time(), text, start, end)
  }

  /** Epoch milliseconds of the last message. */
  #time(): number {
    return this.#stamp.seconds * 1000 + Math.floor(this.#stamp.nanos / 1_000_000)
  }
}
