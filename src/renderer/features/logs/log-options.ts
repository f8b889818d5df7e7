import { useCallback, useState } from 'react'
import type { LogSpan } from './log-span.ts'
import type { LogQuery, Only } from './use-log-search.ts'

/** What a person has chosen for a log. */
export interface LogOptions {
  readonly query: LogQuery
  readonly span: LogSpan
  readonly only: Only
  readonly timestamps: boolean
  readonly wrap: boolean
}

export type SetOptions = (part: Partial<LogOptions>) => void

const usual: LogOptions = {
  query: { text: '', regex: false, matchCase: false },
  span: 'all',
  only: undefined,
  timestamps: true,
  wrap: false,
}

export function useLogOptions(): readonly [LogOptions, SetOptions] {
  const [options, setAll] = useState(usual)
  const setOptions = useCallback(
    (part: Partial<LogOptions>) => setAll((before) => ({ ...before, ...part })),
    [],
  )
  return [options, setOptions]
}
