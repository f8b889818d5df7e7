import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'

/** The latest figures of all watched containers that have some; one that is missing is not running now. */
export interface StatsBatch {
  readonly ids: readonly string[]
  /** `figureCount` numbers for each id, in the order of `figureNames`; null is what the engine did not tell. */
  readonly figures: readonly (number | null)[]
}

/** What came since the message before; the first message brings the history that is kept. */
export interface StatsFeed {
  /**
   * `starting`: the first sample is waited for. `live`: a sample a second. `paused`, `stopped`, `gone`: of the
   * container. `away`: the engine does not answer. `failed`: `fault` says why; watching anew tries again.
   */
  readonly state: 'starting' | 'live' | 'paused' | 'stopped' | 'away' | 'gone' | 'failed'
  readonly fault: Fault | null
  /** Epoch milliseconds of each sample, oldest first. */
  readonly times: readonly number[]
  /** `figureCount` numbers a sample; a sample of nulls alone is a gap: nobody looked, or there was nothing to see. */
  readonly figures: readonly (number | null)[]
}

/** Full ids: what a page has on screen. */
const watched = z.array(containerId).max(200)
/** The page's own name for what it watches. */
const session = z.string().min(1).max(64)

export const statsContract = {
  /** The figures of many containers, at most once in two seconds. Leaving it closes what only it looked at. */
  watch: base.input(z.strictObject({ session, ids: watched })).output(eventIterator(type<StatsBatch>())),
  /** Watches these instead: for a list that scrolls. */
  update: base.input(z.strictObject({ session, ids: watched })).output(type<void>()),
  /** One container's last minutes, and then every sample. Follows it over stops and starts, and over the engine's. */
  follow: base.input(z.strictObject({ id: containerId })).output(eventIterator(type<StatsFeed>())),
}
