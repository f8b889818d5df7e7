import type { ImageSize } from '#shared/contract/images.ts'
import { number, record, records, text } from './raw.ts'

/**
 * The images of `GET /system/df`: `Images` up to API 1.51, `ImageUsage.Items` from 1.52 on. What an engine did not
 * measure (-1, or nothing) is null: the unique part is what is not shared, so it is not known either.
 */
export function imageSizes(value: unknown): readonly ImageSize[] {
  const raw = record(value)
  const items = records(raw['Images'])
  const rows = items.length > 0 ? items : records(record(raw['ImageUsage'])['Items'])
  return rows.map((row) => {
    const shared = row['SharedSize']
    const known = typeof shared === 'number' && shared >= 0
    return {
      id: text(row['Id']),
      shared: known ? shared : null,
      unique: known ? Math.max(0, number(row['Size']) - shared) : null,
    }
  })
}
