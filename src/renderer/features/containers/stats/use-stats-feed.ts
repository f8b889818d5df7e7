import { useCallback, useEffect, useRef, useState } from 'react'
import type { StatsFeed } from '#shared/contract/stats.ts'
import { api, faultOf } from '../../../host/api.ts'
import { useVisible } from '../../../store/use-visible.ts'
import { joined, noSamples, type Samples } from './samples.ts'

export interface StatsView extends Pick<StatsFeed, 'state' | 'fault'> {
  readonly samples: Samples
}

const againAfter = 1000
const nothing: StatsView = { state: 'starting', fault: null, samples: noSamples }

/** Follows one container while somebody can see the page; another host, or one that was away, is followed anew. */
export function useStatsFeed(id: string): StatsView & { readonly again: () => void } {
  const visible = useVisible()
  const [view, setView] = useState(nothing)
  const begin = useRef(() => {})
  useEffect(() => {
    if (!visible) return
    let leaving = new AbortController()
    let later: ReturnType<typeof setTimeout> | undefined
    const start = async (): Promise<void> => {
      leaving.abort()
      clearTimeout(later)
      leaving = new AbortController()
      const { signal } = leaving
      await follow(id, signal, setView)
      if (!signal.aborted) later = setTimeout(() => void start(), againAfter)
    }
    begin.current = () => void start()
    void start()
    return () => {
      leaving.abort()
      clearTimeout(later)
    }
  }, [id, visible])
  return { ...view, again: useCallback(() => begin.current(), []) }
}

async function follow(
  id: string,
  signal: AbortSignal,
  set: (next: (before: StatsView) => StatsView) => void,
): Promise<void> {
  let first = true
  try {
    for await (const feed of await api.stats.follow({ id }, { signal })) {
      if (signal.aborted) return
      const whole = first
      first = false
      set(({ samples }) => ({
        state: feed.state,
        fault: feed.fault,
        samples: joined(whole ? noSamples : samples, feed),
      }))
    }
  } catch (error) {
    if (signal.aborted) return
    const fault = faultOf(error)
    set((before) => ({ ...before, state: fault.code === 'unreachable' ? 'away' : 'failed', fault }))
  }
}
