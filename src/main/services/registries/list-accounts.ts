import type { AccountPlace, RegistryAccount, RegistryAccounts } from '#shared/contract/registries.ts'
import { parseJson } from '../../engine/credential-helper.ts'
import { authsSchema, decodedEntry, type Entry, registryOfKey } from '../../engine/credentials.ts'
import { readDockerConfig } from '../../engine/docker-config.ts'
import { loginsIn, placeOf, type Safe } from './account-place.ts'
import { type HelperAccounts, listHelperAccounts } from './helper-accounts.ts'

/** Every registry that the docker config, its helpers and the environment know, and as whom. Never a secret. */
export async function listAccounts(safe: Safe): Promise<RegistryAccounts> {
  const config = await readDockerConfig(safe.file)
  const { auths = {}, credHelpers = {}, credsStore } = loginsIn(config)
  const place = (registry: string) => placeOf(config, registry, safe)
  const known = new Map<string, RegistryAccount>()
  const put = (account: RegistryAccount) => known.set(account.registry, account)
  put(nobody('docker.io', place('docker.io')))
  for (const [key, entry] of Object.entries(auths))
    put(inFile(registryOfKey(key), entry, place(registryOfKey(key))))
  const own = Object.entries(credHelpers).map(([key, helper]) => [registryOfKey(key), helper] as const)
  for (const [registry, helper] of own) {
    const held = await listHelperAccounts(safe.run, helper, safe.env)
    put(heldBy(registry, helper, held))
  }
  if (credsStore) {
    const elsewhere = new Set(own.map(([registry]) => registry))
    const held = await listHelperAccounts(safe.run, credsStore, safe.env)
    for (const registry of new Set([...known.keys(), ...held.usernames.keys()])) {
      if (!elsewhere.has(registry)) put(heldBy(registry, credsStore, held))
    }
  }
  for (const [key, entry] of Object.entries(authsInEnvironment(safe))) {
    put(inFile(registryOfKey(key), entry, { kind: 'environment' }))
  }
  return { accounts: sorted([...known.values()]), place: place('') }
}

/** DOCKER_AUTH_CONFIG wins over everything else. */
export function authsInEnvironment({ env }: Pick<Safe, 'env'>): Readonly<Record<string, Entry>> {
  const given = authsSchema.safeParse(parseJson(env['DOCKER_AUTH_CONFIG'] ?? null))
  return given.success ? (given.data.auths ?? {}) : {}
}

function nobody(registry: string, place: AccountPlace): RegistryAccount {
  return { registry, username: '', loggedIn: false, token: false, place, problem: null }
}

function inFile(registry: string, entry: Entry, place: AccountPlace): RegistryAccount {
  const { username } = decodedEntry(entry)
  const token = Boolean(entry.identitytoken ?? entry.registrytoken)
  // With a helper the file names the registry alone: the helper says who it is.
  return { registry, username, loggedIn: username !== '' || token, token, place, problem: null }
}

function heldBy(registry: string, helper: string, held: HelperAccounts): RegistryAccount {
  const place = { kind: 'helper', helper } as const
  const username = held.usernames.get(registry)
  if (username === undefined) return { ...nobody(registry, place), problem: held.problem }
  const token = username === '<token>'
  return { registry, username: token ? '' : username, loggedIn: true, token, place, problem: null }
}

/** Docker Hub first, then by name. */
function sorted(accounts: readonly RegistryAccount[]): readonly RegistryAccount[] {
  return accounts.toSorted((a, b) => rank(a) - rank(b) || a.registry.localeCompare(b.registry))
}

const rank = ({ registry }: RegistryAccount): number => (registry === 'docker.io' ? 0 : 1)
