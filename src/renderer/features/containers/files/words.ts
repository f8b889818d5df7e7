import type { TFunction } from 'i18next'
import type { Fault } from '#shared/faults.ts'
import { visibleName } from './visible-name.ts'

/** What a failed upload left behind, for who has to tidy up; empty where there is nothing to say. */
export function transferWords(t: TFunction, fault: Fault): string {
  const { arrived, files, partial } = fault.detail
  if (typeof arrived !== 'number' || typeof files !== 'number') return ''
  const whole = t('files.arrived', { arrived, count: files })
  const names = typeof partial === 'object' ? partial.map(visibleName) : []
  return names.length === 0 ? whole : `${whole} ${t('files.partial', { names: names.join(', ') })}`
}
