import { useCallback, useEffect, useRef, useState } from 'react'
import type { LogHead } from '#shared/contract/logs.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../host/api.ts'
import type { LogSpan } from './log-span.ts'
import { sinceOf, tailOf } from './log-span.ts'

export interface LogView {
  readonly session: string | null
  readonly head: LogHead | null
  /** Why there is no session; the head has its own. */
  readonly fault: Fault | null
  readonly reopen: () => void
}

const againAfter = 1000
const none = { session: null, head: null, fault: null }

/** One log session for as long as the component lives: another span, or a host that was away, makes a new one. */
export function useLogSession(containerId: string, span: LogSpan): LogView {
  const [view, setView] = useState<Omit<LogView, 'reopen'>>(none)
  const open = useRef(() => {})
  useEffect(() => {
    let leaving = new AbortController()
    let again: ReturnType<typeof setTimeout> | undefined
    const start = (): void => {
      leaving.abort()
      leaving = new AbortController()
      const { signal } = leaving
      follow(containerId, span, signal, setView).catch((error: unknown) => {
        if (signal.aborted) return
        const fault = faultOf(error)
        setView((before) => ({ ...before, session: null, fault }))
        if (fault.code === 'unreachable' || fault.code === 'timeout') again = setTimeout(start, againAfter)
      })
    }
    open.current = start
    start()
    return () => {
      leaving.abort()
      clearTimeout(again)
    }
  }, [containerId, span])
  const reopen = useCallback(() => {
    setView(none)
    open.current()
  }, [])
  return { ...view, reopen }
}

async function follow(
  id: string,
  span: LogSpan,
  signal: AbortSignal,
  setView: (view: Omit<LogView, 'reopen'>) => void,
): Promise<void> {
  const since = sinceOf(span, Date.now())
  const request = { id, tail: tailOf(span), ...(since === null ? {} : { since }) }
  const { session } = await api.logs.open(request, { signal })
  const heads = await api.logs.head({ session }, { signal })
  for await (const head of heads) {
    if (signal.aborted) return
    setView({ session, head, fault: null })
  }
}
