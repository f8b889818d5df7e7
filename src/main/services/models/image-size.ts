import type { ImageSize } from '#shared/contract/images.ts'
import { readUsage, uniqueSize } from './disk-usage.ts'
import { number } from './raw.ts'
import { imageId } from './image-id.ts'

/** The images of `GET /system/df`. What an engine did not measure is null: the unique part is what is not shared. */
export function imageSizes(answer: unknown): readonly ImageSize[] {
  return readUsage(answer).rows.images.map((row) => {
    const unique = uniqueSize(row)
    return { id: imageId(row['Id']), shared: unique === null ? null : number(row['SharedSize']), unique }
  })
}
