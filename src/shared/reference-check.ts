import { canonicalReference, parseReference } from './image-reference.ts'
import type { ReferenceProblem } from './image-reference.ts'

/** `any` names an image that is somewhere; a `name` is given to one: no id and no digest, which the engine makes. */
export type WantedReference = 'any' | 'name'

/** What a field for a reference holds. A new name adds two mistakes to those of the grammar. */
export type CheckedReference =
  | { readonly kind: 'none' }
  | { readonly kind: 'good'; readonly full: string }
  | { readonly kind: 'bad'; readonly problem: ReferenceProblem | 'has-digest' | 'is-id' }

/** Reads what was typed as it is typed; blanks around it do not count. `full` is the canonical form. */
export function checkReference(typed: string, wanted: WantedReference): CheckedReference {
  const text = typed.trim()
  if (text === '') return { kind: 'none' }
  const parsed = parseReference(text)
  if (!parsed.ok) return { kind: 'bad', problem: parsed.problem }
  if (wanted === 'name') {
    if (parsed.reference.kind === 'id') return { kind: 'bad', problem: 'is-id' }
    if (parsed.reference.digest !== null) return { kind: 'bad', problem: 'has-digest' }
  }
  return { kind: 'good', full: canonicalReference(parsed.reference) }
}
