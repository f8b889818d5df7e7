import type { TFunction } from 'i18next'
import type { Task } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import { buildFaultSentence } from './build-fault.ts'
import { editFaultSentence } from './edit-fault.ts'

/** What went wrong with a piece of work, in the person's words. */
export function taskFaultSentence(t: TFunction, { kind }: Pick<Task, 'kind'>, fault: Fault): string {
  return kind === 'build' ? buildFaultSentence(t, fault) : editFaultSentence(t, fault)
}
