import type { TFunction } from 'i18next'
import type { Task } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import { visibleName } from './visible-name.ts'

/** What an upload that did not end left behind, for who has to tidy up; empty where there is nothing to say. */
export function transferWords(t: TFunction, fault: Fault): string {
  const { arrived, files, partial } = fault.detail
  if (typeof arrived !== 'number' || typeof files !== 'number') return ''
  const whole = t('files.arrived', { arrived, count: files })
  const names = typeof partial === 'object' ? partial.map(visibleName) : []
  return names.length === 0 ? whole : `${whole} ${t('files.partial', { names: names.join(', ') })}`
}

/** What a cancelled transfer left behind: in the container its file under way, where it is not known to be whole. */
export function cancelledWords(t: TFunction, { kind, fault }: Pick<Task, 'kind' | 'fault'>): string {
  if (kind !== 'upload') return t('activity.state.cancelled')
  if (fault === null) return t('files.uploadCancelled')
  return `${t('files.uploadStopped')} ${transferWords(t, fault)}`
}
