/*
 * How a page gets in:
 *   GET  /                             the page; it holds no secret.
 *   POST /session {"code": "…"}        the code of the address's fragment; 200 {"token": "…"} or 403. Once.
 *   POST /session {"token": "…"}       whether its session lives: 200 {"live": true} or {"live": false}.
 *   WebSocket /rpc                     subprotocols ['quayside', 'token.' + token]; the answer picks 'quayside'.
 *                                      A wrong token is a plain 401 before the upgrade.
 *   WebSocket /terminal                the same and 'lane.' + lane: the bytes of one terminal, see lane-sockets.ts.
 * The token is kept in sessionStorage, so that a reload of the tab comes back with it.
 * Closed with 4401: the session was ended. 4400: a message that no page of ours sends. 1001: the host stops.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocket, WebSocketServer } from 'ws'
import type { Access, Session } from './access.ts'
import { createPulse } from './pulse.ts'
import { createRouter, refuseUnknown, translateErrors } from './router.ts'
import type { CallContext, Served } from './router.ts'
import { closeCodes, offeredTo, protocolName, refuseUpgrade } from './upgrade.ts'
import { admit, longestMessage } from './wire.ts'

export const pagesAllowed = 32

export interface Pages {
  /** Takes over an upgrade that passed the guard. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly count: () => number
  readonly closeSession: (session: Session) => void
  /** The session that the page of a call came in with. */
  readonly sessionOf: (page: string) => Session | null
  readonly close: () => void
}

interface Page {
  readonly socket: WebSocket
  readonly session: Session
}

interface Options {
  readonly access: Access
  readonly served: Served
  readonly pingEvery?: number
  /** How many pages are open now. */
  readonly onCount?: (count: number) => void
}

/** A socket on which only what `admit` lets through counts as a message. */
class GatedSocket extends WebSocket {
  override emit(event: string | symbol, ...values: readonly unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...values)
    const [data, isBinary] = values
    const message = isBinary === true ? null : admit(String(data))
    if (message === null) this.close(closeCodes.badMessage)
    return message !== null && super.emit('message', Buffer.from(message), false)
  }
}

/**
 * As oRPC sees a socket: `send` is done when the bytes have left, so a stream waits for a slow reader,
 * and when the reader is gone it is done with the close, which is what ends the streams.
 */
const paced = (socket: WebSocket): Parameters<RPCHandler<CallContext>['upgrade']>[0] => ({
  addEventListener: socket.addEventListener.bind(socket),
  send: (message: Parameters<WebSocket['send']>[0]): Promise<void> =>
    new Promise((resolve) => {
      socket.send(message, (error) => {
        if (!error || socket.readyState === WebSocket.CLOSED) return resolve()
        socket.once('close', () => resolve())
      })
    }),
})

/** The WebSocket side of the browser host: who may connect, how many, for how long, and what they say. */
export function createPages(options: Options): Pages {
  const { access, served, onCount = () => undefined } = options
  const handler = new RPCHandler<CallContext>(createRouter(served), {
    interceptors: [translateErrors(served.log), refuseUnknown],
  })
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: GatedSocket,
    maxPayload: longestMessage,
    perMessageDeflate: false,
    handleProtocols: () => protocolName,
  })
  const pages = new Map<string, Page>()
  const pulse = createPulse(options.pingEvery)

  const adopt = (socket: WebSocket, session: Session): void => {
    const id = randomUUID()
    pages.set(id, { socket, session })
    onCount(pages.size)
    pulse.watch(socket)
    socket.on('close', () => {
      pages.delete(id)
      onCount(pages.size)
    })
    socket.on('error', () => socket.terminate())
    handler.upgrade(paced(socket), { context: { page: id } }).catch(() => socket.terminate())
  }

  const closeAll = (code: number, which: (page: Page) => boolean): void => {
    for (const page of pages.values()) if (which(page)) page.socket.close(code)
  }

  return {
    upgrade: (request, socket, head) => {
      const token = offeredTo(request, ['token'])?.token
      const session = token === undefined ? null : access.session(token)
      if (session === null) return refuseUpgrade(socket, 401)
      if (pages.size >= pagesAllowed) return refuseUpgrade(socket, 503)
      server.handleUpgrade(request, socket, head, (opened) => adopt(opened, session))
    },
    count: () => pages.size,
    sessionOf: (page) => pages.get(page)?.session ?? null,
    closeSession: (session) => closeAll(closeCodes.sessionEnded, (page) => page.session === session),
    close: () => {
      pulse.stop()
      closeAll(closeCodes.going, () => true)
      server.close()
      const lingering = setTimeout(() => {
        for (const page of pages.values()) page.socket.terminate()
      }, 500)
      lingering.unref()
    },
  }
}
