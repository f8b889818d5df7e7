import type { Catalog } from '#shared/contract/registries.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { record, texts } from '../models/raw.ts'
import type { RegistryAuth } from '../registry-auth.ts'
import { askRegistry } from '../registry-request.ts'
import { ofRegistry } from './of-registry.ts'

const pageSize = 100

/** `GET /v2/_catalog?n=100&last=…`. Docker Hub has no such list: `unsupported`. */
export async function readCatalog(
  engine: Engine,
  auth: RegistryAuth,
  { registry, last }: { readonly registry: string; readonly last?: string | undefined },
  signal: AbortSignal,
): Promise<Catalog> {
  if (registry === 'docker.io') {
    const message = 'Docker Hub lists no repositories: it can only be searched.'
    throw new FaultError(fault('unsupported', message, { reason: 'no-catalog', registry }))
  }
  const query = new URLSearchParams({ n: String(pageSize), ...(last !== undefined && { last }) })
  const { body, link, rateLimit } = await askRegistry(
    { engine, auth },
    { registry, path: `/v2/_catalog?${query.toString()}`, repository: registry, signal },
  ).catch(async (error: unknown) => {
    throw withoutCatalog(await ofRegistry(error, registry, auth), registry)
  })
  const repositories = texts(record(body)['repositories'])
  const more = /rel="?next/.test(link)
  return { repositories, next: more ? (repositories.at(-1) ?? null) : null, rateLimit }
}

/** Many registries know every other call but this one. */
function withoutCatalog(error: unknown, registry: string): unknown {
  if (!(error instanceof FaultError) || error.fault.code !== 'not-found') return error
  return new FaultError(fault('unsupported', error.fault.message, { reason: 'no-catalog', registry }), error)
}
