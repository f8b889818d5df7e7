import type { ImageSummary } from '#shared/contract/images.ts'
import { parseReference } from '#shared/image-reference.ts'

/** The tags that this engine has of a repository. */
export function tagsHere(
  images: readonly ImageSummary[],
  repository: { readonly domain: string; readonly path: string },
): readonly string[] {
  return images
    .flatMap(({ references }) => references)
    .flatMap((text) => {
      const parsed = parseReference(text)
      if (!parsed.ok || parsed.reference.kind !== 'name' || parsed.reference.tag === null) return []
      const { domain, path, tag } = parsed.reference
      return domain === repository.domain && path === repository.path ? [tag] : []
    })
}
