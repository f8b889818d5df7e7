import { useCallback, useState } from 'react'
import type { LogHead, OlderLines } from '#shared/contract/logs.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../host/api.ts'

export interface Older {
  /** `unasked` has nothing to be said of it. */
  readonly state: OlderLines['state'] | 'loading' | 'failed'
  readonly fault: Fault | null
  /** Reads on where that is possible and not under way; after a failure only with `again`. */
  readonly load: (again?: boolean) => void
}

interface Run {
  readonly session: string
  /** null while lines are on their way. */
  readonly fault: Fault | null
}

/** What comes before the oldest line held, and the reading of it. */
export function useOlder(session: string | null, head: LogHead): Older {
  const [run, setRun] = useState<Run | null>(null)
  const known = run?.session === session ? run : null
  // Under what is hidden nothing is put.
  const told = session === null || head.hidden > 0 || head.state === 'reading' ? 'unasked' : head.older.state
  const state = told !== 'more' || known === null ? told : known.fault === null ? 'loading' : 'failed'
  const load = useCallback(
    (again = false) => {
      if (session === null || !(state === 'more' || (again && state === 'failed'))) return
      setRun({ session, fault: null })
      api.logs.older({ session }).then(
        () => setRun((latest) => (latest?.session === session ? null : latest)),
        (error: unknown) => setRun({ session, fault: faultOf(error) }),
      )
    },
    [session, state],
  )
  return { state, fault: known?.fault ?? null, load }
}
