import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Transfers } from '../services/transfers/transfers.ts'
import type { Access } from './access.ts'
import type { Pages } from './sockets.ts'
import { longestPause, transferHeaders, transferPath, transferStatus } from './transfer.ts'

interface Parts {
  readonly transfers: Transfers
  readonly access: Access
  readonly pages: Pick<Pages, 'sessionOf'>
}

const bearer = /^Bearer ([\w-]{1,128})$/

/** Serves /transfer/TICKET to a request that passed the guard. False: the address is no transfer's. */
export function serveTransfer(request: IncomingMessage, response: ServerResponse, parts: Parts): boolean {
  const ticket = transferPath.exec(request.url ?? '')?.[1]
  if (ticket === undefined) return false
  // The tail of a transfer must not be another request's wait: the connection ends with it.
  response.setHeader('Connection', 'close')
  if (request.method === 'GET') download(ticket, request, response, parts)
  else upload(ticket, request, response, parts)
  return true
}

/**
 * A page saves by a link, and a link brings neither Origin nor token. The browser's own word must say that it is
 * from our page; the ticket is the secret; and the session of the page that asked for it must still be alive.
 */
function download(ticket: string, request: IncomingMessage, response: ServerResponse, parts: Parts): void {
  if (request.headers['sec-fetch-site'] !== 'same-origin') return answer(response, 403)
  const redeemed = parts.transfers.takeDownload(ticket)
  if (redeemed === null || parts.pages.sessionOf(redeemed.page) === null) return answer(response, 404)
  request.socket.setTimeout(longestPause)
  const open = (head: Parameters<typeof transferHeaders>[0]): ServerResponse =>
    response.writeHead(200, { ...transferHeaders(head) })
  redeemed.start(open, leaving(response)).catch((error: unknown) => fail(response, error))
}

/** What a page sends comes by a script, which has the token as well: it must be of the session that asked. */
function upload(ticket: string, request: IncomingMessage, response: ServerResponse, parts: Parts): void {
  const session = parts.access.session(bearer.exec(request.headers.authorization ?? '')?.[1] ?? '')
  if (session === null) return answer(response, 401)
  const redeemed = parts.transfers.takeUpload(ticket)
  if (redeemed === null || parts.pages.sessionOf(redeemed.page) !== session) return answer(response, 404)
  request.socket.setTimeout(longestPause)
  redeemed.start(request, leaving(response)).then(
    () => answer(response, 204),
    (error: unknown) => fail(response, error),
  )
}

/** Aborts when the browser goes before all was said. */
function leaving(response: ServerResponse): AbortSignal {
  const left = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) left.abort()
  })
  return left.signal
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else answer(response, transferStatus(error))
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 })
  response.end()
}
