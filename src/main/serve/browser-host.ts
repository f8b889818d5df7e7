import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAccess } from './access.ts'
import type { Access, codeLifetime } from './access.ts'
import { createHttp } from './http.ts'
import { createLaneSockets } from './lane-sockets.ts'
import type { Served } from './router.ts'
import { createPages } from './sockets.ts'
import type { Lanes } from '../services/terminal.ts'

/** The only address there is, and no option to change it: other computers come through `ssh -L`. */
const loopback = '127.0.0.1'

export interface BrowserHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** An address with a fresh one-time code in its fragment. */
  readonly address: (kind: keyof typeof codeLifetime) => string
  /** Ends the session that a page came in with; every page of it is closed. */
  readonly endSessionOf: (page: string) => void
  readonly endAllSessions: () => void
  readonly pages: () => number
  readonly close: () => Promise<void>
}

interface Options {
  readonly port: number
  readonly files: string
  readonly served: Served
  /** The raw bytes of terminals, beside the contract. */
  readonly lanes: Lanes
  /** Ten wrong codes: the host has closed itself. */
  readonly onExhausted: () => void
  readonly now?: () => number
  readonly pingEvery?: number
  readonly onPages?: (count: number) => void
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen({ port, host: loopback, exclusive: true })
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string' || bound.address !== loopback) {
    server.close()
    throw new Error('the browser host may listen on loopback only')
  }
  return bound.port
}

/** Serves the app to browsers of this computer. */
export async function startBrowserHost(options: Options): Promise<BrowserHost> {
  let host = ''
  const access: Access = createAccess({
    now: options.now ?? Date.now,
    onExhausted: () => {
      void close().then(options.onExhausted)
    },
    onEnded: (session) => {
      terminals.closeSession(session)
      pages.closeSession(session)
    },
  })
  const pages = createPages({
    access,
    served: options.served,
    ...(options.pingEvery === undefined ? {} : { pingEvery: options.pingEvery }),
    ...(options.onPages === undefined ? {} : { onCount: options.onPages }),
  })
  const terminals = createLaneSockets({
    access,
    lanes: options.lanes,
    sessionOf: pages.sessionOf,
    pingEvery: options.pingEvery,
  })
  const server = createHttp({
    files: options.files,
    access,
    pages,
    terminals,
    transfers: options.served.transfers,
    host: () => host,
  })
  const port = await listen(server, options.port)
  host = `${loopback}:${port}`

  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    closing ??= new Promise((resolve) => {
      terminals.close()
      pages.close()
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 500).unref()
    })
    return closing
  }

  return {
    origin: `http://${host}`,
    address: (kind) => `http://${host}/#code=${access.issue(kind)}`,
    endSessionOf: (page) => {
      const session = pages.sessionOf(page)
      if (session !== null) access.end(session)
    },
    endAllSessions: access.endAll,
    pages: pages.count,
    close,
  }
}
