import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { keyOf } from '../../engine/credentials.ts'
import { record, text } from '../models/raw.ts'

interface Login {
  readonly registry: string
  readonly username: string
  readonly password: string
}

/**
 * `POST /auth`: the engine asks the registry, so that its proxies and its trust count. Answers the identity token that
 * the registry gave, or an empty text. `unauthorized` with reason `wrong-password` when the registry refuses.
 */
export async function checkLogin(engine: Engine, login: Login, signal: AbortSignal): Promise<string> {
  const { registry, username, password } = login
  try {
    const answer: unknown = await engine.call(
      (docker) => docker.checkAuth({ username, password, serveraddress: keyOf(registry) }),
      { signal },
    )
    return text(record(answer)['IdentityToken'])
  } catch (error) {
    throw loginFault(error, registry)
  }
}

function loginFault(error: unknown, registry: string): unknown {
  if (!(error instanceof FaultError)) return error
  const { code, message, detail } = error.fault
  const refused = code === 'unauthorized' || /failed with status: 40[13]\b/.test(message)
  if (refused) {
    return new FaultError(fault('unauthorized', message, { registry, reason: 'wrong-password' }), error)
  }
  if (code === 'registry-unreachable' || code === 'rate-limited') {
    return new FaultError({ ...error.fault, detail: { registry, ...detail } }, error)
  }
  return error
}
