import './node-buffer.ts'
import type { BuildOptions } from '#shared/contract/builds.ts'
import { validate } from 'dockerfile-utils'
import { buildkitOnly } from './buildkit-only.ts'

/** What the catalogue has a sentence for (`builds.lint.…`). */
type ProblemKind = (typeof kinds)[number] | 'buildkit' | 'other'

export interface Problem {
  readonly kind: ProblemKind
  /** From 0; `to` is behind the last character. */
  readonly from: Place
  readonly to: Place
  /** It will not build; otherwise it is only unwise. */
  readonly severe: boolean
  /** The library's own words, for what has no sentence of ours; of `buildkit` what is written there. */
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

/** What is wrong with a Dockerfile for the builder that is to build it, and what is only unwise. */
export function problemsOf(text: string, builder: BuildOptions['builder'] = 'buildx'): readonly Problem[] {
  const common = validate(text).map(({ code, range, severity, message }): Problem => ({
    kind: (typeof code === 'number' ? kinds[code] : undefined) ?? 'other',
    from: range.start,
    to: range.end,
    severe: severity === 1,
    message: typeof message === 'string' ? message : message.value,
  }))
  if (builder === 'buildx') return common
  const unknown = buildkitOnly(text).map(({ words, range }): Problem => {
    return { kind: 'buildkit', from: range.start, to: range.end, severe: true, message: words }
  })
  return [...common, ...unknown].toSorted((one, other) => one.from.line - other.from.line)
}
