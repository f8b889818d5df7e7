import { finished } from 'node:stream/promises'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { EngineIdentity } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals, raceSignal } from './abort.ts'
import type { ResolvedEndpoint } from './endpoint.ts'
import type { CallOptions } from './engine.ts'
import { faultErrorOf } from './faults.ts'
import { observeRequests, onTornBody } from './requests.ts'
import type { CallLog } from './requests.ts'
import { createTransport } from './transport.ts'
import type { Transport } from './transport.ts'
import { negotiate } from './version.ts'

/** One connection from its first answer to its end; nothing of it outlives `end`. */
export interface Generation {
  readonly identity: EngineIdentity
  /** The open body of `GET /events`. */
  readonly events: IncomingMessage
  readonly call: <Answer>(run: Run<Answer>, options: CallOptions) => Promise<Answer>
  readonly stream: <Stream extends Readable | Duplex>(
    open: Run<Stream>,
    signal: AbortSignal,
  ) => Promise<Stream>
  readonly ping: (signal: AbortSignal) => Promise<void>
  readonly bytesHeard: () => number
  readonly openStreams: () => number
  /** Ends every call and stream with `reason`. */
  readonly end: (reason: FaultError) => void
}

type Run<Result> = (docker: Dockerode, signal: AbortSignal) => Promise<Result>

const usualDeadline = 30_000

/** Connects: `/version` first, then `/events`, so that nothing that happens from here on is missed. */
export async function openGeneration(
  resolved: Extract<ResolvedEndpoint, { ok: true }>,
  log: CallLog,
  signal: AbortSignal,
): Promise<Generation> {
  const transport = createTransport(resolved)
  try {
    const version = await transport.get('/version', 'unary', signal, log.record)
    const identity = await negotiate(version)
    const path = `/v${identity.apiVersion}/events${sinceOf(version)}`
    const opening = linkSignals([signal])
    const events = await transport.get(path, 'streams', opening.signal, log.record)
    opening.release()
    if (events.statusCode !== 200) {
      throw new FaultError(fault('engine-error', `GET /events answered ${events.statusCode ?? 0}.`))
    }
    return serve(transport, identity, events, log)
  } catch (error) {
    transport.destroy()
    throw error
  }
}

/**
 * The engine answers `/events` a moment before it subscribes. Asking for the last second too, by the
 * engine's own clock, closes that gap; an event heard twice only makes a list anew.
 */
function sinceOf(version: IncomingMessage): string {
  const at = Date.parse(version.headers.date ?? '')
  return Number.isNaN(at) ? '' : `?since=${Math.floor(at / 1000) - 1}`
}

function serve(
  transport: Transport,
  identity: EngineIdentity,
  events: IncomingMessage,
  log: CallLog,
): Generation {
  const ending = new AbortController()
  const dockers = new Map<'unary' | 'streams', Dockerode>()
  let streams = 0

  async function dockerOf(pool: 'unary' | 'streams'): Promise<Dockerode> {
    const held = dockers.get(pool)
    if (held) return held
    // Loading dockerode costs more than 100 ms, so it waits for the first call.
    const { default: Docker } = await import('dockerode')
    const docker = transport.docker(Docker, pool, identity.apiVersion)
    dockers.set(pool, docker)
    return docker
  }

  async function attempt<Answer>(
    run: Run<Answer>,
    { deadline = usualDeadline, signal }: CallOptions,
  ): Promise<Answer> {
    const link = linkSignals([signal, ending.signal])
    const late = (): void =>
      link.abort(new FaultError(fault('timeout', `No answer after ${deadline} ms.`, {}, 'retry')))
    const timer = Number.isFinite(deadline) ? setTimeout(late, deadline) : undefined
    const observe = (request: ClientRequest): void => {
      log.record(request)
      onTornBody(request, link.abort)
    }
    try {
      const docker = await dockerOf('unary')
      return await raceSignal(
        observeRequests(observe, () => run(docker, link.signal)),
        link.signal,
      )
    } finally {
      clearTimeout(timer)
      link.release()
    }
  }

  async function call<Answer>(run: Run<Answer>, options: CallOptions): Promise<Answer> {
    try {
      return await attempt(run, options)
    } catch (error) {
      if (options.idempotent !== true || !isDeadSocket(error) || ending.signal.aborted)
        throw faultErrorOf(error)
    }
    return attempt(run, options).catch((error: unknown) => {
      throw faultErrorOf(error)
    })
  }

  async function stream<Stream extends Readable | Duplex>(
    open: Run<Stream>,
    signal: AbortSignal,
  ): Promise<Stream> {
    const link = linkSignals([signal, ending.signal])
    try {
      const docker = await dockerOf('streams')
      const opening = observeRequests(log.record, () => open(docker, link.signal))
      // One that opens after its caller left is closed unseen.
      opening.then(
        (late) => link.signal.aborted && late.destroy(),
        () => undefined,
      )
      const opened = await raceSignal(opening, link.signal)
      count(opened, link)
      return opened
    } catch (error) {
      link.release()
      throw faultErrorOf(error)
    }
  }

  function count(opened: Readable | Duplex, link: ReturnType<typeof linkSignals>): void {
    streams += 1
    const destroy = (): void => void opened.destroy()
    link.signal.addEventListener('abort', destroy, { once: true })
    // Waiting for the end also keeps an error that nobody reads from ending the process.
    const forget = (): void => {
      streams -= 1
      link.signal.removeEventListener('abort', destroy)
      link.release()
    }
    finished(opened, { writable: false, cleanup: false }).then(forget, forget)
  }

  return {
    identity,
    events,
    call,
    stream,
    ping: async (signal) => {
      const response = await transport.get('/_ping', 'unary', signal, log.record)
      response.resume()
      await finished(response)
    },
    bytesHeard: transport.bytesHeard,
    openStreams: () => streams,
    end: (reason) => {
      ending.abort(reason)
      events.destroy()
      transport.destroy()
    },
  }
}

function isDeadSocket(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : ''
  return code === 'ECONNRESET' || code === 'EPIPE'
}
