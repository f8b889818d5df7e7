import { randomUUID } from 'node:crypto'
import { MessageChannelMain } from 'electron'
import type { MessageEvent, MessagePortMain, WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import { createRouter, refuseUnknown, translateErrors } from '../serve/router.ts'
import type { CallContext, Served } from '../serve/router.ts'
import { admit } from '../serve/wire.ts'
import { isOurs } from './guards.ts'

export const portChannel = 'quayside:port'

interface Listener {
  (event: { readonly data: string }): void
}

/** The port as oRPC sees it: only messages that `admit` lets through. */
function gated(port: MessagePortMain) {
  return {
    postMessage: (data: unknown): void => port.postMessage(data),
    on: (event: string, listener: Listener): void => {
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

/**
 * Gives a port to the main frame of our own window, each time our own page was loaded in it. The port of
 * the page before closes with its page, and every stream of it ends.
 */
export function servePorts(contents: WebContents, served: Served): void {
  const handler = new RPCHandler<CallContext>(createRouter(served), {
    interceptors: [translateErrors(served.log), refuseUnknown],
  })
  contents.on('did-finish-load', () => {
    if (!isOurs(contents.mainFrame.url)) return
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(gated(port1), { context: { page: randomUUID() } })
    port1.start()
    contents.mainFrame.postMessage(portChannel, null, [port2])
  })
}
