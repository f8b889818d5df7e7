import { join } from 'node:path'
import { z } from 'zod'
import { askCredentialHelper, parseJson } from './credential-helper.ts'
import type { AskHelper } from './credential-helper.ts'
import { configFolderOf } from './endpoint.ts'
import type { EndpointSurroundings } from './endpoint.ts'

/** What to send to the engine for one registry. The header is a secret: it is never logged nor sent elsewhere. */
export interface RegistryAuth {
  /** `X-Registry-Auth`, base64url with padding; null means anonymous. */
  readonly header: string | null
  /** Why a stored login could not be read, in the helper's words; the request then goes out anonymously. */
  readonly problem: string | null
}

const entrySchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
})
export const authsSchema = z.object({ auths: z.record(z.string(), entrySchema).optional() })
/** What of config.json speaks of logins. */
export const configSchema = authsSchema.extend({
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
})

export type Entry = z.output<typeof entrySchema>

const hubKey = 'https://index.docker.io/v1/'

/** What `docker login` keeps a registry's account under. */
export const keyOf = (domain: string): string => (domain === 'docker.io' ? hubKey : domain)

/** The registry that a key speaks of; old files hold URLs. */
export function registryOfKey(key: string): string {
  const host = hostOf(key)
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host
}

const anonymous: RegistryAuth = { header: null, problem: null }

/**
 * The login for a reference's registry (`domain` as parseReference has it), as the CLI looks it up:
 * DOCKER_AUTH_CONFIG, credHelpers, credsStore, auths.
 */
export async function registryAuth(
  domain: string,
  surroundings: Pick<EndpointSurroundings, 'env' | 'home' | 'files'>,
  ask: AskHelper = askCredentialHelper,
): Promise<RegistryAuth> {
  const { env, files } = surroundings
  const key = keyOf(domain)
  const given = authsSchema.safeParse(parseJson(env['DOCKER_AUTH_CONFIG'] ?? null))
  const fromEnv = given.success ? entryFor(given.data.auths, key) : null
  if (fromEnv) return authOf(fromEnv, key)
  const config = configSchema.safeParse(
    parseJson(files.read(join(configFolderOf(surroundings), 'config.json'))),
  )
  if (!config.success) return anonymous
  const helper = config.data.credHelpers?.[key] ?? config.data.credsStore
  if (helper) return helperAuth(helper, key, env, ask)
  const entry = entryFor(config.data.auths, key)
  return entry ? authOf(entry, key) : anonymous
}

async function helperAuth(
  helper: string,
  key: string,
  env: EndpointSurroundings['env'],
  ask: AskHelper,
): Promise<RegistryAuth> {
  const answer = await ask(helper, key, env)
  if (!answer.ok) return { header: null, problem: answer.problem }
  if (answer.username === '' && answer.secret === '') return anonymous
  return answer.username === '<token>'
    ? authOf({ identitytoken: answer.secret }, key)
    : authOf({ username: answer.username, password: answer.secret }, key)
}

/** Exact key first; old files hold URLs, so hosts are compared then. */
function entryFor(auths: Readonly<Record<string, Entry>> | undefined, key: string): Entry | null {
  if (!auths) return null
  if (Object.hasOwn(auths, key)) return auths[key] ?? null
  const host = hostOf(key)
  const match = Object.keys(auths).find((each) => hostOf(each) === host)
  return match === undefined ? null : (auths[match] ?? null)
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? ''
}

/** The name and the password of an entry; `auth` is base64 of both, split at the first colon. */
export function decodedEntry(entry: Entry): { readonly username: string; readonly password: string } {
  const decoded = entry.auth ? Buffer.from(entry.auth, 'base64').toString().replace(/\0+$/, '') : ''
  const colon = decoded.indexOf(':')
  if (colon <= 0) return { username: entry.username ?? '', password: entry.password ?? '' }
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
}

function authOf(entry: Entry, serveraddress: string): RegistryAuth {
  const { username, password } = decodedEntry(entry)
  const { identitytoken, registrytoken } = entry
  if (!username && !identitytoken && !registrytoken) return anonymous
  const sent = {
    ...(identitytoken || registrytoken ? {} : { username, password }),
    ...(identitytoken ? { identitytoken } : {}),
    ...(registrytoken ? { registrytoken } : {}),
    serveraddress,
  }
  const base64 = Buffer.from(JSON.stringify(sent)).toString('base64')
  return { header: base64.replaceAll('+', '-').replaceAll('/', '_'), problem: null }
}
