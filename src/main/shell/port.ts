import { randomUUID } from 'node:crypto'
import { MessageChannelMain } from 'electron'
import type { MessageEvent, MessagePortMain, WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import { createRouter, refuseUnknown, translateErrors } from '../serve/router.ts'
import type { CallContext, Served } from '../serve/router.ts'
import { admit } from '../serve/wire.ts'

const portChannel = 'quayside:port'

/** The port as oRPC sees it: only messages that `admit` lets through. */
function gated(port: MessagePortMain) {
  return {
    postMessage: (data: unknown): void => port.postMessage(data),
    on: (event: string, listener: (event: { readonly data: string }) => void): void => {
      if (event === 'close') port.on('close', () => listener({ data: '' }))
      if (event !== 'message') return
      port.on('message', ({ data }: MessageEvent) => {
        const message = admit(data)
        if (message === null) port.close()
        else listener({ data: message })
      })
    },
  }
}

/** Gives a window's page its port; the one of a page before closed with that page, and its streams with it. */
export function createPorts(served: Served): (contents: WebContents) => void {
  const handler = new RPCHandler<CallContext>(createRouter(served), {
    interceptors: [translateErrors(served.log), refuseUnknown],
  })
  return (contents) => {
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(gated(port1), { context: { page: randomUUID() } })
    port1.start()
    contents.postMessage(portChannel, null, [port2])
  }
}
