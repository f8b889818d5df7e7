import { implement } from '@orpc/server'
import type { AnyContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Log } from '../log.ts'
import type { Call, Services } from '../services/implementation.ts'
import type { Transfers } from '../services/transfers/transfers.ts'
import { toWireError } from './faults.ts'
import { boundStream, isStream, streamsPerPage } from './streams.ts'
import type { OpenStreams } from './streams.ts'

/** What a call brings along besides its input: the page's connection that it came on. */
export interface CallContext extends Record<PropertyKey, unknown> {
  readonly page: string
}

export interface Served {
  readonly services: Services
  readonly log: Log
  readonly streams: OpenStreams
  /** The lane for bytes beside the calls. */
  readonly transfers: Transfers
}

type AnyCall = (input: unknown, call: Call) => Promise<unknown>

function answerOf(serve: AnyCall, takesInput: boolean, { log, streams }: Served) {
  return async (options: {
    readonly input: unknown
    readonly context: CallContext
    readonly signal?: AbortSignal
  }) => {
    const { page } = options.context
    if (!takesInput && options.input !== undefined) throw new FaultError(fault('bad-input', 'takes no input'))
    const signal = options.signal ?? new AbortController().signal
    const output = await serve(options.input, { signal, page })
    if (!isStream(output)) return output
    const free = streams.add(page)
    const stream = boundStream(output, signal, (error) => toWireError(error, log), free)
    if (streams.of(page) <= streamsPerPage) return stream
    await stream.return?.()
    throw new FaultError(fault('internal', 'too many open streams'))
  }
}

/** The contract as a table, for a loop over its own names. */
const domains: Readonly<Record<string, Readonly<Record<string, AnyContractProcedure>>>> = contract

/**
 * Every procedure of the contract, served by the service of the same name; oRPC checks the input
 * before. That nothing is missing is the compiler's to say: `Services` has the contract's keys.
 */
export function createRouter(served: Served) {
  const table: Readonly<Record<string, Readonly<Record<string, AnyCall>>>> = Object(served.services)
  const serve = (domain: string, name: string, procedure: AnyContractProcedure) => {
    const service = table[domain]?.[name]
    if (service === undefined) throw new Error(`no service for ${domain}.${name}`)
    const takesInput = procedure['~orpc'].inputSchema !== undefined
    return implement(procedure)
      .$context<CallContext>()
      .handler(answerOf(service, takesInput, served))
  }
  const routesOf = (domain: string, procedures: Readonly<Record<string, AnyContractProcedure>>) =>
    Object.fromEntries(
      Object.entries(procedures).map(([name, procedure]) => [name, serve(domain, name, procedure)] as const),
    )
  return Object.fromEntries(
    Object.entries(domains).map(([domain, procedures]) => [domain, routesOf(domain, procedures)] as const),
  )
}

/** An interceptor for oRPC's clients and handlers: one error on the wire, whatever went wrong and wherever. */
export function translateErrors(log: Log) {
  return async <Result>(options: { readonly next: () => Promise<Result> }): Promise<Result> =>
    options.next().catch((error: unknown) => {
      throw toWireError(error, log)
    })
}

/** An interceptor for oRPC's handlers: a call that the contract does not have is a fault like any other. */
export async function refuseUnknown<Result extends { readonly matched: boolean }>(options: {
  readonly next: () => Promise<Result>
}): Promise<Result> {
  const result = await options.next()
  if (!result.matched) throw new FaultError(fault('unsupported', 'no such call'))
  return result
}
