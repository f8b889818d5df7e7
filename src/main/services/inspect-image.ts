import type { ImageDetails } from '#shared/contract/images.ts'
import type { Engine } from '../engine/engine.ts'
import { compareApi } from '../engine/version.ts'
import { getParsed } from './get-parsed.ts'
import { imageId } from './models/image-id.ts'
import { imageDetails } from './models/image-details.ts'
import { record, records, text } from './models/raw.ts'

/** An image with its history, and its platforms where the store keeps several. */
export async function inspectImage(
  engine: Engine,
  image: string,
  signal: AbortSignal,
): Promise<ImageDetails> {
  const options = { idempotent: true, signal }
  const [raw, history] = await Promise.all([
    engine.call<unknown>((docker) => docker.getImage(image).inspect(), options),
    engine.call<unknown>((docker) => docker.getImage(image).history(), options),
  ])
  return imageDetails(raw, history, await listedWithManifests(engine, raw, signal))
}

/**
 * Its row of `GET /images/json?manifests=1`, which API 1.47 brought; null before it. One name narrows the list; an
 * image without one is among the dangling. The page is worth having without its platforms, so a refusal is none.
 */
async function listedWithManifests(engine: Engine, value: unknown, signal: AbortSignal): Promise<unknown> {
  const { engine: identity } = engine.status()
  if (identity === null || compareApi(identity.apiVersion, '1.47') < 0) return null
  const raw = record(value)
  const tags = raw['RepoTags']
  const name = Array.isArray(tags) ? text(tags[0]) : ''
  const filters = name === '' ? { dangling: ['true'] } : { reference: [name] }
  const query = { manifests: '1', filters: JSON.stringify(filters) }
  const rows = await getParsed(engine, '/images/json', query, { signal }).catch(() => [])
  return records(rows).find((row) => imageId(row['Id']) === imageId(raw['Id'])) ?? null
}
