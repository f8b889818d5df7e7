import type { EngineStatus } from '#shared/contract/system.ts'
import { raceSignal } from './abort.ts'
import { createListeners } from './listeners.ts'

/** The status everyone reads, and who wants to hear of a change. */
export interface StatusBoard {
  readonly value: () => EngineStatus
  readonly become: (next: Partial<EngineStatus>) => void
  readonly onStatus: (listener: (status: EngineStatus) => void) => () => void
  /** Resolves with the generation as soon as the engine is ready; rejects when `signal` aborts. */
  readonly ready: (signal: AbortSignal) => Promise<number>
}

export function createStatusBoard(warn: (message: string, error: unknown) => void): StatusBoard {
  const news = createListeners<[EngineStatus]>(warn)
  let status: EngineStatus = {
    generation: 0,
    state: 'connecting',
    endpoint: null,
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: Date.now(),
  }
  return {
    value: () => status,
    become: (next) => {
      const since = next.state !== undefined && next.state !== status.state ? Date.now() : status.since
      status = { ...status, ...next, since }
      news.tell(status)
    },
    onStatus: news.add,
    ready: (signal) => {
      if (status.state === 'ready') return Promise.resolve(status.generation)
      const hearing: { stop?: () => void } = {}
      const ready = new Promise<number>((resolve) => {
        hearing.stop = news.add(({ state, generation }) => {
          if (state === 'ready') resolve(generation)
        })
      })
      return raceSignal(ready, signal).finally(hearing.stop)
    },
  }
}
