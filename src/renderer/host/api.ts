import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import { FaultError, fault, faultCodes } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { connectionState, openLink } from './connection.ts'
import type { Link } from './connection.ts'

/** Whatever link is open when the call is made. */
const presentLink: Link = {
  call: async (path, input, options) => await (await openLink()).call(path, input, options),
}

/** Main's whole API: `await api.containers.stop({ id })`. */
export const api: ContractRouterClient<Contract> = createORPCClient(presentLink)

/** A failed call as a fault: the declared one, or what the wire itself tells. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault
  if (error instanceof ORPCError) {
    if (error.code === 'FAULT' && isFault(error.data)) return error.data
    if (error.code === 'BAD_REQUEST') return fault('bad-input', error.message)
    return fault('internal', error.message)
  }
  const message = error instanceof Error ? error.message : String(error)
  if (connectionState() !== 'open') return fault('unreachable', message, {}, 'retry')
  if (error instanceof Error && error.name === 'AbortError') return fault('cancelled', message)
  return fault('internal', message)
}

function isFault(data: unknown): data is Fault {
  return (
    typeof data === 'object' &&
    data !== null &&
    'code' in data &&
    faultCodes.some((code) => code === data.code) &&
    'message' in data &&
    typeof data.message === 'string' &&
    'detail' in data
  )
}
