import type { RegistryAccount } from '#shared/contract/registries.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { keyOf, registryOfKey } from '../../engine/credentials.ts'
import { readDockerConfig, writeDockerConfig } from '../../engine/docker-config.ts'
import { record } from '../models/raw.ts'
import { holdsNothing, placeOf, type Safe } from './account-place.ts'
import { authsInEnvironment } from './list-accounts.ts'

/** A login that the registry found good. */
export interface NewLogin {
  readonly registry: string
  readonly username: string
  readonly password: string
  /** What the registry gave to be kept instead of the password; empty where it gave none. */
  readonly identityToken: string
}

/** Keeps a login where `docker login` would: in the registry's helper, or in `auths` of config.json. */
export async function keepAccount(login: NewLogin, safe: Safe): Promise<RegistryAccount> {
  const { registry, username, password, identityToken } = login
  refuseEnvironment(registry, safe)
  const config = await readDockerConfig(safe.file)
  const place = placeOf(config, registry, safe)
  const key = keyOf(registry)
  const byToken = identityToken !== ''
  if (place.kind === 'helper') {
    const secret = byToken
      ? { Username: '<token>', Secret: identityToken }
      : { Username: username, Secret: password }
    const input = JSON.stringify({ ServerURL: key, ...secret })
    const stored = await safe.run(place.helper, 'store', input, safe.env)
    if (!stored.ok) throw helperFailed(registry, stored.problem)
  }
  const auth = Buffer.from(`${username}:${byToken ? '' : password}`).toString('base64')
  const plain = { auth, ...(byToken && { identitytoken: identityToken }) }
  // With a helper the file names the registry alone, as the CLI leaves it.
  const auths = { ...record(config['auths']), [key]: place.kind === 'helper' ? {} : plain }
  // A helper that the CLI takes on by itself is written down, as it does.
  const chosen = place.kind === 'helper' && holdsNothing(config) ? { credsStore: place.helper } : {}
  await writeDockerConfig(safe.file, { ...config, auths, ...chosen })
  return { registry, username, loggedIn: true, token: byToken, place, problem: null }
}

/** Forgets a login as `docker logout` does: `erase` of the helper, and the entry in config.json under any of its keys. */
export async function forgetAccount(registry: string, safe: Safe): Promise<void> {
  refuseEnvironment(registry, safe)
  const config = await readDockerConfig(safe.file)
  const place = placeOf(config, registry, safe)
  const key = keyOf(registry)
  const older = registry === 'docker.io' ? [] : [`http://${registry}`, `https://${registry}`]
  if (place.kind === 'helper') {
    const erased = await safe.run(place.helper, 'erase', key, safe.env)
    if (!erased.ok && erased.found) throw helperFailed(registry, erased.problem)
    // Of a login under an older key nobody may ever have heard.
    for (const each of older) await safe.run(place.helper, 'erase', each, safe.env)
  }
  const auths = Object.entries(record(config['auths']))
  const kept = auths.filter(([each]) => registryOfKey(each) !== registry)
  if (kept.length === auths.length) return
  await writeDockerConfig(safe.file, { ...config, auths: Object.fromEntries(kept) })
}

function refuseEnvironment(registry: string, safe: Safe): void {
  if (!Object.keys(authsInEnvironment(safe)).some((key) => registryOfKey(key) === registry)) return
  const message = 'The account is given by DOCKER_AUTH_CONFIG.'
  throw new FaultError(fault('unsupported', message, { reason: 'account-from-environment', registry }))
}

function helperFailed(registry: string, problem: string): FaultError {
  return new FaultError(fault('conflict', problem, { reason: 'helper-failed', registry }))
}
