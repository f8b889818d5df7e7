import type { Instant } from './line-joiner.ts'

/** Neighbouring messages of one instant. */
export interface Run extends Instant {
  readonly count: number
}

/** Where what is held of a log begins, as the engine's messages: what comes before is older. */
export interface Seam {
  /** The first messages by instant, never none. What the last run has may not be all of its instant. */
  readonly runs: readonly Run[]
  /** Messages from there on. */
  readonly count: number
}

const mostRuns = 8

/**
 * Remembers the first messages of a log by their instants, in the order of the log. Neither the instant of the first
 * nor its text would do: many may share them. Which of many is the first is known by how many of them follow it until
 * another instant comes.
 */
export class SeamMemory {
  #runs: Run[] = []
  /** Another instant came after the last run: that has all of its own. */
  #isClosed = false
  #count = 0

  /** The next message of the log. */
  add(instant: Instant): void {
    this.#count += 1
    this.#extend(instant, 1)
  }

  /** Messages that come before all that were added, in the order of the log. */
  precede(messages: readonly Instant[]): void {
    const later = { runs: this.#runs, isClosed: this.#isClosed }
    this.#runs = []
    this.#isClosed = false
    this.#count += messages.length
    for (const message of messages) this.#extend(message, 1)
    for (const run of later.runs) this.#extend(run, run.count)
    this.#isClosed ||= later.isClosed
  }

  /** null before the first message. */
  seam(): Seam | null {
    return this.#runs.length === 0 ? null : { runs: [...this.#runs], count: this.#count }
  }

  #extend({ seconds, nanos }: Instant, count: number): void {
    if (this.#isClosed) return
    const last = this.#runs.at(-1)
    if (last !== undefined && last.seconds === seconds && last.nanos === nanos)
      this.#runs[this.#runs.length - 1] = { seconds, nanos, count: last.count + count }
    else if (this.#runs.length === mostRuns) this.#isClosed = true
    else this.#runs.push({ seconds, nanos, count })
  }
}

/**
 * The latest instant of a seam, as the engine's `until` has it: seconds with nine decimals, more than a number holds.
 * null for a seam of one instant: only the end of the log tells how many of it there are.
 */
export function untilOf({ runs }: Seam): string | null {
  const [latest, another] = runs.toSorted(
    (one, other) => other.seconds - one.seconds || other.nanos - one.nanos,
  )
  if (latest === undefined || another === undefined) return null
  return `${latest.seconds}.${String(latest.nanos).padStart(9, '0')}`
}
