import { RPCLink } from '@orpc/client/message-port'
import { connectionOpened } from './connection.ts'

/** True in the desktop app's own window. Only host/ asks this. */
export function isDesktop(): boolean {
  return window.navigator.userAgent.includes('Electron/')
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
