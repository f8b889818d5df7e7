import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { LogHead, LogWindow } from '#shared/contract/logs.ts'
import { api } from '../../host/api.ts'
import type { Only } from './log-options.ts'
import { RowCache } from './row-cache.ts'

export type Pull = (from: number, count: number) => Promise<LogWindow>

export interface LogRows {
  readonly cache: RowCache
  /** What the search found has changed. */
  readonly remark: () => void
}

/**
 * Chooses what of a session is looked at. Row numbers are those of the choice that the head tells, so each has rows of
 * its own; the component draws again when rows come.
 */
export function useLogView(
  session: string | null,
  head: LogHead,
  only: Only,
  off: readonly number[],
): { readonly pull: Pull; readonly rows: LogRows } {
  const { view, edition } = head
  const chosen = off.join(',')
  const looked = useRef({ session, choice: '/' })
  useEffect(() => {
    if (session === null) return
    const choice = `${only ?? ''}/${chosen}`
    // A new session shows all.
    const before = looked.current.session === session ? looked.current.choice : '/'
    looked.current = { session, choice }
    if (choice === before) return
    const places = chosen === '' ? [] : chosen.split(',').map(Number)
    // A session that is gone says so in its head.
    api.logs.look({ session, off: places, ...(only === undefined ? {} : { only }) }).catch(() => undefined)
  }, [session, only, chosen])

  const pull = useCallback(
    async (from: number, count: number): Promise<LogWindow> => {
      const window = await api.logs.lines({ session: session ?? '', from, count })
      if (window.view !== view) throw new Error('These rows are of another choice.')
      return window
    },
    [session, view],
  )
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const rows = useMemo(() => {
    const cache = new RowCache(pull, drawAgain)
    return { cache, remark: () => cache.remark() }
  }, [pull])
  useEffect(() => () => rows.cache.close(), [rows])
  useEffect(() => rows.cache.moved(edition), [rows, edition])
  return { pull, rows }
}
