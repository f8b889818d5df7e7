import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from './fault-text.ts'

const reasons = [
  'unhealthy',
  'never-healthy',
  'old-gone',
  'new-gone',
  'edit-open',
  'edit-set-aside',
  'edit-nothing',
  'edit-not-open',
  'edit-later',
] as const

/** Whether the edit itself found what was wrong, and no engine said it. */
export function isOurs(fault: Fault): boolean {
  const reason = fault.detail['reason']
  return reason === 'ended' || reasons.some((name) => name === reason)
}

/** The person's sentence for what went wrong with an edit; other failures have their own. */
export function editFaultSentence(t: TFunction, fault: Fault): string {
  const reason = fault.detail['reason']
  if (reason === 'ended') return t('edit.fault.ended', { code: fault.detail['exitCode'] ?? 0 })
  if (reason === 'auto-remove' || reason === 'image-missing') return t(`edit.obstacle.${reason}`)
  const known = reasons.find((name) => name === reason)
  return known === undefined ? faultSentence(t, fault) : t(`edit.fault.${known}`)
}
