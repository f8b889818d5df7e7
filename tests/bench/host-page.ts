import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import type { BrowserHost } from '../support/browser-host.ts'

const program = promisify(execFile)
const curl = (...args: string[]) => program('curl', ['--silent', '--fail', ...args])

/** A page without a browser: it has its token, calls, and takes its tickets to the host with curl. */
export interface HostPage {
  readonly origin: string
  readonly token: string
  readonly api: ContractRouterClient<Contract>
  readonly leave: () => void
}

export async function enterHost(host: BrowserHost): Promise<HostPage> {
  const address = new URL(await host.address())
  const { origin } = address
  const code = address.hash.replace('#code=', '')
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, ['quayside', `token.${token}`], {
    origin,
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const api: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket: Object(socket) }))
  return { origin, token, api, leave: () => socket.terminate() }
}

/** Saves what a ticket stands for into a file. */
export function fetchTicket({ origin }: HostPage, ticket: string, file: string): Promise<unknown> {
  return curl('-H', 'Sec-Fetch-Site: same-origin', '-o', file, `${origin}/transfer/${ticket}`)
}

/** Sends a file to a ticket. */
export function sendTicket({ origin, token }: HostPage, ticket: string, file: string): Promise<unknown> {
  const headers = [`Origin: ${origin}`, `Authorization: Bearer ${token}`, 'Expect:']
  const options = headers.flatMap((header) => ['-H', header])
  return curl('-X', 'POST', ...options, '-T', file, `${origin}/transfer/${ticket}`)
}

/** The most memory that a process held so far, in MB. */
export function peakMemory(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes ?? 0) / 1024)
}
