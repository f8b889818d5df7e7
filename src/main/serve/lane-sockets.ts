/*
 * The raw lane of a terminal, beside oRPC: WebSocket /terminal, subprotocols ['quayside', 'token.' + token,
 * 'lane.' + lane]. The lane was named by the answer to a call of the contract; it is good once, for ten seconds, and
 * for a page of the same session. A wrong token is a plain 401 before the upgrade, a wrong lane a plain 404.
 * Messages are binary frames of `terminal-frames.ts`; close codes are those of `upgrade.ts`.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'
import { longestInput } from '#shared/terminal-frames.ts'
import type { Lane, LaneEnd } from '../services/terminal/session.ts'
import type { Lanes } from '../services/terminal.ts'
import type { Access, Session } from './access.ts'
import { createPulse } from './pulse.ts'
import { closeCodes, offeredTo, protocolName, refuseUpgrade } from './upgrade.ts'

/** Open at once, on all pages. */
export const lanesAllowed = 64

export interface LaneSockets {
  /** Takes over an upgrade that passed the guard. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly closeSession: (session: Session) => void
  readonly close: () => void
}

interface Options {
  readonly access: Access
  readonly lanes: Lanes
  /** The session that the page of a call came in with. */
  readonly sessionOf: (page: string) => Session | null
  readonly pingEvery?: number | undefined
}

/** A lane's end before its socket is there: what the program writes meanwhile waits. */
function socketEnd(): LaneEnd & { readonly connect: (socket: WebSocket) => void } {
  let socket: WebSocket | null = null
  const waiting: ((socket: WebSocket) => void)[] = []
  const then = (say: (socket: WebSocket) => void): void => {
    if (socket === null) waiting.push(say)
    else say(socket)
  }
  return {
    send: (frame) => {
      if (socket === null) then((opened) => opened.send(frame))
      else socket.send(frame)
    },
    close: () => then((opened) => opened.close(closeCodes.done)),
    connect: (opened) => {
      socket = opened
      for (const say of waiting) say(opened)
    },
  }
}

function listen(socket: WebSocket, lane: Lane): void {
  socket.on('message', (data: RawData, isBinary: boolean) => {
    const taken = isBinary && data instanceof Buffer && lane.receive(data)
    if (!taken) socket.close(closeCodes.badMessage)
  })
  socket.on('close', () => lane.closed())
  socket.on('error', () => socket.terminate())
}

/** Carries lanes on WebSockets: who may open one, how many, for how long. */
export function createLaneSockets({ access, lanes, sessionOf, pingEvery }: Options): LaneSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestInput,
    perMessageDeflate: false,
    handleProtocols: () => protocolName,
  })
  const open = new Map<WebSocket, Session>()
  const pulse = createPulse(pingEvery)

  const closeAll = (code: number, which: (session: Session) => boolean): void => {
    for (const [socket, session] of open) if (which(session)) socket.close(code)
  }

  return {
    upgrade: (request, socket, head) => {
      const offered = offeredTo(request, ['token', 'lane'])
      const session = offered === null ? null : access.session(offered.token)
      if (offered === null || session === null) return refuseUpgrade(socket, 401)
      if (open.size >= lanesAllowed) return refuseUpgrade(socket, 503)
      const end = socketEnd()
      const lane = lanes.claim(offered.lane, (page) => sessionOf(page) === session, end)
      if (lane === null) return refuseUpgrade(socket, 404)
      // An upgrade that fails after all must not leave the program without a page.
      const lost = (): void => lane.closed()
      socket.once('close', lost)
      server.handleUpgrade(request, socket, head, (opened) => {
        socket.off('close', lost)
        open.set(opened, session)
        opened.on('close', () => open.delete(opened))
        pulse.watch(opened)
        listen(opened, lane)
        end.connect(opened)
      })
    },
    closeSession: (ended) => closeAll(closeCodes.sessionEnded, (session) => session === ended),
    close: () => {
      pulse.stop()
      closeAll(closeCodes.going, () => true)
      server.close()
      const lingering = setTimeout(() => {
        for (const socket of open.keys()) socket.terminate()
      }, 500)
      lingering.unref()
    },
  }
}
