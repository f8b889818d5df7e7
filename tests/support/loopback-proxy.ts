import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { closeServer, listenOnLoopback, tieEnds } from './loopback.ts'

export interface ProxyCounters {
  /** Bytes that went to clients since the start. */
  readonly served: number
  /** Bytes that came from clients since the start. */
  readonly received: number
  /** Connections open now. */
  readonly open: number
}

/** In front of a loopback server: slow where a test wants to look, dead where it wants no network. */
export interface LoopbackProxy {
  readonly port: number
  readonly counters: () => ProxyCounters
  /** Bytes a second of all connections together, both ways; null is full speed. */
  readonly limit: (bytesPerSecond: number | null) => void
  /** While true every connection is closed at once, those open too. */
  readonly refuse: (yes: boolean) => void
  readonly close: () => Promise<void>
}

export async function startLoopbackProxy(upstreamPort: number): Promise<LoopbackProxy> {
  const sockets = new Set<Socket>()
  const pace = createPace()
  let served = 0
  let received = 0
  let refusing = false
  const server = createServer((client) => {
    if (refusing) return void client.destroy()
    const upstream = connect(upstreamPort, '127.0.0.1')
    sockets.add(client)
    client.once('close', () => sockets.delete(client))
    tieEnds(client, upstream)
    carry(client, upstream, pace, (bytes) => (received += bytes))
    carry(upstream, client, pace, (bytes) => (served += bytes))
  })
  const port = await listenOnLoopback(server)
  return {
    port,
    counters: () => ({ served, received, open: sockets.size }),
    limit: pace.limit,
    refuse: (yes) => {
      refusing = yes
      if (yes) for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await closeServer(server)
    },
  }
}

function carry(
  from: Socket,
  to: Socket,
  pace: ReturnType<typeof createPace>,
  count: (bytes: number) => void,
): void {
  from.on('data', (chunk: Buffer) => {
    count(chunk.length)
    const flushed = to.write(chunk)
    const wait = pace.after(chunk.length)
    if (flushed && wait === 0) return
    from.pause()
    const drained = flushed ? Promise.resolve() : once(to, 'drain').catch(() => undefined)
    setTimeout(() => void drained.then(() => from.resume()), wait)
  })
  from.once('end', () => to.end())
}

/** How long to wait after a chunk, so that all chunks together keep to the limit. */
export function createPace(now: () => number = Date.now) {
  let bytesPerSecond: number | null = null
  let freeAt = 0
  return {
    limit: (value: number | null) => {
      bytesPerSecond = value
      freeAt = 0
    },
    /** Milliseconds. */
    after: (bytes: number): number => {
      if (bytesPerSecond === null) return 0
      freeAt = Math.max(freeAt, now()) + (bytes / bytesPerSecond) * 1000
      return Math.max(0, freeAt - now())
    },
  }
}
