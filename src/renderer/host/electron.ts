import { RPCLink } from '@orpc/client/message-port'
import { connectionOpened } from './connection.ts'

/** True in the desktop app's own window: the browser host serves at 127.0.0.1 and nowhere else. Only host/ asks this. */
export function isDesktop(): boolean {
  return window.location.hostname !== '127.0.0.1'
}

/** Takes the port that the preload hands over, and any later one in its place. */
export function connectDesktop(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== 'quayside:port' || port === undefined) return
    port.start()
    connectionOpened(new RPCLink({ port }))
  })
}
