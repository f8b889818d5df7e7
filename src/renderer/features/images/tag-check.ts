import type { ImageSummary } from '#shared/contract/images.ts'
import { checkReference } from '#shared/reference-check.ts'

export type TagCheck =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad' }
  /** The image has this name already. */
  | { readonly kind: 'same' }
  /** Another image has this name and will lose it. */
  | { readonly kind: 'moves' }
  | { readonly kind: 'fine' }

/** Whether an image may get that name, and what it does to the others. */
export function checkTag(text: string, imageId: string, images: readonly ImageSummary[]): TagCheck {
  const checked = checkReference(text, 'name')
  if (checked.kind === 'none') return { kind: 'empty' }
  if (checked.kind === 'bad') return { kind: 'bad' }
  const { full } = checked
  const owner = images.find((image) => image.references.some((reference) => fullOf(reference) === full))
  if (owner === undefined) return { kind: 'fine' }
  return { kind: owner.id === imageId ? 'same' : 'moves' }
}

function fullOf(text: string): string | null {
  const checked = checkReference(text, 'name')
  return checked.kind === 'good' ? checked.full : null
}
