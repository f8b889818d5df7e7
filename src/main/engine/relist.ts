import type { Fault } from '#shared/faults.ts'
import { faultErrorOf } from './faults.ts'

/** How fast list calls may follow each other: `burst` a second at once, then `spacing` milliseconds apart. */
export interface Pace {
  readonly burst: number
  readonly spacing: number
}

export interface RelistOptions<Item, Difference> {
  readonly pace: Pace
  readonly ready: () => boolean
  readonly generation: () => number
  /** How many items are known; null when none were listed yet. */
  readonly known: () => number | null
  /** One list call; null means all. */
  readonly list: (ids: readonly string[] | null) => Promise<readonly Item[]>
  readonly apply: (ids: readonly string[] | null, items: readonly Item[]) => Difference | null
  readonly failed: (fault: Fault) => void
}

const coalesce = 50
const retryFirst = 1000
const retryLongest = 30_000
/** Past so many ids in one filter the whole list is the smaller question. */
const mostFiltered = 400

/** Lists anew what was touched, together and no faster than its pace. */
export class Relist<Item, Difference> {
  readonly #options: RelistOptions<Item, Difference>
  readonly #touched = new Set<string>()
  #all = false
  /** The generation of the list call under way, 0 when there is none. */
  #running = 0
  #timer: NodeJS.Timeout | null = null
  #starts: number[] = []
  #failures = 0
  #stopped = false

  constructor(options: RelistOptions<Item, Difference>) {
    this.#options = options
  }

  touch(id: string): void {
    this.#touched.add(id)
    this.#plan(coalesce)
  }

  touchAll(): void {
    this.#all = true
    this.#plan(coalesce)
  }

  /** A new connection: everything is listed at once, whatever was under way is dropped. */
  startOver(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#all = true
    this.#failures = 0
    void this.#run()
  }

  /** Tries again now instead of after the pause that follows a failure. */
  hurry(): void {
    if (this.#failures > 0 && this.#running === 0) this.startOver()
  }

  /**
   * Lists all in quiet; answers the difference that nobody had told of, null when there was none or it cannot be said.
   * A failure is told only when the next try fails too: nobody had asked, and what is shown may well be true.
   */
  async compare(): Promise<Difference | null> {
    if (this.#running !== 0 || this.#timer !== null || !this.#options.ready()) return null
    this.#all = true
    const difference = await this.#run(true)
    // What was touched meanwhile may be the difference.
    return this.#touched.size > 0 || this.#all ? null : difference
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #plan(delay: number): void {
    if (this.#timer !== null || this.#stopped) return
    const turn = (): void => {
      this.#timer = null
      // A list under way plans the next one itself.
      if (this.#running !== this.#options.generation()) void this.#run()
    }
    this.#timer = setTimeout(turn, Math.max(delay, this.#pause()))
  }

  #pause(): number {
    const { burst, spacing } = this.#options.pace
    const now = performance.now()
    this.#starts = this.#starts.filter((at) => at > now - 1000)
    const last = this.#starts.at(-1)
    return last === undefined || this.#starts.length < burst ? 0 : last + spacing - now
  }

  #take(): readonly string[] | null {
    const known = this.#options.known()
    const ids = [...this.#touched]
    const whole = this.#all || known === null || ids.length > Math.max(mostFiltered, known)
    this.#touched.clear()
    this.#all = false
    return whole ? null : ids
  }

  async #run(quiet = false): Promise<Difference | null> {
    const { ready, generation: now, list, apply } = this.#options
    if (this.#stopped || !ready()) return null
    const generation = now()
    const ids = this.#take()
    this.#running = generation
    this.#starts.push(performance.now())
    try {
      const items = await list(ids)
      if (this.#stopped || generation !== now()) return null
      this.#failures = 0
      return apply(ids, items)
    } catch (error) {
      if (!this.#stopped && generation === now() && ready()) this.#fail(error, quiet)
      return null
    } finally {
      if (this.#running === generation) this.#running = 0
      if (this.#all || this.#touched.size > 0)
        this.#plan(this.#failures > 0 ? retryDelay(this.#failures) : coalesce)
    }
  }

  #fail(error: unknown, quiet: boolean): void {
    this.#failures += 1
    this.#all = true
    const { fault } = faultErrorOf(error)
    // A connection that breaks is told by the engine's status, and what was known stays readable: a page that somebody
    // types on would give way to one that says that there is no engine.
    const broke = fault.code === 'unreachable' && this.#options.known() !== null
    if (!quiet && !broke) this.#options.failed(fault)
  }
}

function retryDelay(failures: number): number {
  return Math.min(retryLongest, retryFirst * 2 ** (failures - 1))
}
