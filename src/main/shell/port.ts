import { randomUUID } from 'node:crypto'
import { MessageChannelMain } from 'electron'
import type { MessageEvent, MessagePortMain, WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import { createRouter, refuseUnknown, translateErrors } from '../serve/router.ts'
import type { CallContext, Served } from '../serve/router.ts'
import { admit } from '../serve/wire.ts'
import type { Lanes } from '../services/terminal.ts'
import { lanePorts } from './lane-port.ts'

const portChannel = 'quayside:port'

/** The port as oRPC sees it: only messages that `admit` lets through. One that brings a port opens a lane on it. */
function gated(port: MessagePortMain, openLane: (name: unknown, ports: MessagePortMain[]) => boolean) {
  return {
    postMessage: (data: unknown): void => port.postMessage(data),
    on: (event: string, listener: (event: { readonly data: string }) => void): void => {
      if (event === 'close') port.on('close', () => listener({ data: '' }))
      if (event !== 'message') return
      port.on('message', ({ data, ports }: MessageEvent) => {
        if (ports.length > 0) {
          if (!openLane(data, ports)) port.close()
          return
        }
        const message = admit(data)
        if (message === null) port.close()
        else listener({ data: message })
      })
    },
  }
}

/** Gives a window's page its port; the one of a page before closed with that page, and its streams with it. */
export function createPorts(served: Served, lanes: Lanes): (contents: WebContents) => void {
  const handler = new RPCHandler<CallContext>(createRouter(served), {
    interceptors: [translateErrors(served.log), refuseUnknown],
  })
  return (contents) => {
    const { port1, port2 } = new MessageChannelMain()
    const page = randomUUID()
    const openLane = lanePorts(lanes, page)
    handler.upgrade(gated(port1, openLane), { context: { page } })
    port1.start()
    contents.postMessage(portChannel, null, [port2])
  }
}
