import { finished } from 'node:stream/promises'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { EngineIdentity } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { asError, linkSignals, raceSignal } from './abort.ts'
import type { ResolvedEndpoint } from './endpoint.ts'
import type { CallOptions, Post, StreamPool, Upload } from './engine.ts'
import { faultErrorOf } from './faults.ts'
import { observeRequests, onTornBody } from './requests.ts'
import type { CallLog } from './requests.ts'
import { createTransport } from './transport.ts'
import { answerOf, brokeOf, responseOf } from './upload-answer.ts'
import type { Pool, Transport } from './transport.ts'
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
    pool?: StreamPool,
  ) => Promise<Stream>
  readonly put: (path: string, bytes: number, signal: AbortSignal) => Upload
  readonly post: (path: string, bytes: number, signal: AbortSignal) => Post
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
    return new OpenGeneration(transport, identity, events, log)
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

class OpenGeneration implements Generation {
  readonly identity: EngineIdentity
  readonly events: IncomingMessage
  readonly #transport: Transport
  readonly #log: CallLog
  readonly #ending = new AbortController()
  readonly #dockers = new Map<Pool, Dockerode>()
  #streams = 0

  constructor(transport: Transport, identity: EngineIdentity, events: IncomingMessage, log: CallLog) {
    this.#transport = transport
    this.identity = identity
    this.events = events
    this.#log = log
  }

  async call<Answer>(run: Run<Answer>, options: CallOptions): Promise<Answer> {
    try {
      return await this.#attempt(run, options)
    } catch (error) {
      const again = options.idempotent === true && isDeadSocket(error) && !this.#ending.signal.aborted
      if (!again) throw faultErrorOf(error)
    }
    return this.#attempt(run, options).catch((error: unknown) => {
      throw faultErrorOf(error)
    })
  }

  async stream<Stream extends Readable | Duplex>(
    open: Run<Stream>,
    signal: AbortSignal,
    pool: StreamPool = 'streams',
  ): Promise<Stream> {
    const link = linkSignals([signal, this.#ending.signal])
    try {
      const docker = await this.#docker(pool)
      const opening = observeRequests(this.#log.record, () => open(docker, link.signal))
      // One that opens after its caller left is closed unseen.
      opening.then((late) => link.signal.aborted && late.destroy()).catch(() => undefined)
      const opened = await raceSignal(opening, link.signal)
      this.#count(opened, link)
      return opened
    } catch (error) {
      link.release()
      throw faultErrorOf(error)
    }
  }

  put(path: string, bytes: number, signal: AbortSignal): Upload {
    const body = this.#send('PUT', path, bytes, signal)
    return { body, answered: answerOf(body), broke: brokeOf(body) }
  }

  post(path: string, bytes: number, signal: AbortSignal): Post {
    const body = this.#send('POST', path, bytes, signal)
    return { body, answer: responseOf(body), broke: brokeOf(body) }
  }

  #send(method: 'PUT' | 'POST', path: string, bytes: number, signal: AbortSignal): ClientRequest {
    const link = linkSignals([signal, this.#ending.signal])
    const body = this.#transport.send(method, `/v${this.identity.apiVersion}${path}`, bytes)
    this.#log.record(body)
    this.#streams += 1
    const destroy = (): void => void body.destroy(asError(link.signal.reason))
    if (link.signal.aborted) destroy()
    link.signal.addEventListener('abort', destroy, { once: true })
    body.once('close', () => {
      this.#streams -= 1
      link.release()
    })
    return body
  }

  async ping(signal: AbortSignal): Promise<void> {
    const response = await this.#transport.get('/_ping', 'unary', signal, this.#log.record)
    response.resume()
    await finished(response)
  }

  bytesHeard(): number {
    return this.#transport.bytesHeard()
  }

  openStreams(): number {
    return this.#streams
  }

  end(reason: FaultError): void {
    this.#ending.abort(reason)
    this.events.destroy()
    this.#transport.destroy()
  }

  async #docker(pool: Pool): Promise<Dockerode> {
    const held = this.#dockers.get(pool)
    if (held) return held
    // Loading dockerode costs more than 100 ms, so it waits for the first call.
    const { default: Docker } = await import('dockerode')
    const docker = this.#transport.docker(Docker, pool, this.identity.apiVersion)
    this.#dockers.set(pool, docker)
    return docker
  }

  async #attempt<Answer>(run: Run<Answer>, options: CallOptions): Promise<Answer> {
    const { deadline = usualDeadline, signal } = options
    const link = linkSignals([signal, this.#ending.signal])
    const late = (): void => link.abort(tooLate(deadline))
    const timer = Number.isFinite(deadline) ? setTimeout(late, deadline) : undefined
    const observe = (request: ClientRequest): void => {
      this.#log.record(request)
      onTornBody(request, link.abort)
    }
    try {
      const docker = await this.#docker('unary')
      const answer = observeRequests(observe, () => run(docker, link.signal))
      return await raceSignal(answer, link.signal)
    } finally {
      clearTimeout(timer)
      link.release()
    }
  }

  #count(opened: Readable | Duplex, link: ReturnType<typeof linkSignals>): void {
    this.#streams += 1
    const destroy = (): void => void opened.destroy()
    link.signal.addEventListener('abort', destroy, { once: true })
    // Waiting for the end also keeps an error that nobody reads from ending the process.
    const forget = (): void => {
      this.#streams -= 1
      link.signal.removeEventListener('abort', destroy)
      link.release()
    }
    finished(opened, { writable: false, cleanup: false }).then(forget, forget)
  }
}

function tooLate(milliseconds: number): FaultError {
  return new FaultError(fault('timeout', `No answer after ${milliseconds} ms.`, {}, 'retry'))
}

function isDeadSocket(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : ''
  return code === 'ECONNRESET' || code === 'EPIPE'
}
