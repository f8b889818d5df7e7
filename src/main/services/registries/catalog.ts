import type { Catalog } from '#shared/contract/registries.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { record, texts } from '../models/raw.ts'
import { nextPage } from '../next-page.ts'
import type { RegistryAuth } from '../registry-auth.ts'
import { askRegistry } from '../registry-request.ts'
import { ofRegistry } from './of-registry.ts'

const firstPage = 'n=100'
/** An account that sees little may get pages with nothing in them: so many are passed over. */
const mostEmptyPages = 10

/** `GET /v2/_catalog?n=100`, and on by the query that the registry gives. Docker Hub has no such list: `unsupported`. */
export async function readCatalog(
  engine: Pick<Engine, 'status' | 'call'>,
  auth: Pick<RegistryAuth, 'login'>,
  { registry, page = firstPage }: { readonly registry: string; readonly page?: string | undefined },
  signal: AbortSignal,
): Promise<Catalog> {
  if (registry === 'docker.io') {
    const message = 'Docker Hub lists no repositories: it can only be searched.'
    throw new FaultError(fault('unsupported', message, { reason: 'no-catalog', registry }))
  }
  const read = async (query: string): Promise<Catalog> => {
    const { body, link, rateLimit } = await askRegistry(
      { engine, auth },
      { registry, path: `/v2/_catalog?${query}`, repository: registry, signal },
    ).catch(async (error: unknown) => {
      throw withoutCatalog(await ofRegistry(error, registry, auth), registry)
    })
    const next = nextPage(link)
    // A page that leads to itself would be read for ever.
    return {
      repositories: texts(record(body)['repositories']),
      next: next === query ? null : next,
      rateLimit,
    }
  }
  let catalog = await read(page)
  for (let passed = 0; passed < mostEmptyPages; passed += 1) {
    if (catalog.repositories.length > 0 || catalog.next === null) break
    catalog = await read(catalog.next)
  }
  return catalog
}

/** Many registries know every other call but this one: they say 404, or that they do not do this (405, 501). */
function withoutCatalog(error: unknown, registry: string): unknown {
  if (!(error instanceof FaultError) || error.fault.detail['reason'] !== undefined) return error
  if (error.fault.code !== 'not-found' && error.fault.code !== 'unsupported') return error
  return new FaultError(fault('unsupported', error.fault.message, { reason: 'no-catalog', registry }), error)
}
