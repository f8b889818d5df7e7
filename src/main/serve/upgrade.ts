import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { http } from '../node-http.ts'

export const protocolName = 'quayside'

/**
 * Why a socket was closed by the host. `done`: a terminal's program ended. `sessionEnded`: the page's session was
 * ended. `badMessage`: a message that no page of ours sends. `going`: the host stops.
 */
export const closeCodes = { done: 1000, sessionEnded: 4401, badMessage: 4400, going: 1001 } as const

/** What a page brings along as subprotocols, where no log and no history keeps it; null unless it is just that. */
export function offeredTo<Name extends string>(
  request: IncomingMessage,
  names: readonly Name[],
): Readonly<Record<Name, string>> | null
export function offeredTo(
  request: IncomingMessage,
  names: readonly string[],
): Readonly<Record<string, string>> | null {
  const [first, ...offered] = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((offer) => offer.trim())
  if (first !== protocolName || offered.length !== names.length) return null
  const found: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const offer = offered[index] ?? ''
    if (!offer.startsWith(`${name}.`)) return null
    found[name] = offer.slice(name.length + 1)
  }
  return found
}

/** Says no before the upgrade, with a number and no reason. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
