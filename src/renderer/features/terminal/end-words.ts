import type { TFunction } from 'i18next'
import { faultSentence } from '../../store/fault-text.ts'
import type { Ending } from './terminals.ts'

/** How a program ended, in the person's language. */
export function endWords(t: TFunction, end: Ending): string {
  switch (end.how) {
    case 'exited':
      return end.code === null
        ? t('terminal.end.exitedUnknown')
        : t('terminal.end.exited', { code: end.code })
    case 'detached':
      return t('terminal.end.detached')
    case 'stopped':
      return end.code === null
        ? t('terminal.end.stoppedUnknown')
        : t('terminal.end.stopped', { code: end.code })
    case 'removed':
      return t('terminal.end.removed')
    case 'engine':
      return t('terminal.end.engine')
    case 'failed':
      return t('terminal.end.failed', { reason: faultSentence(t, end.fault) })
    case 'host':
      return t('terminal.end.host')
  }
}
