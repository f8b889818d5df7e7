import type { ImageDetails } from '#shared/contract/images.ts'
import { imagePlatforms } from './image-platform.ts'
import { imageNames } from './image-summary.ts'
import { number, record, records, text, textMap, texts, time } from './raw.ts'
import { imageId } from './image-id.ts'

/**
 * `GET /images/{name}/json` with `GET /images/{name}/history`, API 1.40–1.56. `listed` is its row of
 * `GET /images/json?manifests=1`, where an engine has one.
 */
export function imageDetails(value: unknown, history: unknown, listed: unknown = null): ImageDetails {
  const raw = record(value)
  const config = record(raw['Config'])
  const variant = text(raw['Variant'])
  return {
    id: imageId(raw['Id']),
    references: imageNames(raw['RepoTags']),
    digests: imageNames(raw['RepoDigests']),
    createdAt: time(raw['Created']),
    size: number(raw['Size']),
    os: text(raw['Os']),
    architecture: `${text(raw['Architecture'])}${variant === '' ? '' : `/${variant}`}`,
    platforms: imagePlatforms(listed),
    author: text(raw['Author']),
    comment: text(raw['Comment']),
    entrypoint: texts(config['Entrypoint']),
    command: texts(config['Cmd']),
    env: texts(config['Env']),
    workingDir: text(config['WorkingDir']),
    user: text(config['User']),
    exposedPorts: Object.keys(record(config['ExposedPorts'])).toSorted(),
    volumes: Object.keys(record(config['Volumes'])).toSorted(),
    labels: textMap(config['Labels']),
    history: records(history).map((layer) => ({
      createdAt: number(layer['Created']) * 1000,
      createdBy: text(layer['CreatedBy']),
      size: number(layer['Size']),
      comment: text(layer['Comment']),
    })),
  }
}
