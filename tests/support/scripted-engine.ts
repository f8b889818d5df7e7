import { rmSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { closeServer } from './loopback.ts'

export interface ScriptedRequest {
  readonly method: string
  /** Without the `/v1.41` in front. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The engine's side of one connection, byte for byte as the script wants it. */
export interface Wire {
  readonly send: (bytes: string | Uint8Array) => void
  /** Each part in a packet of its own, one byte by default. */
  readonly sendInParts: (bytes: string | Uint8Array, size?: number) => Promise<void>
  /** A whole answer with a JSON body. */
  readonly json: (status: number, body: unknown, headers?: Readonly<Record<string, string>>) => void
  /** The head of an answer that ends with the connection. */
  readonly head: (status: number, headers?: Readonly<Record<string, string>>) => void
  readonly end: () => void
  /** As when the engine's process dies. */
  readonly cut: () => void
  /** Resolves when the app has left. */
  readonly closed: Promise<void>
}

/** Answers one request; undefined leaves it to the default: an engine of API 1.41 that holds nothing. */
export type Script = (request: ScriptedRequest, wire: Wire) => unknown

export interface ScriptedEngine {
  readonly socket: string
  readonly host: string
  readonly requests: readonly ScriptedRequest[]
  readonly script: (paths: Readonly<Record<string, Script>>) => void
  readonly open: () => number
  readonly close: () => Promise<void>
}

/**
 * A fake engine on a unix socket. Scripts are found by `GET /containers/json`, `*` standing for one path part. One
 * called `early POST /images/load` has its turn once the head is there, and nobody reads the body for it.
 */
export async function startScriptedEngine(
  socket: string,
  scripts: Readonly<Record<string, Script>> = {},
): Promise<ScriptedEngine> {
  let known = { ...emptyEngine, ...scripts }
  const requests: ScriptedRequest[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    // Each request of a kept connection waits for its end.
    client.setMaxListeners(0)
    client.on('error', () => client.destroy()).on('close', () => sockets.delete(client))
    const early = (request: ScriptedRequest) => {
      const script = findScript(known, { ...request, method: `early ${request.method}` })
      if (script) void script(request, wireTo(client))
      return script !== null
    }
    readRequests(client, early, (request) => {
      requests.push(request)
      const wire = wireTo(client)
      const script = findScript(known, request)
      if (script === null) wire.json(404, { message: 'page not found' })
      else void script(request, wire)
    })
  })
  rmSync(socket, { force: true })
  server.listen(socket)
  await once(server, 'listening')
  return {
    socket,
    host: `unix://${socket}`,
    requests,
    script: (paths) => {
      known = { ...known, ...paths }
    },
    open: () => sockets.size,
    close: async () => {
      for (const each of sockets) each.destroy()
      await closeServer(server)
    },
  }
}

const emptyEngine: Readonly<Record<string, Script>> = {
  'GET /_ping': (_, wire) => wire.json(200, 'OK', { 'Api-Version': '1.41', Ostype: 'linux' }),
  'HEAD /_ping': (_, wire) => wire.json(200, '', { 'Api-Version': '1.41', Ostype: 'linux' }),
  'GET /version': (_, wire) =>
    wire.json(200, {
      Version: '20.10.24',
      ApiVersion: '1.41',
      MinAPIVersion: '1.12',
      Os: 'linux',
      Arch: 'amd64',
    }),
  'GET /containers/json': (_, wire) => wire.json(200, []),
  'GET /images/json': (_, wire) => wire.json(200, []),
  'GET /events': (_, wire) => wire.head(200, { 'Content-Type': 'application/json' }),
}

function findScript(scripts: Readonly<Record<string, Script>>, request: ScriptedRequest): Script | null {
  const parts = `${request.method} ${request.path}`.split('/')
  const match = Object.keys(scripts).find((key) => {
    const wanted = key.split('/')
    return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at])
  })
  return match === undefined ? null : (scripts[match] ?? null)
}

function wireTo(client: Socket): Wire {
  const head = (status: number, headers: Readonly<Record<string, string>> = {}) => {
    const lines = Object.entries({ Connection: 'close', ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    client.write(`HTTP/1.1 ${status} Scripted\r\n${lines.join('')}\r\n`)
  }
  return {
    send: (bytes) => void client.write(bytes),
    sendInParts: async (bytes, size = 1) => {
      client.setNoDelay(true)
      const all = Buffer.from(bytes)
      for (let at = 0; at < all.length && !client.destroyed; at += size) {
        client.write(all.subarray(at, at + size))
        await turn()
      }
    },
    head,
    json: (status, body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const length = String(Buffer.byteLength(text))
      const keep = { Connection: 'keep-alive', 'Content-Type': 'application/json', 'Content-Length': length }
      head(status, { ...keep, ...headers })
      client.write(text)
    },
    end: () => void client.end(),
    cut: () => void client.destroy(),
    closed: once(client, 'close').then(() => undefined),
  }
}

/** Requests with a Content-Length or chunked body; after an upgrade the bytes that follow are left alone. */
function readRequests(
  client: Socket,
  onHead: (request: ScriptedRequest) => boolean,
  onRequest: (request: ScriptedRequest) => void,
): void {
  let buffered = Buffer.alloc(0)
  let upgraded = false
  client.on('data', (chunk: Buffer) => {
    if (upgraded) return
    buffered = Buffer.concat([buffered, chunk])
    for (;;) {
      const head = parseHead(buffered)
      if (head === null) return
      upgraded = onHead(head.request)
      const parsed = upgraded ? null : parseRequest(buffered)
      if (parsed === null) return
      buffered = buffered.subarray(parsed.length)
      upgraded = parsed.request.headers['upgrade'] !== undefined
      onRequest(parsed.request)
    }
  })
}

/** null until the whole request is there. */
export function parseRequest(bytes: Buffer): { request: ScriptedRequest; length: number } | null {
  const head = parseHead(bytes)
  if (head === null) return null
  const { request, start } = head
  const chunked = request.headers['transfer-encoding'] === 'chunked'
  const body = chunked ? chunkedBody(bytes, start) : sizedBody(bytes, start, request.headers)
  return body === null ? null : { request: { ...request, body: body.text }, length: body.end }
}

/** The request without its body, which begins at `start`. */
function parseHead(bytes: Buffer): { request: ScriptedRequest; start: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const [first = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const [method = '', target = '/'] = first.split(' ')
  const url = new URL(target, 'http://engine')
  const path = url.pathname.replace(/^\/v\d+\.\d+(?=\/)/, '')
  return { request: { method, path, query: url.searchParams, headers, body: '' }, start: headEnd + 4 }
}

function sizedBody(bytes: Buffer, start: number, headers: Readonly<Record<string, string>>) {
  const end = start + Number(headers['content-length'] ?? '0')
  return bytes.length < end ? null : { text: bytes.subarray(start, end).toString(), end }
}

function chunkedBody(bytes: Buffer, start: number): { text: string; end: number } | null {
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) return { text: Buffer.concat(parts).toString(), end: next }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}
