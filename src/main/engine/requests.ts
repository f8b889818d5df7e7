import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Diagnostics } from '#shared/contract/system.ts'
import { http } from '../node-http.ts'

type CallRecord = Diagnostics['calls'][number]

/** The last calls to the engine with their times; paths carry no query values. */
export interface CallLog {
  readonly record: (request: ClientRequest) => void
  /** Oldest first. */
  readonly calls: () => readonly CallRecord[]
}

const observers = new AsyncLocalStorage<(request: ClientRequest) => void>()

// dockerode hides its requests; node tells of each in the context that made it.
subscribe('http.client.request.created', (message) => {
  const observer = observers.getStore()
  if (!observer || typeof message !== 'object' || message === null) return
  const request: unknown = Reflect.get(message, 'request')
  if (request instanceof http.ClientRequest) observer(request)
})

/** Runs `run` and tells `observer` of every HTTP request it makes, also those behind awaits. */
export function observeRequests<Result>(
  observer: (request: ClientRequest) => void,
  run: () => Result,
): Result {
  return observers.run(observer, run)
}

/** Calls `died` when a response's connection ends before its body did, which docker-modem never tells. */
export function onTornBody(request: ClientRequest, died: (error: Error) => void): void {
  request.once('response', (response: IncomingMessage) => {
    response.once('close', () => {
      if (response.complete) return
      died(
        Object.assign(new Error('The connection ended in the middle of an answer.'), { code: 'ECONNRESET' }),
      )
    })
  })
}

/** A ring of the last `kept` calls. */
export function createCallLog(kept = 100): CallLog {
  const ring: CallRecord[] = []
  function record(request: ClientRequest): void {
    const at = Date.now()
    const start = performance.now()
    let told = false
    const end = (status: number | null): void => {
      if (told) return
      told = true
      const milliseconds = Math.round((performance.now() - start) * 10) / 10
      ring.push({ at, method: request.method, path: withoutQueryValues(request.path), status, milliseconds })
      if (ring.length > kept) ring.shift()
    }
    request.once('upgrade', (response: IncomingMessage) => end(response.statusCode ?? null))
    request.once('response', (response: IncomingMessage) => end(response.statusCode ?? null))
    request.once('close', () => end(null))
  }
  return { record, calls: () => [...ring] }
}

function withoutQueryValues(path: string): string {
  const [before = '', query] = path.split('?', 2)
  if (!query) return before
  return `${before}?${query
    .split('&')
    .map((part) => part.split('=', 1)[0])
    .join('&')}`
}
