import type { ContainerSummary } from '#shared/contract/containers.ts'
import { canonicalReference, parseReference } from '#shared/image-reference.ts'

/** Containers that were made by this name; `behind` are those that are not of the image it means here now. */
export function madeFrom(
  containers: readonly ContainerSummary[],
  reference: string,
  imageId: string | null,
): { readonly all: readonly ContainerSummary[]; readonly behind: readonly ContainerSummary[] } {
  const full = fullOf(reference)
  const all = containers.filter(({ image }) => full !== null && fullOf(image) === full)
  return { all, behind: all.filter((container) => container.imageId !== imageId) }
}

function fullOf(text: string): string | null {
  const parsed = parseReference(text)
  return parsed.ok && parsed.reference.kind === 'name' ? canonicalReference(parsed.reference) : null
}
