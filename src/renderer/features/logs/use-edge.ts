import { useEffect, useRef } from 'react'
import type { LogHead, LogRange } from '#shared/contract/logs.ts'
import { type Older, useOlder } from './use-older.ts'

/** The row before the oldest line, which says what is older. */
export interface Edge {
  readonly row: number
  readonly older: Older
}

/** The rows to draw, and the edge before them where there is something to be said; `load` reads on. */
export function useEdge(
  session: string | null,
  head: LogHead,
  shown: LogRange,
): { readonly edge: Edge | null; readonly range: LogRange; readonly load: () => void } {
  const older = useOlder(session, head)
  const edge = older.state === 'unasked' ? null : { row: shown.first - 1, older }
  return { edge, range: { first: edge?.row ?? shown.first, end: shown.end }, load: older.load }
}

/** A log that does not fill the pane cannot be scrolled: whether there is more of it is asked once. */
export function useLook(edge: Edge | null, view: string, isAllInSight: boolean): void {
  const looked = useRef('')
  const load = edge?.older.state === 'more' && isAllInSight ? edge.older.load : null
  useEffect(() => {
    if (load === null || looked.current === view) return
    looked.current = view
    load()
  }, [load, view])
}
