import type { RateLimit } from '#shared/contract/registries.ts'
import type { Engine } from '../../engine/engine.ts'
import type { RegistryAuth } from '../registry-auth.ts'
import { askRegistry, readRegistry } from '../registry-request.ts'
import { ofRegistry } from './of-registry.ts'

/** Docker's own repository for this question; a HEAD of it is not counted as a pull. */
const preview = 'ratelimitpreview/test'

/** What the registry's headers say of how much may still be pulled; null where it says nothing. */
export async function readRateLimit(
  parts: { readonly engine: Engine; readonly auth: RegistryAuth; readonly hubRegistryUrl: string },
  registry: string,
  signal: AbortSignal,
): Promise<RateLimit | null> {
  if (registry !== 'docker.io') {
    const asked = { registry, path: '/v2/', repository: registry, method: 'HEAD', signal } as const
    const told = await askRegistry(parts, asked).catch(async (error: unknown) => {
      throw await ofRegistry(error, registry, parts.auth)
    })
    return told.rateLimit
  }
  const answer = await readRegistry({
    url: `${parts.hubRegistryUrl}/v2/${preview}/manifests/latest`,
    repository: preview,
    login: await parts.auth.login(registry),
    trust: { insecure: false, authorities: null },
    method: 'HEAD',
    signal,
  })
  return answer.rateLimit
}
