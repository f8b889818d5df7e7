import type { MessageEvent, MessagePortMain } from 'electron'
import { longestInput } from '#shared/terminal-frames.ts'
import type { Lanes } from '../services/terminal.ts'

const prefix = 'lane.'

/**
 * The raw lanes of one page: it makes a channel and sends one end on its port, with the lane's name, so the preload
 * has no word for it. Messages are frames of `terminal-frames.ts`. False for what no page of ours sends; a lane that
 * is spent or another page's is closed.
 */
export function lanePorts(lanes: Lanes, page: string) {
  return (name: unknown, ports: MessagePortMain[]): boolean => {
    const [port] = ports
    if (ports.length !== 1 || port === undefined) return false
    if (typeof name !== 'string' || !name.startsWith(prefix)) return false
    const lane = lanes.claim(name.slice(prefix.length), (owner) => owner === page, {
      send: (frame) => port.postMessage(frame),
      close: () => port.close(),
    })
    if (lane === null) {
      port.close()
      return true
    }
    port.on('message', ({ data }: MessageEvent) => {
      const isFrame = data instanceof Uint8Array && data.length <= longestInput
      if (!isFrame || !lane.receive(data)) port.close()
    })
    port.on('close', () => lane.closed())
    port.start()
    return true
  }
}
