import type { SavePointSize } from '#shared/contract/save-points.ts'
import { imageId } from '../models/image-id.ts'
import { imageNames } from '../models/image-summary.ts'
import { number, record, textMap } from '../models/raw.ts'
import { savePointOf } from '#shared/save-points.ts'

interface Image {
  readonly id: string
  readonly parent: string
  readonly size: number
  /** Tags and digests: a name that is not the save point's own keeps an image. */
  readonly names: number
  readonly savePoint: boolean
}

/**
 * Sizes of the save points among the rows of `GET /images/json?all=1`, in bytes. `used` are the ids of images
 * that containers were made from. An image that an archive brought knows no parent: its size is then all its own.
 */
export function savePointSizes(
  rows: readonly unknown[],
  used: ReadonlySet<string>,
): readonly SavePointSize[] {
  const images = new Map(rows.map((row) => imageOf(row)).map((image) => [image.id, image]))
  const children = new Map<string, number>()
  for (const { parent } of images.values()) children.set(parent, (children.get(parent) ?? 0) + 1)
  const sizeOf = (id: string) => images.get(id)?.size ?? 0

  /** Untagging takes an image along with every parent that nothing else keeps. */
  const freed = (image: Image): number => {
    if (image.names > 1 || used.has(image.id) || (children.get(image.id) ?? 0) > 0) return 0
    let stays = images.get(image.parent)
    while (stays && stays.names === 0 && !used.has(stays.id) && (children.get(stays.id) ?? 0) <= 1) {
      stays = images.get(stays.parent)
    }
    return Math.max(0, image.size - (stays?.size ?? 0))
  }

  return [...images.values()]
    .filter(({ savePoint }) => savePoint)
    .map((image) => ({
      id: image.id,
      added: Math.max(0, image.size - sizeOf(image.parent)),
      frees: freed(image),
    }))
}

function imageOf(value: unknown): Image {
  const raw = record(value)
  const references = imageNames(raw['RepoTags'])
  return {
    id: imageId(raw['Id']),
    parent: imageId(raw['ParentId']),
    size: number(raw['Size']),
    names: references.length + imageNames(raw['RepoDigests']).length,
    savePoint: savePointOf(references, textMap(raw['Labels'])) !== null,
  }
}
