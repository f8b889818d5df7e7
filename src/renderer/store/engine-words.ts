import type { EngineStatus } from '#shared/contract/system.ts'
import type { TFunction } from 'i18next'

const diagnosisKeys = {
  'no-socket': 'noSocket',
  refused: 'refused',
  permission: 'permission',
  timeout: 'timeout',
  'too-old': 'tooOld',
  'too-new': 'tooNew',
  tls: 'tls',
  'ssh-not-yet': 'sshNotYet',
  'unknown-context': 'unknownContext',
  'bad-address': 'badAddress',
  'unresolved-host': 'unresolvedHost',
  other: 'other',
} as const

/** Why there is no engine, in a person's words. */
export function diagnosisSentence(t: TFunction, status: EngineStatus): string {
  return t(`engine.diagnosis.${diagnosisKeys[status.diagnosis ?? 'other']}`)
}
