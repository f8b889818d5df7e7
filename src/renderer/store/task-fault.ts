import type { TFunction } from 'i18next'
import type { Task } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import { buildFaultSentence } from './build-fault.ts'
import { editFaultSentence } from './edit-fault.ts'

/** What went wrong with a piece of work, in the person's words. */
export function taskFaultSentence(t: TFunction, { kind }: Pick<Task, 'kind'>, fault: Fault): string {
  if (kind === 'build') return buildFaultSentence(t, fault)
  const missing = fault.code === 'not-found' && fault.detail['kind'] !== 'platform'
  if (missing && (kind === 'pull' || kind === 'run')) return t('search.work.notInRegistry')
  return editFaultSentence(t, fault)
}
