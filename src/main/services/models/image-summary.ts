import type { ImageSummary } from '#shared/contract/images.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import { savePointOf } from '#shared/save-points.ts'
import { number, record, textMap, texts } from './raw.ts'
import { imageId } from './image-id.ts'

/** One row of `GET /images/json`, API 1.40–1.56, graph driver and containerd store; Podman may have names alone. */
export function imageSummary(value: unknown): ImageSummary {
  const raw = record(value)
  const references = imageNames(raw['RepoTags'] ?? tagsAlone(raw['Names']))
  const digests = imageNames(raw['RepoDigests'])
  return {
    id: imageId(raw['Id']),
    references,
    digests,
    createdAt: number(raw['Created']) * 1000,
    size: number(raw['Size']),
    dangling: references.length === 0 && digests.length === 0,
    savePoint: savePointOf(references, textMap(raw['Labels'])),
  }
}

/** Podman's `Names` hold digests as well. */
const tagsAlone = (names: unknown) => texts(names).filter((name) => !name.includes('@'))

/**
 * Tags, or `repository@sha256:…`, in familiar form. An untagged image has `<none>:<none>` before 1.43, and
 * null or nothing since; the containerd store names one `moby-dangling@…`.
 */
export function imageNames(value: unknown): readonly string[] {
  return texts(value)
    .filter((name) => !name.startsWith('<none>') && !name.startsWith('moby-dangling'))
    .map((name) => {
      const parsed = parseReference(name)
      return parsed.ok ? familiarReference(parsed.reference) : name
    })
    .toSorted()
}
