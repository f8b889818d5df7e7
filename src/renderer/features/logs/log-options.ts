import { useCallback, useState } from 'react'
import { type LogSpan, usualSpan } from './log-span.ts'
import type { LogQuery } from './use-log-search.ts'

/** One stream alone, or both. */
export type Only = 'stdout' | 'stderr' | undefined

/** What a person has chosen for a log. */
export interface LogOptions {
  readonly query: LogQuery
  readonly span: LogSpan
  readonly only: Only
  /** Containers switched off, by their place in the session. */
  readonly off: readonly number[]
  readonly timestamps: boolean
  readonly wrap: boolean
  /** Lines that are JSON are shown as fields. */
  readonly fields: boolean
  /** Every line of stderr is gone to as an error. */
  readonly stderrErrors: boolean
}

export type SetOptions = (part: Partial<LogOptions>) => void

const usual: LogOptions = {
  query: { text: '', regex: false, matchCase: false },
  span: usualSpan,
  only: undefined,
  off: [],
  timestamps: true,
  wrap: false,
  fields: false,
  stderrErrors: false,
}

export function useLogOptions(): readonly [LogOptions, SetOptions] {
  const [options, setAll] = useState(usual)
  const setOptions = useCallback(
    (part: Partial<LogOptions>) => setAll((before) => ({ ...before, ...part })),
    [],
  )
  return [options, setOptions]
}
