import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

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
