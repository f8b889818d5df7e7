import { join } from 'node:path'
import { z } from 'zod'
import { keyOf, registryAuth } from './credentials.ts'
import { configFolderOf } from './endpoint.ts'
import type { EndpointSurroundings } from './endpoint.ts'

const anything = z.record(z.string(), z.unknown()).optional()
const keysSchema = z.object({ auths: anything, credHelpers: anything })
const hubKey = 'https://index.docker.io/v1/'

/**
 * `X-Registry-Config` for `POST /build`: the accounts of all registries that the docker config names, and of those that
 * the Dockerfile takes from (`registries`, as parseReference has a domain), which a credential store alone may know.
 * base64url JSON; null when there is none. A secret.
 */
export async function buildCredentials(
  surroundings: Pick<EndpointSurroundings, 'env' | 'home' | 'files'>,
  registries: readonly string[],
): Promise<string | null> {
  const { env, files } = surroundings
  const texts = [files.read(join(configFolderOf(surroundings), 'config.json')), env['DOCKER_AUTH_CONFIG']]
  const keys = new Set([hubKey, ...registries.map(keyOf), ...texts.flatMap((text) => keysIn(text ?? null))])
  const accounts = await Promise.all(
    [...keys].map(async (key) => {
      const { header } = await registryAuth(key === hubKey ? 'docker.io' : key, surroundings)
      const account: unknown =
        header === null ? null : JSON.parse(Buffer.from(header, 'base64url').toString())
      return [key, account] as const
    }),
  )
  const known = accounts.filter(([, account]) => account !== null)
  if (known.length === 0) return null
  const base64 = Buffer.from(JSON.stringify(Object.fromEntries(known))).toString('base64')
  return base64.replaceAll('+', '-').replaceAll('/', '_')
}

function keysIn(text: string | null): readonly string[] {
  try {
    const { auths, credHelpers } = keysSchema.parse(text === null ? {} : JSON.parse(text))
    return [...Object.keys(auths ?? {}), ...Object.keys(credHelpers ?? {})]
  } catch {
    return []
  }
}
