import { useEffect, useState } from 'react'
import type { HistoryEntry, HistoryGap } from '#shared/contract/history.ts'
import { api } from '../../../host/api.ts'
import { connectionState, nextLink } from '../../../host/connection.ts'

export interface HistoryState {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[]
  readonly gaps: readonly HistoryGap[]
  /** Since when events are heard; null while nothing was told. */
  readonly since: number | null
  readonly status: 'loading' | 'told' | 'failed'
}

const untold: HistoryState = { entries: [], gaps: [], since: null, status: 'loading' }

/** What happened to a container, for as long as the page is there; `id` may be the name of one that is gone. */
export function useHistory(id: string): HistoryState {
  const [state, setState] = useState({ id, history: untold })
  useEffect(() => {
    const leave = new AbortController()
    void follow(id, leave.signal, (next) =>
      setState((before) => ({ id, history: next(before.id === id ? before.history : untold) })),
    )
    return () => leave.abort()
  }, [id])
  return state.id === id ? state.history : untold
}

type Tell = (next: (before: HistoryState) => HistoryState) => void

/** Reads anew when the host was away: it tells everything that it keeps again. */
async function follow(id: string, signal: AbortSignal, tell: Tell): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    await nextLink()
    try {
      const entries = new Map<number, HistoryEntry>()
      for await (const news of await api.containers.history({ id }, { signal })) {
        if (signal.aborted) return
        failures = 0
        for (const entry of news.entries) entries.set(entry.number, entry)
        for (const number of entries.keys()) if (number < news.first) entries.delete(number)
        tell(() => ({ entries: [...entries.values()], gaps: news.gaps, since: news.since, status: 'told' }))
      }
    } catch {
      failures += 1
      if (!signal.aborted && connectionState() === 'open') tell((before) => ({ ...before, status: 'failed' }))
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 250 * 2 ** failures)))
  }
}
