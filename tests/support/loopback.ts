import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** Listens on a free loopback port and tells it. */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return portOf(server)
}

/** The port of a server that listens on TCP. */
export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on TCP.')
  return address.port
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server)
  await closeServer(server)
  return port
}

/** Resolves when the last connection is gone; end them first. */
export async function closeServer(server: Server): Promise<void> {
  server.close()
  await once(server, 'close')
}

/** Two ends of a relay: one that breaks takes the other along, one that ends well lets the other be read to its end. */
export function tieEnds(client: Socket, upstream: Socket): void {
  const breakBoth = () => {
    client.destroy()
    upstream.destroy()
  }
  client.on('error', breakBoth).once('close', breakBoth)
  upstream.on('error', breakBoth).once('end', () => client.end())
  upstream.once('close', () => {
    if (!upstream.readableEnded) client.destroy()
  })
}
