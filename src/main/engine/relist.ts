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

/** Lists anew what was touched, together and no faster than its pace. */
export interface Relist {
  readonly touch: (id: string) => void
  readonly touchAll: () => void
  /** A new connection: everything is listed at once, whatever was under way is dropped. */
  readonly startOver: () => void
  /** Lists all in quiet; answers the difference that nobody had told of, null when there was none or it cannot be said. */
  readonly compare: () => Promise<unknown>
  readonly stop: () => void
}

const coalesce = 50
const retryFirst = 1000
const retryLongest = 30_000
/** Past so many ids in one filter the whole list is the smaller question. */
const mostFiltered = 400

export function createRelist<Item, Difference>(options: RelistOptions<Item, Difference>): Relist {
  const touched = new Set<string>()
  let all = false
  let running = 0
  let timer: NodeJS.Timeout | null = null
  let starts: number[] = []
  let failures = 0
  let stopped = false

  function plan(delay: number): void {
    if (timer !== null || stopped) return
    timer = setTimeout(
      () => {
        timer = null
        // A list under way plans the next one itself.
        if (running !== options.generation()) void run()
      },
      Math.max(delay, pause()),
    )
  }

  function pause(): number {
    const now = performance.now()
    starts = starts.filter((at) => at > now - 1000)
    const last = starts.at(-1)
    return last === undefined || starts.length < options.pace.burst ? 0 : last + options.pace.spacing - now
  }

  function take(): readonly string[] | null {
    const known = options.known()
    const ids = [...touched]
    const whole = all || known === null || ids.length > Math.max(mostFiltered, known)
    touched.clear()
    all = false
    return whole ? null : ids
  }

  async function run(): Promise<Difference | null> {
    if (stopped || !options.ready()) return null
    const generation = options.generation()
    const ids = take()
    running = generation
    starts.push(performance.now())
    try {
      const items = await options.list(ids)
      if (stopped || generation !== options.generation()) return null
      failures = 0
      return options.apply(ids, items)
    } catch (error) {
      if (!stopped && generation === options.generation() && options.ready()) failed(error)
      return null
    } finally {
      if (running === generation) running = 0
      if (all || touched.size > 0) plan(failures > 0 ? retryDelay(failures) : coalesce)
    }
  }

  function failed(error: unknown): void {
    failures += 1
    all = true
    options.failed(faultErrorOf(error).fault)
  }

  return {
    touch: (id) => {
      touched.add(id)
      plan(coalesce)
    },
    touchAll: () => {
      all = true
      plan(coalesce)
    },
    startOver: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      all = true
      failures = 0
      void run()
    },
    compare: async () => {
      if (running !== 0 || timer !== null || !options.ready()) return null
      all = true
      const difference = await run()
      // What was touched meanwhile may be the difference.
      return touched.size > 0 || all ? null : difference
    },
    stop: () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function retryDelay(failures: number): number {
  return Math.min(retryLongest, retryFirst * 2 ** (failures - 1))
}
