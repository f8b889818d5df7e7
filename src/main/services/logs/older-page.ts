import type { Instant } from './line-joiner.ts'
import type { Run, Seam } from './log-seam.ts'
import { type MessageSplitter, splitFrames, splitRaw } from './split-messages.ts'
import { TimestampReader } from './timestamp.ts'

/** One message of the engine, without its time stamp. */
export interface Message extends Instant {
  readonly stream: 0 | 1
  readonly bytes: Buffer
}

/** A page is of so many messages, and of no more bytes than that. */
export const pageMessages = 2000
const pageBytes = 8 * 1024 * 1024

/**
 * Takes the end of a log as the engine sends it and looks for the seam in it: the messages before are the older ones.
 * Of more than a page those next to the seam are kept.
 */
export class OlderPage {
  readonly #seam: Seam
  readonly #splitter: MessageSplitter
  readonly #stamp = new TimestampReader()
  #messages: Message[] = []
  #bytes = 0
  /** The newest runs, the present one last, and how many messages they are. */
  #runs: Run[] = []
  /** Messages of the page before the seam; null until that is found. */
  #older: number | null = null

  constructor(seam: Seam, raw: boolean) {
    this.#seam = seam
    const take = this.#take.bind(this)
    this.#splitter = raw ? splitRaw(take) : splitFrames(take)
  }

  /** The seam was found: what comes is not needed. */
  get isFound(): boolean {
    return this.#older !== null
  }

  /** Throws FaultError `engine-error` for a broken stream. */
  push(chunk: Buffer): void {
    if (!this.isFound) this.#splitter.push(chunk)
  }

  /** The stream is over. The messages before the seam; null when it is not in what came. */
  over(): readonly Message[] | null {
    const [first, another] = this.#seam.runs
    const last = this.#runs.at(-1)
    // All that is held is of one instant: then it is the end of the log.
    if (!this.isFound && first !== undefined && another === undefined && isOneOf(last, first))
      this.#older = this.#messages.length - first.count
    return this.#older === null || this.#older < 0 ? null : this.#messages.slice(0, this.#older)
  }

  #take(stream: 0 | 1, bytes: Buffer, start: number, end: number): void {
    if (this.isFound) return
    const text = this.#stamp.read(bytes, start, end)
    const { seconds, nanos } = this.#stamp
    const message = {
      seconds,
      nanos,
      stream,
      bytes: Buffer.from(bytes.subarray(text < 0 ? start : text, end)),
    }
    this.#messages.push(message)
    this.#bytes += message.bytes.length
    this.#count(message)
    this.#look()
    if (!this.isFound) this.#forget()
  }

  #count({ seconds, nanos }: Message): void {
    const last = this.#runs.at(-1)
    const goesOn = last !== undefined && last.seconds === seconds && last.nanos === nanos
    if (goesOn) this.#runs[this.#runs.length - 1] = { ...last, count: last.count + 1 }
    else this.#runs.push({ seconds, nanos, count: 1 })
    if (this.#runs.length > this.#seam.runs.length) this.#runs.shift()
  }

  /** Is what came last the beginning of what is held? Of its last run as many must have come as are known of it. */
  #look(): void {
    const wanted = this.#seam.runs
    if (wanted.length < 2 || this.#runs.length < wanted.length) return
    const isSeam = wanted.every((run, at) => {
      const came = this.#runs[at]
      if (!isOneOf(came, run)) return false
      // The first may have more, older ones; the last may get more yet.
      return at === 0 ? came.count >= run.count : came.count === run.count
    })
    if (!isSeam) return
    const held = wanted.reduce((sum, { count }) => sum + count, 0)
    this.#older = this.#messages.length - held
  }

  /** Drops the oldest in large steps, and never what may be of the seam. */
  #forget(): void {
    const needed = this.#runs.reduce((sum, { count }) => sum + count, 0)
    const isTooMuch = this.#messages.length > 2 * (pageMessages + needed) || this.#bytes > 2 * pageBytes
    if (!isTooMuch) return
    const kept = Math.min(this.#messages.length, Math.max(needed, Math.floor(this.#messages.length / 2)))
    this.#messages = this.#messages.slice(-kept)
    this.#bytes = this.#messages.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }
}

function isOneOf(run: Run | undefined, other: Instant | undefined): run is Run {
  return (
    run !== undefined && other !== undefined && run.seconds === other.seconds && run.nanos === other.nanos
  )
}
