import { rowKinds, tagOf } from './chunk.ts'
import { type Instant, LineJoiner, millisecondsOf } from './line-joiner.ts'
import type { TakeLine } from './line-queue.ts'
import { type Seam, SeamMemory } from './log-seam.ts'
import { RecentMessages } from './recent-messages.ts'
import { type MessageSplitter, splitFrames, splitRaw } from './split-messages.ts'
import { TimestampReader } from './timestamp.ts'

/** After so many messages a resumed stream is past everything it could repeat. */
const resumedMessages = 4096

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
 * Turns the bytes of `GET /containers/{id}/logs?timestamps=true` into lines, however the bytes are cut. `source` is put
 * into the lines' tags; `raw` is a container with a terminal, all others send frames.
 */
export class LogReader {
  readonly #give: TakeLine
  readonly #source: number
  readonly #splitter: MessageSplitter
  readonly #stamp = new TimestampReader()
  readonly #recent = new RecentMessages()
  readonly #joiner: LineJoiner
  readonly #seam = new SeamMemory()
  #continuity: Continuity = 'continuous'
  #beginning: Beginning = { past: true, resumed: false, notice: false, acceptsGap: false }
  #sinceResume = 0

  constructor(give: TakeLine, source: number, raw: boolean) {
    this.#give = give
    this.#source = source
    this.#joiner = new LineJoiner(give, source)
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

  /** Where what was read begins; null while nothing was. */
  seam(): Seam | null {
    return this.#seam.seam()
  }

  /** Messages that come before all that were read are held elsewhere. */
  precede(messages: readonly Instant[]): void {
    this.#seam.precede(messages)
  }

  /** The beginning of the first line of a stream, of which nothing was given yet. */
  completeLine(stream: 0 | 1, beginning: Buffer): void {
    this.#joiner.precede(stream, beginning)
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
    this.#joiner.flush(this.#stamp)
    this.#note('ended', String(exitCode), at)
  }

  /** A row that tells of a new container with the name of the one before. */
  recreated(at: number): void {
    this.#note('recreated', '', at)
  }

  /** A row that the app itself says: `text` is data, the view has the words. It comes after the last line read. */
  #note(kind: 'gap' | 'resumed' | 'ended' | 'recreated', text: string, at: number | null = null): void {
    const bytes = Buffer.from(text)
    const last = millisecondsOf(this.#stamp)
    const isLater = at !== null && at > last
    const time = isLater ? at : last > 0 ? last : Date.now()
    const nanos = isLater || last === 0 ? 0 : this.#stamp.nanos % 1_000_000
    this.#give(tagOf(rowKinds[kind], this.#source, nanos), time, bytes, 0, bytes.length)
  }

  #take(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    const text = this.#stamp.read(bytes, start, end)
    const from = text < 0 ? start : text
    if (!this.#recent.settled && !this.#isNew(stream, end - from)) return
    this.#recent.add(this.#stamp.seconds, this.#stamp.nanos, stream, end - from)
    this.#seam.add(this.#stamp)
    this.#joiner.message(this.#stamp, stream, bytes, from, end)
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
}
