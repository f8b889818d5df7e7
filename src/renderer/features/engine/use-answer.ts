import type { Fault } from '#shared/faults.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { faultOf } from '../../host/api.ts'

export type Answer<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly fault: Fault }

/** Asks once, again whenever `about` changes, and on demand. A late answer to an older question is dropped. */
export function useAnswer<T, About>(
  ask: (about: About) => Promise<T>,
  about: About,
): { answer: Answer<T>; again: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>({ status: 'loading' })
  const question = useRef(0)
  const latestAsk = useRef(ask)
  useEffect(() => {
    latestAsk.current = ask
  })
  const again = useCallback(() => {
    question.current += 1
    const mine = question.current
    const take = (next: Answer<T>) => {
      if (mine === question.current) setAnswer(next)
    }
    latestAsk.current(about).then(
      (value) => take({ status: 'ready', value }),
      (error: unknown) => take({ status: 'failed', fault: faultOf(error) }),
    )
  }, [about])
  useEffect(() => {
    again()
    return () => {
      question.current += 1
    }
  }, [again])
  return { answer, again }
}
