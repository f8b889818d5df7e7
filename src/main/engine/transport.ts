import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as httpsRequest } from 'node:https'
import { Socket } from 'node:net'
import type { OnReadOpts } from 'node:net'
import type { Duplex } from 'node:stream'
import type Dockerode from 'dockerode'
import { http } from '../node-http.ts'
import type { ResolvedEndpoint } from './endpoint.ts'
import { PatientSocket } from './patient-socket.ts'

type Reachable = Extract<ResolvedEndpoint, { ok: true }>

/**
 * `unary` sockets are used again; one of `streams` is a stream's own; one of `bytes` as well, for bodies of many
 * megabytes, and it cannot be upgraded.
 */
export type Pool = 'unary' | 'streams' | 'bytes'

/** The sockets of one connection generation: one pool for unary calls, fresh sockets for streams. */
export interface Transport {
  /** A GET beside dockerode, answered with the response's head. */
  readonly get: (
    path: string,
    pool: Pool,
    signal: AbortSignal,
    observe: (request: ClientRequest) => void,
  ) => Promise<IncomingMessage>
  /** A request of `bytes` bytes on a socket of its own; the caller writes them, as fast as the engine takes them. */
  readonly send: (method: 'PUT' | 'POST', path: string, bytes: number) => ClientRequest
  /** dockerode on one of the pools, speaking `apiVersion`. */
  readonly docker: (Docker: typeof Dockerode, pool: Pool, apiVersion: string) => Dockerode
  /** Bytes heard on all sockets so far: grows while the engine is alive. */
  readonly bytesHeard: () => number
  readonly destroy: () => void
}

export function createTransport({ target, tls }: Reachable): Transport {
  const sockets = new Set<Duplex>()
  let heardOnClosed = 0
  const track = (socket: Duplex): void => {
    sockets.add(socket)
    // A stream that is silent for long is dropped by routers without a word; the system's probes find that.
    if (target.transport === 'tcp' && socket instanceof Socket) socket.setKeepAlive(true, 15_000)
    socket.once('close', () => {
      sockets.delete(socket)
      heardOnClosed += bytesReadOf(socket)
    })
  }
  const agent = (options: AgentOptions): Agent =>
    tracked(tls ? new TlsAgent({ ...options, ...tlsOptions(tls) }) : patientAgent(target, options), track)
  const agents = {
    unary: agent({ keepAlive: true, maxFreeSockets: 4 }),
    streams: agent({ keepAlive: false }),
    bytes: agent({ keepAlive: false, onread }),
  }
  const place =
    target.transport === 'tcp' ? { host: target.host, port: target.port } : { socketPath: target.path }
  const request = tls ? httpsRequest : http.request
  const host = target.transport === 'tcp' ? {} : { host: 'docker' }

  return {
    get: (path, pool, signal, observe) =>
      new Promise((resolve, reject) => {
        const sent = request({ ...place, path, agent: agents[pool], signal, headers: host }, resolve)
        sent.once('error', reject)
        observe(sent)
        sent.end()
      }),
    send: (method, path, bytes) => {
      const headers = { ...host, 'Content-Type': 'application/x-tar', 'Content-Length': String(bytes) }
      return request({ ...place, path, method, agent: agents.streams, headers })
    },
    docker: (Docker, pool, apiVersion) => {
      const options: ConstructorParameters<typeof Dockerode>[0] & { readonly agent: Agent } = {
        ...place,
        protocol: tls ? 'https' : 'http',
        version: `v${apiVersion}`,
        agent: agents[pool],
      }
      return withoutDockerHost(() => new Docker(options))
    },
    bytesHeard: () => [...sockets].reduce((sum, socket) => sum + bytesReadOf(socket), heardOnClosed),
    destroy: () => {
      for (const socket of sockets) socket.destroy()
      agents.unary.destroy()
      agents.streams.destroy()
    },
  }
}

/**
 * All sockets of `bytes` read into this one buffer: a new one for each read makes V8 mark the whole heap after every
 * 64 MB, which costs more than the bytes do. The HTTP parser copies what it hands on before the next read.
 */
const onread = {
  buffer: Buffer.allocUnsafeSlow(256 * 1024),
  callback(this: unknown, length: number, buffer: Uint8Array): boolean {
    if (this instanceof Socket) this.emit('data', buffer.subarray(0, length))
    return true
  },
}

/** docker-modem prefers DOCKER_HOST (its certificates and ssh options too) to what it is given. */
function withoutDockerHost<Result>(make: () => Result): Result {
  const held = process.env['DOCKER_HOST']
  delete process.env['DOCKER_HOST']
  try {
    return make()
  } finally {
    if (held !== undefined) process.env['DOCKER_HOST'] = held
  }
}

interface AgentOptions {
  readonly keepAlive: boolean
  readonly maxFreeSockets?: number
  readonly onread?: OnReadOpts
}

/** node makes the sockets of TLS by itself: there an engine that closes over a body may lose what it said. */
function patientAgent(target: Reachable['target'], options: AgentOptions): Agent {
  const agent = new http.Agent(options)
  const place = target.transport === 'tcp' ? { host: target.host, port: target.port } : { path: target.path }
  agent.createConnection = () => new PatientSocket({ ...options, noDelay: true }).connect(place)
  return agent
}

function tracked(agent: Agent, track: (socket: Duplex) => void): Agent {
  const create = agent.createConnection.bind(agent)
  agent.createConnection = (connectOptions, callback) => {
    const socket = create(connectOptions, callback)
    if (socket) track(socket)
    return socket
  }
  return agent
}

function tlsOptions({ ca, cert, key, verify }: NonNullable<Reachable['tls']>) {
  return {
    rejectUnauthorized: verify,
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
  }
}

function bytesReadOf(socket: Duplex): number {
  const read: unknown = Reflect.get(socket, 'bytesRead')
  return typeof read === 'number' ? read : 0
}
