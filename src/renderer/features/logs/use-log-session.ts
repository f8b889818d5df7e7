import { useCallback, useEffect, useRef, useState } from 'react'
import type { LogHead } from '#shared/contract/logs.ts'
import type { Fault } from '#shared/faults.ts'
import { followLog } from './follow-log.ts'
import type { LogSpan } from './log-span.ts'

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
export function useLogSession(containerIds: readonly string[], span: LogSpan): LogView {
  const [view, setView] = useState<Omit<LogView, 'reopen'>>(none)
  const open = useRef(() => {})
  // The list is made anew with every drawing; what it says is not.
  const ids = containerIds.join(',')
  useEffect(() => {
    let leaving = new AbortController()
    let again: ReturnType<typeof setTimeout> | undefined
    const tell = (session: string, head: LogHead): void => setView({ session, head, fault: null })
    const start = async (): Promise<void> => {
      leaving.abort()
      leaving = new AbortController()
      const { signal } = leaving
      const fault = await followLog(ids.split(','), span, signal, tell)
      if (signal.aborted) return
      const goesOn = fault.code === 'unreachable' || fault.code === 'timeout'
      setView(({ head }) => ({ session: null, head: head && stopped(head, fault, goesOn), fault }))
      if (goesOn) again = setTimeout(() => void start(), againAfter)
    }
    open.current = () => void start()
    void start()
    return () => {
      leaving.abort()
      clearTimeout(again)
    }
  }, [ids, span])
  const reopen = useCallback(() => {
    setView(none)
    open.current()
  }, [])
  return { ...view, reopen }
}

/** What was read stays on show, but no longer as a log that is followed. */
function stopped(head: LogHead, fault: Fault, goesOn: boolean): LogHead {
  return goesOn ? { ...head, state: 'waiting' } : { ...head, state: 'failed', fault }
}
