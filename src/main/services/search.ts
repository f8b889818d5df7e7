import type { SearchResult } from '#shared/contract/images.ts'
import type { Engine } from '../engine/engine.ts'
import { number, record, records, text } from './models/raw.ts'
import type { RegistryAuth } from './registry-auth.ts'

interface SearchInput {
  readonly term: string
  readonly limit: number
  readonly official: boolean
  readonly stars: number
}

/** `GET /images/search`, most stars first as the engine sorts them; the engine's proxy and registries count. */
export async function searchImages(
  engine: Engine,
  auth: RegistryAuth,
  { term, limit, official, stars }: SearchInput,
  signal: AbortSignal,
): Promise<readonly SearchResult[]> {
  const header = await auth.header(registryOf(term))
  const filters = filtersOf(official, stars)
  const answer: unknown = await engine.call(
    (docker, abortSignal) =>
      docker.searchImages({
        term,
        limit,
        abortSignal,
        ...(filters !== null && { filters: JSON.stringify(filters) }),
        ...(header !== null && { authconfig: { base64: header } }),
      }),
    { signal, idempotent: true },
  )
  return searchResults(answer, term)
}

/**
 * What the engine answered to that term. A private registry's images come without its name, which alone would be
 * another's on Docker Hub.
 */
export function searchResults(answer: unknown, term: string): readonly SearchResult[] {
  const registry = registryOf(term)
  const prefix = registry === 'docker.io' ? '' : `${registry}/`
  return records(answer).map((value) => {
    const raw = record(value)
    const name = text(raw['name'])
    return {
      name: name.startsWith(prefix) ? name : `${prefix}${name}`,
      description: text(raw['description']),
      stars: number(raw['star_count']),
      official: raw['is_official'] === true,
    }
  })
}

/** As the engine takes them: each a list of texts. */
function filtersOf(official: boolean, stars: number): Readonly<Record<string, readonly string[]>> | null {
  if (!official && stars === 0) return null
  return { ...(official && { 'is-official': ['true'] }), ...(stars > 0 && { stars: [String(stars)] }) }
}

/** moby's splitReposSearchTerm: the first part is a registry when it looks like a host. */
function registryOf(term: string): string {
  const [first = '', ...rest] = term.split('/')
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io'
}
