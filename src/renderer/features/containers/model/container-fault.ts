import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from '../../../store/fault-text.ts'

/** The sentence for a question about one container that went without an answer: what may hold it is said. */
export function containerFaultSentence(t: TFunction, fault: Fault): string {
  return fault.code === 'timeout' ? t('container.held') : faultSentence(t, fault)
}

/** The sentence for something that was to be done. It may outlive the silence: it tells of then, not of the engine now. */
export function actionFaultSentence(t: TFunction, fault: Fault): string {
  if (fault.code !== 'unreachable') return faultSentence(t, fault)
  return t(fault.detail['sent'] === 'no' ? 'containers.notSentThen' : 'containers.unreachedThen')
}
