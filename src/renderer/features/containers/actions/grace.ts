import type { PendingStop } from '#shared/contract/containers.ts'
import { create } from 'zustand'
import { usePendingStop } from '../../../store/collections.ts'

/** A stop under way: what is counted down. */
export type Grace = Omit<PendingStop, 'id'>

/** Those of this window that main has not told of yet: the count begins with the press. */
const useGraces = create<Readonly<Record<string, Grace>>>(() => ({}))

/** As main tells it to every window, with the container's own grace and signal. */
export function useGrace(id: string): Grace | null {
  const begun = useGraces((graces) => graces[id] ?? null)
  return usePendingStop(id) ?? begun
}

/** Counts beside `stop` for as long as it runs, at first with docker's defaults. */
export async function withGrace(id: string, stop: () => Promise<unknown>): Promise<void> {
  useGraces.setState({ [id]: { startedAt: Date.now(), seconds: 10, signal: 'SIGTERM' } })
  try {
    await stop()
  } finally {
    useGraces.setState(
      (graces) => Object.fromEntries(Object.entries(graces).filter(([key]) => key !== id)),
      true,
    )
  }
}

/** Whole seconds until the engine kills; null when it waits for ever. */
export function secondsLeft(grace: Grace, now: number): number | null {
  if (grace.seconds < 0) return null
  return Math.max(0, Math.ceil(grace.seconds - (now - grace.startedAt) / 1000))
}
