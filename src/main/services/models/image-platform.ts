import type { ImagePlatform } from '#shared/contract/images.ts'
import { number, record, records, text } from './raw.ts'

/**
 * `Manifests` of one row of `GET /images/json?manifests=1` (API 1.47, containerd store): one for each platform that
 * the image's index names, those that are not on the engine too. Attestations are none. Empty for any other store.
 */
export function imagePlatforms(value: unknown): readonly ImagePlatform[] {
  return records(record(value)['Manifests'])
    .filter((manifest) => manifest['Kind'] === 'image')
    .map((manifest) => {
      const descriptor = record(manifest['Descriptor'])
      const data = record(manifest['ImageData'])
      const here = manifest['Available'] === true
      return {
        digest: text(manifest['ID']) || text(descriptor['digest']),
        platform: platformText(record(data['Platform'])) || platformText(record(descriptor['platform'])),
        here,
        // What its layers and its unpacked files take, as the engine counts an image.
        size: here ? number(record(manifest['Size'])['Total']) : null,
      }
    })
}

/** `linux/arm64/v8`, as `--platform` takes it; empty when nothing is told. */
function platformText(raw: ReturnType<typeof record>): string {
  return [text(raw['os']), text(raw['architecture']), text(raw['variant'])]
    .filter((part) => part !== '')
    .join('/')
}
