import type { SearchResult } from '#shared/contract/images.ts'
import type { Engine } from '../engine/engine.ts'
import { number, record, records, text } from './models/raw.ts'
import type { RegistryAuth } from './registry-auth.ts'

/** `GET /images/search`, most stars first as the engine sorts them; the engine's proxy and registries count. */
export async function searchImages(
  engine: Engine,
  auth: RegistryAuth,
  { term, limit }: { readonly term: string; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly SearchResult[]> {
  const header = await auth.header(registryOf(term))
  const answer: unknown = await engine.call(
    (docker, abortSignal) =>
      docker.searchImages({
        term,
        limit,
        abortSignal,
        ...(header !== null && { authconfig: { base64: header } }),
      }),
    { signal, idempotent: true },
  )
  return records(answer).map((value) => {
    const raw = record(value)
    return {
      name: text(raw['name']),
      description: text(raw['description']),
      stars: number(raw['star_count']),
      official: raw['is_official'] === true,
    }
  })
}

/** moby's splitReposSearchTerm: the first part is a registry when it looks like a host. */
function registryOf(term: string): string {
  const [first = '', ...rest] = term.split('/')
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io'
}
