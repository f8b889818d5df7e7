import './node-buffer.ts'
import { validate } from 'dockerfile-utils'

/** What the catalogue has a sentence for (`builds.lint.…`). */
type ProblemKind = (typeof kinds)[number] | 'other'

export interface Problem {
  readonly kind: ProblemKind
  /** From 0; `to` is behind the last character. */
  readonly from: Place
  readonly to: Place
  /** It will not build; otherwise it is only unwise. */
  readonly severe: boolean
  /** The library's own words, for what has no sentence of ours. */
  readonly message: string
}

interface Place {
  readonly line: number
  readonly character: number
}

// In the order of dockerfile-utils' ValidationCode, 0 to 52.
const kinds = [
  'casing',
  'casing',
  'argumentMissing',
  'argumentExtra',
  'argumentMissing',
  'argumentMissing',
  'argumentMissing',
  'argumentMissing',
  'fromArguments',
  'argumentExtra',
  'stageTwice',
  'emptyLine',
  'stageName',
  'flagValue',
  'flagTwice',
  'flagValue',
  'flagValue',
  'flagValue',
  'flagValue',
  'flagValue',
  'noFrom',
  'escape',
  'as',
  'destination',
  'port',
  'port',
  'reference',
  'signal',
  'syntax',
  'onbuild',
  'onbuild',
  'shell',
  'shell',
  'equals',
  'equals',
  'quote',
  'quote',
  'several',
  'unknown',
  'flag',
  'flag',
  'flag',
  'flag',
  'healthcheck',
  'variable',
  'maintainer',
  'healthcheck',
  'flagValue',
  'flagValue',
  'singleQuotes',
  'workdir',
  'baseEmpty',
  'escape',
] as const

/** What is wrong with a Dockerfile, and what is only unwise. */
export function problemsOf(text: string): readonly Problem[] {
  return validate(text).map(({ code, range, severity, message }) => ({
    kind: (typeof code === 'number' ? kinds[code] : undefined) ?? 'other',
    from: range.start,
    to: range.end,
    severe: severity === 1,
    message: typeof message === 'string' ? message : message.value,
  }))
}
