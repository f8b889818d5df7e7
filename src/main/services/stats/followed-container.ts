import type { StatsFeed } from '#shared/contract/stats.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { readStats } from './read-stats.ts'
import { SampleRing } from './sample-ring.ts'

/** What the mirror says of a container, as far as its figures go. */
export type Standing = 'running' | 'paused' | 'stopped' | 'away' | 'gone'

type Told = Pick<StatsFeed, 'state' | 'fault'>

/** Five minutes, a sample a second. */
const keptSamples = 300
/** A stream that ended although its container runs is opened again after so many milliseconds. */
const againAfter = 1000
/** By more than so many milliseconds the engine's clock is another clock than the person's. */
const otherClock = 2000

/** One container's figures for as long as somebody looks: one stream, however many look. */
export class FollowedContainer {
  readonly ring = new SampleRing(keptSamples)
  readonly #engine: Engine
  readonly #id: string
  readonly #lookers = new Set<() => void>()
  #told: Told = { state: 'starting', fault: null }
  #standing: Standing = 'away'
  #reading: AbortController | null = null
  #again: NodeJS.Timeout | null = null

  constructor(engine: Engine, id: string) {
    this.#engine = engine
    this.#id = id
  }

  told(): Told {
    return this.#told
  }

  isLookedAt(): boolean {
    return this.#lookers.size > 0
  }

  /** `changed` is called after every sample and every change of state, until the answer is called. */
  look(standing: Standing, changed: () => void): () => void {
    this.#lookers.add(changed)
    // Who comes anew asks anew: what failed before may work now.
    if (this.#told.state === 'failed') this.#told = { state: 'starting', fault: null }
    this.settle(standing)
    return () => {
      this.#lookers.delete(changed)
      if (this.#lookers.size === 0) this.#leave()
    }
  }

  /** Reads while the container runs, and only then. */
  settle(standing: Standing): void {
    const changed = standing !== this.#standing
    this.#standing = standing
    if (standing !== 'running') {
      this.#leave()
      return this.#tell({ state: standing, fault: null })
    }
    const waits = this.#again !== null || this.#reading !== null || !this.isLookedAt()
    if (waits || (!changed && this.#told.state === 'failed')) return
    void this.#read()
  }

  async #read(): Promise<void> {
    const reading = new AbortController()
    this.#reading = reading
    this.#tell({ state: 'starting', fault: null })
    let ahead: number | null = null
    try {
      await readStats(this.#engine, this.#id, reading.signal, ({ at, figures }) => {
        if (reading.signal.aborted) return
        ahead ??= Math.abs(Date.now() - at) > otherClock ? Date.now() - at : 0
        this.ring.add(at + ahead, figures)
        this.#tell({ state: 'live', fault: null })
      })
      if (!reading.signal.aborted) this.#ended({ state: 'starting', fault: null })
    } catch (error) {
      if (reading.signal.aborted) return
      const { fault } = faultErrorOf(error)
      const passing = ['unreachable', 'timeout', 'not-found'].includes(fault.code)
      this.#ended(passing ? { state: 'starting', fault: null } : { state: 'failed', fault })
    }
  }

  /** The mirror hears a little later why it ended; until then it is asked again now and then. */
  #ended(told: Told): void {
    this.#leave()
    this.#tell(told)
    if (told.state === 'failed') return
    this.#again = setTimeout(() => {
      this.#again = null
      this.settle(this.#standing)
    }, againAfter)
  }

  #leave(): void {
    if (this.#again !== null) clearTimeout(this.#again)
    this.#again = null
    if (this.#reading === null) return
    this.#reading.abort()
    this.#reading = null
    this.ring.gap(Date.now())
  }

  #tell(told: Told): void {
    this.#told = told
    for (const changed of this.#lookers) changed()
  }
}
