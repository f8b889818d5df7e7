import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LogHit, SearchState } from '#shared/contract/logs.ts'
import { api } from '../../host/api.ts'

export interface LogQuery {
  readonly text: string
  readonly regex: boolean
  readonly matchCase: boolean
}

export interface LogSearch {
  /** null without a query. */
  readonly state: SearchState | null
  /** The hit that was gone to. */
  readonly hit: LogHit | null
  /** Goes to the hit after, or before, the present one; from `row` on when there is none. Goes round at the ends. */
  readonly go: (direction: 'next' | 'previous', row: number) => Promise<LogHit | null>
}

interface Known {
  /** The very question that this answers. */
  readonly asked: object
  readonly state: SearchState
  readonly hit: LogHit | null
}

const typingPause = 150

/**
 * Searches the rows of a view beside the store while the query stands; `found` is told whenever what was found has
 * changed. `view` is a name for the rows looked at: with another one the search starts again.
 */
export function useLogSearch(
  session: string | null,
  query: LogQuery,
  view: string,
  found: () => void,
): LogSearch {
  const { text, regex, matchCase } = query
  const asked = useMemo(
    () => ({ session, query: { text, regex, matchCase }, view }),
    [session, text, regex, matchCase, view],
  )
  const [known, setKnown] = useState<Known | null>(null)
  // What is known of another query is nothing.
  const state = known?.asked === asked ? known.state : null
  const hit = known?.asked === asked ? known.hit : null
  const goneTo = useRef<number | null>(null)
  useEffect(() => {
    goneTo.current = null
    found()
    if (asked.session === null || asked.query.text === '') return
    const leaving = new AbortController()
    const { session, query } = asked
    let hits = 0
    // Hits before the one gone to came or went: its place is another.
    const placeAnew = async (row: number): Promise<void> => {
      const placed = await api.logs.hit({ session, row, direction: 'next' })
      if (placed?.row !== row || goneTo.current !== row) return
      setKnown((before) => (before?.asked === asked ? { ...before, hit: placed } : before))
    }
    const timer = setTimeout(() => {
      void watch({ session, query }, leaving.signal, (next) => {
        // A session that is gone says so in its head.
        if (next.hits !== hits && goneTo.current !== null) placeAnew(goneTo.current).catch(() => undefined)
        hits = next.hits
        setKnown((before) => ({ asked, state: next, hit: before?.asked === asked ? before.hit : null }))
        found()
      })
    }, typingPause)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [asked, found])

  const go = useCallback(
    async (direction: 'next' | 'previous', row: number): Promise<LogHit | null> => {
      if (session === null) return null
      const from = hit === null ? row : direction === 'next' ? hit.row + 1 : hit.row - 1
      const round = direction === 'next' ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER
      const ask = (at: number): Promise<LogHit | null> => api.logs.hit({ session, row: at, direction })
      const next = (await ask(from)) ?? (await ask(round))
      goneTo.current = next?.row ?? null
      setKnown((before) => (before?.asked === asked ? { ...before, hit: next } : before))
      return next
    },
    [session, hit, asked],
  )
  return { state, hit, go }
}

async function watch(
  input: Parameters<typeof api.logs.search>[0],
  signal: AbortSignal,
  tell: (state: SearchState) => void,
): Promise<void> {
  try {
    for await (const state of await api.logs.search(input, { signal })) {
      if (signal.aborted) return
      tell(state)
    }
  } catch {
    // The session ended, or the search was left: the head and the next search say what there is to say.
  }
}
