import type { Engine } from '../../engine/engine.ts'
import { runCredentialHelper } from '../../engine/credential-helper.ts'
import { configFileOf } from '../../engine/docker-config.ts'
import type { EndpointSurroundings } from '../../engine/endpoint.ts'
import type { Implementation } from '../implementation.ts'
import type { RegistryAuth } from '../registry-auth.ts'
import type { Safe } from './account-place.ts'
import { readCatalog } from './catalog.ts'
import { forgetAccount, keepAccount } from './change-accounts.ts'
import { checkLogin } from './check-login.ts'
import { listAccounts } from './list-accounts.ts'
import { readRateLimit } from './rate-limit.ts'

/** The registries domain: accounts shared with `docker login`, and what a registry holds. */
export function createRegistries(parts: {
  readonly engine: Engine
  readonly auth: RegistryAuth
  readonly surroundings: EndpointSurroundings
  /** Docker Hub's registry, where its limits are read. */
  readonly hubRegistryUrl: string
}): Implementation<'registries'> {
  const { engine, auth, surroundings, hubRegistryUrl } = parts
  const { env, platform } = surroundings
  const safe: Safe = { env, platform, file: configFileOf(surroundings), run: runCredentialHelper }
  const inTurn = createTurns()
  return {
    list: () => listAccounts(safe),
    login: async (login, { signal }) => {
      const identityToken = await checkLogin(engine, login, signal)
      return inTurn(() => keepAccount({ ...login, identityToken }, safe))
    },
    logout: ({ registry }) => inTurn(() => forgetAccount(registry, safe)),
    catalog: (input, { signal }) => readCatalog(engine, auth, input, signal),
    rateLimit: ({ registry }, { signal }) =>
      readRateLimit({ engine, auth, hubRegistryUrl }, registry, signal),
  }
}

/** One writer of config.json at a time. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
