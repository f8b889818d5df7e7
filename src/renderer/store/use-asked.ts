import { useEffect, useState } from 'react'
import type { Fault } from '#shared/faults.ts'
import { faultOf } from '../host/api.ts'

export type Asked<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly answer: T }
  | { readonly status: 'failed'; readonly fault: Fault }

/**
 * Asks when `question` changes, and drops the answer to an older one. Null asks nothing.
 * `ask` must be a function of the module, so that it is the same at every draw.
 */
export function useAsked<T>(
  question: string | null,
  ask: (question: string, signal: AbortSignal) => Promise<T>,
): { readonly state: Asked<T>; readonly again: () => void } {
  const [round, setRound] = useState(0)
  const [got, setGot] = useState<{ readonly key: string; readonly state: Asked<T> } | null>(null)
  const key = `${String(round)} ${question ?? ''}`
  useEffect(() => {
    if (question === null) return
    const leave = new AbortController()
    const keep = (state: Asked<T>) => {
      if (!leave.signal.aborted) setGot({ key, state })
    }
    void ask(question, leave.signal).then(
      (answer) => keep({ status: 'ready', answer }),
      (error: unknown) => keep({ status: 'failed', fault: faultOf(error) }),
    )
    return () => leave.abort()
  }, [question, key, ask])
  const again = () => setRound((last) => last + 1)
  if (question === null) return { state: { status: 'idle' }, again }
  return { state: got?.key === key ? got.state : { status: 'loading' }, again }
}
