import { LineQueue, type TakeLine } from './line-queue.ts'
import type { LineStore } from './line-store.ts'

/** Milliseconds for which a live line waits for earlier ones of other sources. */
const patience = 100
/** A source that sends without a pause may only be behind: it is waited for as long as bytes come, up to a bound. */
const busyFor = 150
const patienceWithBusy = 2000
/** A source whose past is being read is waited for, unless the engine sends none of it for so long. */
const patienceWithEngine = 10_000
/**
 * How many rows a line that comes late may move. With a clock that was put back every line is late: more than the least
 * is paid with rows that were written, so that moving stays in proportion to reading; the most bounds the memory.
 */
const leastMoved = 20_000
const mostMoved = 200_000
const paidPerRow = 4

/** Where one source stands: `past` its log is being read, `live` all was read, `over` nothing comes for now. */
type Phase = 'past' | 'live' | 'over'

interface Source {
  readonly queue: LineQueue
  phase: Phase
  /** When its last bytes came, or its stream began. */
  heardAt: number
  /** When it came into its phase. */
  phaseAt: number
  /** Since when, at the latest, the oldest line that waits has waited. */
  waitsSince: number
  /** Lines of it were written by the present flush. */
  hasMoved: boolean
}

/**
 * Puts the lines of several sources into one store by the engine's time stamps. A line waits a little for those that
 * are earlier; one that comes later than that is put in its place after all, so the order that settles is that of the
 * time stamps however slow the machine is. Lines of one instant keep the order in which they came.
 */
export class Merge {
  readonly #store: LineStore
  readonly #now: () => number
  readonly #sources: readonly Source[]
  /** Rows taken out of the store again, to be put back in between. */
  readonly #back = newSource(0)
  readonly #append: TakeLine
  /** Rows that a late line may move beyond the least. */
  #paid = 0

  constructor(store: LineStore, sources: number, now: () => number = () => performance.now()) {
    this.#store = store
    this.#now = now
    this.#append = (tag, time, text, start, end) => store.append(tag, time, text, start, end)
    this.#sources = Array.from({ length: sources }, () => newSource(now()))
  }

  /** Bytes of a source that wait. */
  waiting(source: number): number {
    return this.#sources[source]?.queue.bytes ?? 0
  }

  /** True while lines wait: `flush` has to be called again. */
  get isWaiting(): boolean {
    return this.#sources.some(({ queue }) => !queue.isEmpty)
  }

  /** What a source's reader calls with each line. */
  taker(source: number): TakeLine {
    return (tag, time, text, start, end) => {
      const into = this.#sources[source]
      if (into === undefined) return
      if (into.queue.isEmpty) into.waitsSince = this.#now()
      into.queue.push(tag, time, text, start, end)
    }
  }

  /** Bytes of a source came. */
  heard(source: number): void {
    const from = this.#sources[source]
    if (from !== undefined) from.heardAt = this.#now()
  }

  /** The source's past begins to come, or what is written now, or nothing comes. */
  phase(source: number, phase: Phase): void {
    const of = this.#sources[source]
    if (of === undefined) return
    of.phase = phase
    of.phaseAt = this.#now()
    of.heardAt = of.phaseAt
  }

  /** Writes the lines whose turn has come. Answers the row from which on rows have moved, null when none has. */
  flush(): number | null {
    const now = this.#now()
    let moved: number | null = null
    for (let next = this.#earliest(); next !== null; next = this.#earliest()) {
      if (next !== this.#back) {
        if (this.#mustWait(next, now)) break
        const row = this.#makeWay(next.queue)
        if (row !== null) moved = Math.min(row, moved ?? row)
        this.#paid = Math.min(mostMoved, this.#paid + paidPerRow)
      }
      next.queue.shift(this.#append)
      next.hasMoved = true
    }
    this.#putBack()
    // What is left of a queue came later than what was written of it.
    for (const source of this.#sources) {
      if (source.hasMoved) source.waitsSince = now
      source.hasMoved = false
    }
    return moved
  }

  /** The source whose head was written first; of two of one instant, rows that were in the store come first. */
  #earliest(): Source | null {
    let earliest: Source | null = this.#back.queue.isEmpty ? null : this.#back
    for (const source of this.#sources) {
      if (source.queue.isEmpty) continue
      if (earliest === null || isEarlier(source.queue, earliest.queue)) earliest = source
    }
    return earliest
  }

  /** Takes the rows that were written after the head of a queue out of the store; null where there are none. */
  #makeWay(next: LineQueue): number | null {
    const most = Math.max(leastMoved, this.#paid)
    const row = this.#store.placeOf(next.headTime, next.headNanos, most)
    const moving = this.#store.range().end - row
    if (moving <= 0) return null
    this.#paid = Math.max(0, this.#paid - moving)
    this.#putBack()
    this.#store.takeBack(row, this.#back.queue.push.bind(this.#back.queue))
    return row
  }

  #putBack(): void {
    while (!this.#back.queue.isEmpty) this.#back.queue.shift(this.#append)
  }

  #mustWait(next: Source, now: number): boolean {
    return this.#sources.some(({ queue, phase, phaseAt, heardAt }) => {
      if (!queue.isEmpty || phase === 'over') return false
      if (phase === 'past') return now - heardAt < patienceWithEngine
      // What waited for a past has not waited yet for what comes live: the end of a run is the last of it.
      const waited = now - Math.max(next.waitsSince, phaseAt)
      return waited < patience || (now - heardAt < busyFor && waited < patienceWithBusy)
    })
  }
}

function newSource(now: number): Source {
  return { queue: new LineQueue(), phase: 'past', heardAt: now, phaseAt: now, waitsSince: 0, hasMoved: false }
}

function isEarlier(one: LineQueue, other: LineQueue): boolean {
  return one.headTime < other.headTime || (one.headTime === other.headTime && one.headNanos < other.headNanos)
}
