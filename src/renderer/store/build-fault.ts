import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from './fault-text.ts'

/** What went wrong with a build, or with its folder, in the person's words. */
export function buildFaultSentence(t: TFunction, fault: Fault): string {
  const word = (key: string): string | null => {
    const value = fault.detail[key]
    return value === undefined ? null : String(value)
  }
  const name = word('name') ?? ''
  const line = word('line')
  const step = word('step') ?? ''
  const code = word('exitCode')
  const instruction = word('instruction')
  if (fault.code === 'not-found' && word('kind') === 'manifest')
    return t('builds.fault.baseMissing', { name })
  switch (word('reason') ?? '') {
    case 'dockerfile':
      return line === null ? t('builds.fault.dockerfile') : t('builds.fault.dockerfileLine', { line })
    case 'buildkit-only':
      return line === null ? t('builds.fault.buildkit') : t('builds.fault.buildkitLine', { line })
    case 'copy-missing':
      return t('builds.fault.copyMissing', { name })
    case 'build-step':
      return instruction === null ? stepSentence(t, step, code) : instructionSentence(t, instruction, code)
    case 'went-away':
      return t('builds.fault.wentAway')
    case 'disk-full':
      return t('builds.fault.diskFull')
    case 'no-dockerfile':
      return t('builds.fault.noDockerfile', { name })
    case 'dockerfile-outside':
      return t('builds.fault.outside', { name })
    case 'long-dockerfile':
      return t('builds.fault.longDockerfile', { name })
    case 'ignore-pattern':
      return t('builds.fault.ignorePattern', { line: line ?? '', pattern: word('pattern') ?? '' })
    case 'folder':
      return t('builds.fault.folder', { name })
    case 'context-changed':
      return t('builds.fault.changed', { name })
    case 'unreadable':
      return t('builds.fault.unreadable', { name })
    case 'unwritable':
      return t('builds.fault.unwritable', { name })
    case 'context-gone':
      return t('builds.fault.gone')
    case 'dockerfile-changed':
      return t('builds.fault.dockerfileChanged')
    case 'many-files':
      return t('builds.fault.manyFiles')
    case 'large-context':
      return t('builds.fault.large')
    default:
      return faultSentence(t, fault)
  }
}

/** The classic builder counts its steps; BuildKit has several at once, and names them. */
const stepSentence = (t: TFunction, step: string, code: string | null): string =>
  code === null ? t('builds.fault.step', { step }) : t('builds.fault.stepCode', { step, code })

/** Characters of an instruction in a sentence; the step itself shows all of it. */
const longestInstruction = 100

function instructionSentence(t: TFunction, whole: string, code: string | null): string {
  const instruction = whole.length > longestInstruction ? `${whole.slice(0, longestInstruction)}…` : whole
  return code === null
    ? t('builds.fault.instruction', { instruction })
    : t('builds.fault.instructionCode', { instruction, code })
}
