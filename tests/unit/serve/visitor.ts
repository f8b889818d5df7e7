import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { startBrowserHost } from '../../../src/main/serve/browser-host.ts'
import type { BrowserHost } from '../../../src/main/serve/browser-host.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { createTransfers } from '../../../src/main/services/transfers/transfers.ts'
import { createOpenStreams } from '../../../src/main/serve/streams.ts'
import type { Lanes } from '../../../src/main/services/terminal.ts'
import { fakeServices, keptLog, noLanes } from './fakes.ts'

/** A browser host over fake services, closed when the test ends. */
export async function startHost(
  answers: Parameters<typeof fakeServices>[0] = {},
  more: { readonly pingEvery?: number; readonly onExhausted?: () => void; readonly lanes?: Lanes } = {},
) {
  const files = await mkdtemp(join(tmpdir(), 'quayside-page-'))
  await writeFile(join(files, 'index.html'), '<!doctype html><title>Quayside</title>')
  await writeFile(join(files, '.secret'), 'hidden')
  const { services, calls } = fakeServices(answers)
  const { log, lines } = keptLog()
  const streams = createOpenStreams()
  const tasks = createTasks()
  const transfers = createTransfers(tasks)
  const host = await startBrowserHost({
    port: 0,
    files,
    served: { services, transfers, log, streams },
    lanes: noLanes,
    onExhausted: () => undefined,
    ...more,
  })
  onTestFinished(async () => {
    await host.close()
    await rm(files, { recursive: true })
  })
  return { host, calls, lines, streams, tasks, transfers, port: Number(new URL(host.origin).port) }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request with exactly these headers: what a browser would never let a page send, too. */
export async function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Ask,
): Promise<Answer> {
  const asking = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { host: `127.0.0.1:${port}`, ...headers },
    agent: false,
  })
  asking.end(body)
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    asking.on('response', resolve)
    asking.on('error', reject)
    asking.on('upgrade', (message, socket) => {
      socket.destroy()
      resolve(message)
    })
  })
  let text = ''
  if (response.statusCode !== 101) for await (const chunk of response) text += String(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, body: text }
}

export const codeOf = (address: string): string => new URL(address).hash.replace('#code=', '')

/** Exchanges a code as our own page does. */
export const exchange = (port: number, code: string): Promise<Answer> =>
  ask(port, {
    method: 'POST',
    path: '/session',
    headers: { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })

export async function enter(host: BrowserHost): Promise<string> {
  const { body } = await exchange(Number(new URL(host.origin).port), codeOf(host.address('printed')))
  const parsed: { token: string } = JSON.parse(body)
  return parsed.token
}

/** Asks for the WebSocket and says what was answered: 101 or a refusal. */
export const knock = (
  port: number,
  headers: Readonly<Record<string, string>>,
  path = '/rpc',
): Promise<Answer> =>
  ask(port, {
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      ...headers,
    },
  })

export async function openSocket(host: Pick<BrowserHost, 'origin'>, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/rpc`, ['quayside', `token.${token}`], {
    origin: host.origin,
  })
  await once(socket, 'open')
  return socket
}

export async function openPage(
  host: Pick<BrowserHost, 'origin'>,
  token: string,
): Promise<{ readonly api: ContractRouterClient<Contract>; readonly socket: WebSocket }> {
  const socket = await openSocket(host, token)
  return { api: createORPCClient(new RPCLink({ websocket: Object(socket) })), socket }
}

export async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return Number(code)
}
