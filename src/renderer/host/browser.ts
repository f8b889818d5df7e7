import { RPCLink } from '@orpc/client/websocket'
import { connectionClosed, connectionOpened } from './connection.ts'
import type { OpenLane } from './connection.ts'
import { enter, forgetSession, sessionIsOver, sessionToken, takeCode } from './session.ts'

const closedForGood = 4401
const shortestWait = 250
const longestWait = 10_000

/** Connects a page in a browser to the host that served it, and keeps it connected. */
export async function connectBrowser(): Promise<void> {
  const code = takeCode()
  // A spent code with a token beside it is a reloaded or restored tab: its session is still good.
  if (code !== null) await enter(code).catch(() => false)
  const token = sessionToken()
  if (token === null) connectionClosed('no-session')
  else openSocket(token, 0)
}

function openSocket(token: string, failures: number): void {
  const socket = new WebSocket(addressOf('/rpc'), ['quayside', `token.${token}`])
  // Text and bytes alike arrive in order; a Blob would be read later than what follows it.
  socket.binaryType = 'arraybuffer'
  let opened = false
  socket.addEventListener('open', () => {
    opened = true
    connectionOpened(new RPCLink({ websocket: socket }), browserLane(token))
  })
  socket.addEventListener('close', ({ code }) => {
    if (code === closedForGood) endHere()
    else void reopen(token, opened ? 0 : failures + 1)
  })
}

function addressOf(path: string): URL {
  const address = new URL(path, window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  address.hash = ''
  return address
}

/** A terminal's lane is a WebSocket of its own. */
function browserLane(token: string): OpenLane {
  return (name, ears) => {
    const socket = new WebSocket(addressOf('/terminal'), ['quayside', `token.${token}`, `lane.${name}`])
    socket.binaryType = 'arraybuffer'
    const waiting: Uint8Array<ArrayBuffer>[] = []
    socket.addEventListener('open', () => {
      for (const frame of waiting.splice(0)) socket.send(frame)
    })
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) ears.frame(new Uint8Array(data))
    })
    socket.addEventListener('close', ears.closed)
    return {
      send: (frame) => {
        if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame)
        else if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      },
      close: () => socket.close(),
    }
  }
}

async function reopen(token: string, failures: number): Promise<void> {
  // A page is not told why it was refused: a host that is away or full looks like a session that is over.
  if (failures > 1 && (await sessionIsOver(token))) return endHere()
  connectionClosed('lost')
  const wait = Math.min(longestWait, shortestWait * 2 ** failures)
  // Pages that lost their host together must not come back together.
  await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)))
  openSocket(token, failures)
}

function endHere(): void {
  forgetSession()
  connectionClosed('no-session')
}
