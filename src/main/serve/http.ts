import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { http } from '../node-http.ts'
import type { Access } from './access.ts'
import { refuse } from './guard.ts'
import { securityHeaders } from './headers.ts'
import type { LaneSockets } from './lane-sockets.ts'
import type { Pages } from './sockets.ts'
import { serveTransfer } from './transfer-http.ts'
import type { Transfers } from '../services/transfers/transfers.ts'
import { refuseUpgrade } from './upgrade.ts'

const longestBody = 1024
/** Milliseconds that a whole request may take to come in. */
const requestTime = 10_000
export const connectionsAllowed = 128

interface Options {
  /** The folder of the built renderer. */
  readonly files: string
  readonly access: Access
  readonly pages: Pages
  readonly transfers: Transfers
  readonly terminals: LaneSockets
  /** `127.0.0.1:PORT`, known once the server listens. */
  readonly host: () => string
}

/** Answers carry a number and nothing else: no reason, no stack, no name of a file. */
function answer(response: ServerResponse, status: number, body?: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > longestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Who sends a body byte by byte to hold a connection is let go. */
function endSlow(request: IncomingMessage, response: ServerResponse): void {
  const late = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, requestTime)
  response.once('close', () => clearTimeout(late))
}

/** What the body asks: to exchange a code, or whether the session of a token lives. */
function askedFor(body: string): { readonly code?: unknown; readonly token?: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? parsed : null
  } catch {
    return null
  }
}

async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return answer(response, 415)
  const body = await readBody(request)
  if (body === null) {
    response.setHeader('Connection', 'close')
    return answer(response, 413)
  }
  const asked = askedFor(body)
  if (typeof asked?.token === 'string')
    return answer(response, 200, { live: access.session(asked.token) !== null })
  if (typeof asked?.code !== 'string') return answer(response, 400)
  const token = access.exchange(asked.code)
  return token === null ? answer(response, 403) : answer(response, 200, { token })
}

/** The browser host's HTTP side: the page's files, the exchange of a code, whether a session lives, and transfers by ticket; nothing else. */
export function createHttp({ files, access, pages, terminals, transfers, host }: Options): Server {
  // `dev: false` reads the folder once: a path can only ever name one of the files found then.
  const serveFile = sirv(files, {
    dev: false,
    etag: false,
    onNoMatch: (_request, response) => answer(response, 404),
  })

  const server = http.createServer({
    maxHeaderSize: 8192,
    headersTimeout: 5000,
    // An upload takes what it takes; every other request gets its time below.
    requestTimeout: 0,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: 1000,
  })
  server.maxConnections = connectionsAllowed
  server.timeout = 30_000

  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const refusal = refuse(request, host())
    if (refusal !== null) return answer(response, refusal.status)
    if (serveTransfer(request, response, { transfers, access, pages })) return
    endSlow(request, response)
    const path = request.url?.split('?', 1)[0]
    if (request.method === 'GET')
      return path === '/session' || path === '/rpc' || path === '/terminal'
        ? answer(response, 405)
        : serveFile(request, response)
    if (path !== '/session') return answer(response, 405)
    answerSession(request, response, access).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const wellMet = refuse(request, host()) === null && request.method === 'GET'
    if (wellMet && request.url === '/rpc') pages.upgrade(request, socket, head)
    else if (wellMet && request.url === '/terminal') terminals.upgrade(request, socket, head)
    else refuseUpgrade(socket, 403)
  })
  server.on('clientError', (error, socket) => {
    // Browsers open connections ahead of need. An answer to one that asked nothing yet would be taken
    // for the answer to its first request; closed without a word, the browser opens another.
    const askedNothing = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    if (askedNothing || !socket.writable) return void socket.destroy()
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  return server
}
