import type { CommitInput } from '#shared/contract/containers.ts'
import { checkReference } from '#shared/reference-check.ts'
import { changeProblem, type ChangeRow } from '../model/changes.ts'

export interface CommitForm {
  readonly reference: string
  readonly author: string
  readonly message: string
  readonly pause: boolean
  readonly changes: readonly ChangeRow[]
}

export const emptyForm: CommitForm = { reference: '', author: '', message: '', pause: true, changes: [] }

export function isReady(form: CommitForm): boolean {
  return (
    checkReference(form.reference, 'name').kind !== 'bad' &&
    form.changes.every((change) => changeProblem(change.instruction, change.value) === null)
  )
}

/** What is sent, and what the command line shows. `id` is an id for the one and a name for the other. */
export function commitInputOf(form: CommitForm, id: string): CommitInput & { pause: boolean } {
  const reference = form.reference.trim()
  return {
    id,
    pause: form.pause,
    changes: form.changes.map(({ instruction, value }) => ({ instruction, value: value.trim() })),
    ...(reference === '' ? {} : { reference }),
    ...(form.author === '' ? {} : { author: form.author }),
    ...(form.message === '' ? {} : { message: form.message }),
  }
}
