import { FaultError } from '#shared/faults.ts'
import type { RegistryAuth } from '../registry-auth.ts'

/**
 * A question about a registry as a whole that it did not answer: it is no image that may be missing, but a login, or an
 * account that may do this. Reason `wants-login` or `account-refused`; any other failure stays itself.
 */
export async function ofRegistry(
  error: unknown,
  registry: string,
  auth: Pick<RegistryAuth, 'login'>,
): Promise<unknown> {
  if (!(error instanceof FaultError) || error.fault.code !== 'unauthorized') return error
  if (error.fault.detail['reason'] !== undefined) return error
  const reason = (await auth.login(registry)) === null ? 'wants-login' : 'account-refused'
  return new FaultError({ ...error.fault, detail: { registry, reason } }, error)
}
