import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { makeCertificates } from './certificates.ts'
import { type HubRepository, hubRepository, searchHub } from './hub-catalogue.ts'
import { closeServer, listenOnLoopback, portOf, tieEnds } from './loopback.ts'

/** `offline`: as a machine without a network. `limited`: every answer is 429. */
export const hubModes = ['online', 'offline', 'limited'] as const
export type HubMode = (typeof hubModes)[number]

/**
 * What only Docker Hub serves: the index's search, the tags API, and the registry's refusals.
 * The app asks the tags API at `url`; dockerd gets here as through an HTTPS proxy.
 */
export interface HubFixture {
  readonly url: string
  /** For dockerd: the proxy, whom to trust, and that loopback is not proxied. */
  readonly environment: Readonly<Record<string, string>>
  readonly mode: (mode: HubMode) => void
  /** `GET index.docker.io/v1/search?q=nginx`, oldest first. */
  readonly requests: () => readonly string[]
  readonly close: () => Promise<void>
}

const hubHosts = [
  'index.docker.io',
  'registry-1.docker.io',
  'auth.docker.io',
  'hub.docker.com',
  'registry.hub.docker.com',
]

export async function startHubFixture(folder: string): Promise<HubFixture> {
  const certificates = makeCertificates(folder, hubHosts)
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let mode: HubMode = 'online'
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method} ${request.headers.host ?? ''}${request.url ?? ''}`)
    if (mode === 'offline') request.socket.destroy()
    else if (mode === 'limited') sendJson(response, 429, registryError('TOOMANYREQUESTS', limitedText))
    else answer(request, response)
  }
  const secure = createTlsServer({ cert: certificates.certificate, key: certificates.key }, listener)
  const plain = createServer(listener)
  plain.on('connect', (request: IncomingMessage, socket: Socket) => {
    const host = (request.url ?? '').split(':')[0] ?? ''
    if (mode === 'offline' || !hubHosts.includes(host)) {
      // Go puts a proxy's reason phrase into its error, so this reads as it does without a network.
      socket.end(`HTTP/1.1 503 dial tcp: lookup ${host}: no such host\r\n\r\n`)
    } else tunnel(socket, portOf(secure))
  })
  for (const server of [secure, plain]) {
    server.on('connection', (socket: Socket) =>
      sockets.add(socket.once('close', () => sockets.delete(socket))),
    )
    await listenOnLoopback(server)
  }
  const url = `http://127.0.0.1:${portOf(plain)}`
  return {
    url,
    environment: {
      HTTPS_PROXY: url,
      NO_PROXY: 'localhost,127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16',
      SSL_CERT_FILE: certificates.authorityFile,
    },
    mode: (next) => {
      mode = next
      // A kept connection would still be "online".
      if (next === 'offline') for (const socket of sockets) socket.destroy()
    },
    requests: () => requests,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([closeServer(secure), closeServer(plain)])
    },
  }
}

const limitedText = 'You have reached your unauthenticated pull rate limit.'

/** One handler for all of Docker Hub's hosts: their paths do not overlap. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://hub')
  const tags = /^\/v2\/(?:namespaces\/([^/]+)\/)?repositories\/(.+?)\/tags\/?$/.exec(url.pathname)
  const manifest = /^\/v2\/(.+)\/(?:manifests|blobs)\/([^/]+)$/.exec(url.pathname)
  if (url.pathname.startsWith('/v2/ratelimitpreview/')) sendRateLimit(response)
  else if (url.pathname === '/v1/search') sendJson(response, 200, searchPage(url))
  else if (url.pathname === '/token') sendJson(response, 200, { token: 'anonymous', expires_in: 300 })
  else if (tags) sendTags(response, tags[1] === undefined ? `${tags[2]}` : `${tags[1]}/${tags[2]}`, url)
  else if (url.pathname === '/v2/') sendRegistryRoot(request, response)
  else if (manifest) sendManifest(request, response, manifest[1] ?? '', manifest[2] ?? '')
  else sendJson(response, 404, { message: 'object not found' })
}

/** docker's registry client reads `results` and ignores what it does not know. */
function searchPage(url: URL): unknown {
  const query = url.searchParams.get('q') ?? ''
  const size = Number(url.searchParams.get('n') ?? '25')
  const found = searchHub(query)
  return {
    num_pages: 1,
    num_results: found.length,
    page: 1,
    page_size: size,
    query,
    results: found.slice(0, size).map((repository) => ({
      name: repository.name,
      description: repository.description,
      star_count: repository.stars,
      is_official: repository.official,
      is_automated: false,
    })),
  }
}

function sendTags(response: ServerResponse, path: string, url: URL): void {
  const repository = hubRepository(path)
  if (repository === null) return sendJson(response, 404, { message: 'object not found', errinfo: {} })
  const size = Number(url.searchParams.get('page_size') ?? '10')
  const page = Number(url.searchParams.get('page') ?? '1')
  const results = repository.tags.slice((page - 1) * size, page * size).map(tagRow)
  sendJson(response, 200, { count: repository.tags.length, next: null, previous: null, results })
}

function tagRow(name: string, index: number): unknown {
  const updated = new Date(Date.UTC(2026, 5, 20 - index)).toISOString()
  const image = {
    architecture: 'amd64',
    os: 'linux',
    size: 2_100_000,
    status: 'active',
    last_pushed: updated,
  }
  return {
    name,
    full_size: 2_100_000,
    last_updated: updated,
    tag_status: 'active',
    v2: true,
    images: [image],
  }
}

/** The repository where Docker Hub tells how many pulls are left. */
function sendRateLimit(response: ServerResponse): void {
  response.writeHead(200, { 'RateLimit-Limit': '100;w=21600', 'RateLimit-Remaining': '76;w=21600' })
  response.end()
}

function sendRegistryRoot(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.authorization !== undefined) return sendJson(response, 200, {})
  response.setHeader(
    'WWW-Authenticate',
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
  )
  sendJson(response, 401, registryError('UNAUTHORIZED', 'authentication required'))
}

/** Only what the mirror lacks is asked here: an unknown repository is refused, an unknown tag is not found. */
function sendManifest(request: IncomingMessage, response: ServerResponse, path: string, tag: string): void {
  const repository: HubRepository | null = hubRepository(path)
  if (repository !== null) {
    const detail = { Tag: tag }
    return sendJson(response, 404, registryError('MANIFEST_UNKNOWN', 'manifest unknown', detail))
  }
  response.setHeader(
    'WWW-Authenticate',
    `Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:${path}:pull",error="insufficient_scope"`,
  )
  const detail = [{ Type: 'repository', Class: '', Name: path, Action: 'pull' }]
  sendJson(response, 401, registryError('UNAUTHORIZED', 'authentication required', detail))
}

function registryError(code: string, message: string, detail: unknown = null): unknown {
  return { errors: [{ code, message, detail }] }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

function tunnel(client: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1', () =>
    client.write('HTTP/1.1 200 Connection established\r\n\r\n'),
  )
  tieEnds(client, upstream)
  client.pipe(upstream).pipe(client)
}
