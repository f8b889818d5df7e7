import type { ImageSummary } from '#shared/contract/images.ts'
import { canonicalReference, parseReference } from '#shared/image-reference.ts'
import type { ReferenceProblem } from '#shared/image-reference.ts'

export type TagCheck =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly problem: ReferenceProblem }
  /** A tag cannot hold a digest. */
  | { readonly kind: 'digest' }
  /** The image has this name already. */
  | { readonly kind: 'same' }
  /** Another image has this name and will lose it. */
  | { readonly kind: 'moves' }
  | { readonly kind: 'fine' }

/** Whether an image may get that name, and what it does to the others. */
export function checkTag(text: string, imageId: string, images: readonly ImageSummary[]): TagCheck {
  if (text === '') return { kind: 'empty' }
  const parsed = parseReference(text)
  if (!parsed.ok) return { kind: 'bad', problem: parsed.problem }
  if (parsed.reference.kind === 'id') return { kind: 'bad', problem: 'bad-format' }
  if (parsed.reference.digest !== null) return { kind: 'digest' }
  const full = canonicalReference(parsed.reference)
  const owner = images.find((image) => image.references.some((reference) => fullOf(reference) === full))
  if (owner === undefined) return { kind: 'fine' }
  return { kind: owner.id === imageId ? 'same' : 'moves' }
}

function fullOf(text: string): string | null {
  const parsed = parseReference(text)
  return parsed.ok ? canonicalReference(parsed.reference) : null
}
