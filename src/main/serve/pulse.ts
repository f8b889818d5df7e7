import type { WebSocket } from 'ws'

const usualPeriod = 15_000

/** Finds the pages that vanished without a word (a laptop's lid, a cut tunnel): they must not keep what they held. */
export interface Pulse {
  /** Pings the socket from time to time, and terminates it when it does not answer. */
  readonly watch: (socket: WebSocket) => void
  readonly stop: () => void
}

export function createPulse(period: number = usualPeriod): Pulse {
  const heard = new Map<WebSocket, boolean>()
  const pinging = setInterval(() => {
    for (const [socket, hasAnswered] of heard) {
      if (!hasAnswered) socket.terminate()
      heard.set(socket, false)
      socket.ping()
    }
  }, period)
  pinging.unref()
  return {
    watch: (socket) => {
      heard.set(socket, true)
      socket.on('pong', () => heard.set(socket, true))
      socket.on('close', () => heard.delete(socket))
    },
    stop: () => clearInterval(pinging),
  }
}
