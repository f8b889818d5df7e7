import type { PendingStop } from '#shared/contract/containers.ts'
import type { Engine } from '../engine/engine.ts'
import { inspected } from './inspected.ts'

/** The stops that the engine works on for us. Every window counts their grace, not only the one that asked. */
export interface Stops {
  readonly list: () => readonly PendingStop[]
  readonly subscribe: (listener: (stops: readonly PendingStop[]) => void) => () => void
  /** Tells of the stop for as long as `stop` takes; `graceSeconds` goes before the container's own. */
  readonly during: (id: string, graceSeconds: number | undefined, stop: () => Promise<void>) => Promise<void>
}

/** None at first. A container's own grace and signal are asked for beside the stop; until then docker's defaults are told. */
export function createStops(engine: Engine): Stops {
  const pending = new Map<symbol, PendingStop>()
  const listeners = new Set<(stops: readonly PendingStop[]) => void>()
  const list = () => [...pending.values()]
  const tell = () => {
    for (const listener of listeners) listener(list())
  }

  async function refine(key: symbol, graceSeconds: number | undefined): Promise<void> {
    const begun = pending.get(key)
    if (!begun) return
    try {
      const { id, stopTimeout, stopSignal } = await inspected(engine, begun.id)
      if (!pending.has(key)) return
      pending.set(key, { ...begun, id, seconds: graceSeconds ?? stopTimeout, signal: stopSignal })
      tell()
    } catch {
      // The stop itself tells what is wrong; the count keeps the defaults.
    }
  }

  return {
    list,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    during: async (id, graceSeconds, stop) => {
      const key = Symbol(id)
      pending.set(key, { id, startedAt: Date.now(), seconds: graceSeconds ?? 10, signal: 'SIGTERM' })
      tell()
      try {
        const stopping = stop()
        void refine(key, graceSeconds)
        await stopping
      } finally {
        pending.delete(key)
        tell()
      }
    },
  }
}
