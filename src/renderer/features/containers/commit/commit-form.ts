import type { CommitInput } from '#shared/contract/containers.ts'
import { canonicalReference, parseReference, type ReferenceProblem } from '#shared/image-reference.ts'
import { changeProblem, type ChangeRow } from '../model/changes.ts'

export interface CommitForm {
  readonly reference: string
  readonly author: string
  readonly message: string
  readonly pause: boolean
  readonly changes: readonly ChangeRow[]
}

export const emptyForm: CommitForm = { reference: '', author: '', message: '', pause: true, changes: [] }

export type CheckedReference =
  | { readonly kind: 'none' }
  | { readonly kind: 'good'; readonly full: string }
  | { readonly kind: 'bad'; readonly problem: ReferenceProblem | 'digest' | 'id' }

/** A name that a new image can bear: no id and no digest, which are the engine's to make. */
export function checkReference(typed: string): CheckedReference {
  const text = typed.trim()
  if (text === '') return { kind: 'none' }
  const parsed = parseReference(text)
  if (!parsed.ok) return { kind: 'bad', problem: parsed.problem }
  if (parsed.reference.kind === 'id') return { kind: 'bad', problem: 'id' }
  if (parsed.reference.digest !== null) return { kind: 'bad', problem: 'digest' }
  return { kind: 'good', full: canonicalReference(parsed.reference) }
}

export function isReady(form: CommitForm): boolean {
  return (
    checkReference(form.reference).kind !== 'bad' &&
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
