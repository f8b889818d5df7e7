import { RPCLink } from '@orpc/client/message-port'
import { connectionOpened } from './connection.ts'
import type { OpenLane } from './connection.ts'

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
    connectionOpened(new RPCLink({ port }), desktopLane(port))
  })
}

/** A terminal's lane is a channel of its own, one end of which goes to main on the page's port. */
function desktopLane(port: MessagePort): OpenLane {
  return (name, ears) => {
    const { port1, port2 } = new MessageChannel()
    let isOpen = true
    const closed = (): void => {
      if (!isOpen) return
      isOpen = false
      ears.closed()
    }
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof Uint8Array) ears.frame(data)
    })
    port1.addEventListener('close', closed)
    port1.start()
    port.postMessage(`lane.${name}`, [port2])
    return {
      send: (frame) => port1.postMessage(frame),
      close: () => {
        port1.close()
        // A port tells of the other end's closing only.
        queueMicrotask(closed)
      },
    }
  }
}
