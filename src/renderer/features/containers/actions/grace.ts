import { create } from 'zustand'
import { api } from '../../../host/api.ts'

/** A stop under way: the signal was sent at `startedAt`, and the engine kills after `seconds` (-1: never). */
export interface Grace {
  readonly startedAt: number
  readonly seconds: number
  readonly signal: string
}

const useGraces = create<Readonly<Record<string, Grace>>>(() => ({}))

export function useGrace(id: string): Grace | null {
  return useGraces((graces) => graces[id] ?? null)
}

/**
 * Counts beside `stop` for as long as it runs. The container's own time-out and signal are asked for
 * meanwhile; until they are here, docker's defaults are shown.
 */
export async function withGrace(id: string, stop: () => Promise<unknown>): Promise<void> {
  const begun: Grace = { startedAt: Date.now(), seconds: 10, signal: 'SIGTERM' }
  useGraces.setState({ [id]: begun })
  void refine(id, begun)
  try {
    await stop()
  } finally {
    useGraces.setState(
      (graces) => Object.fromEntries(Object.entries(graces).filter(([key]) => key !== id)),
      true,
    )
  }
}

async function refine(id: string, begun: Grace): Promise<void> {
  try {
    const { stopTimeout, stopSignal } = await api.containers.inspect({ id })
    useGraces.setState((graces) =>
      graces[id] === begun ? { [id]: { ...begun, seconds: stopTimeout, signal: stopSignal } } : graces,
    )
  } catch {
    // The stop itself tells what is wrong; the count keeps docker's defaults.
  }
}

/** Whole seconds until the engine kills; null when it waits for ever. */
export function secondsLeft(grace: Grace, now: number): number | null {
  if (grace.seconds < 0) return null
  return Math.max(0, Math.ceil(grace.seconds - (now - grace.startedAt) / 1000))
}
