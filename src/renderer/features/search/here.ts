import type { ImageSummary } from '#shared/contract/images.ts'
import { fullForm } from '#shared/image-reference.ts'
import { repositoryOf } from './typed-reference.ts'

/** Which references this engine already holds, by full form and by repository. */
export interface Here {
  readonly has: (reference: string) => boolean
  readonly tagsOf: (repository: string) => readonly string[]
}

export function imagesHere(images: readonly ImageSummary[]): Here {
  const full = new Set<string>()
  const ids = new Set<string>()
  const tags = new Map<string, string[]>()
  for (const image of images) {
    ids.add(image.id)
    for (const reference of [...image.references, ...image.digests]) full.add(fullForm(reference))
    for (const reference of image.references) {
      const repository = repositoryOf(reference)
      if (repository === null) continue
      const tag = fullForm(reference).slice(repository.length + 1)
      tags.set(repository, [...(tags.get(repository) ?? []), tag])
    }
  }
  return {
    has: (reference) => full.has(fullForm(reference)) || ids.has(reference) || ids.has(`sha256:${reference}`),
    tagsOf: (repository) => tags.get(repository) ?? [],
  }
}
