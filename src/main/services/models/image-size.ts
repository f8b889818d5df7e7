import type { ImageSize } from '#shared/contract/images.ts'
import { readUsage, uniqueSize } from './disk-usage.ts'
import { number, text } from './raw.ts'

/** The images of `GET /system/df`. What an engine did not measure is null: the unique part is what is not shared. */
export function imageSizes(answer: unknown): readonly ImageSize[] {
  return readUsage(answer).rows.images.map((row) => {
    const unique = uniqueSize(row)
    return { id: text(row['Id']), shared: unique === null ? null : number(row['SharedSize']), unique }
  })
}
