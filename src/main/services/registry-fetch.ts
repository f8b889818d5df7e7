import { request } from 'node:https'
import type { RegistryTrust } from './registry-trust.ts'

export interface RegistryFetch {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: URLSearchParams
  readonly signal: AbortSignal
}

/** An answer whose body is read once, or left. */
export interface RegistryResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  readonly body: AsyncIterable<Uint8Array> | null
  readonly leave: () => void
}

/** `fetch`, and the same over TLS with a trust of its own, which `fetch` cannot be told. */
export async function fetchRegistry(
  url: string,
  options: RegistryFetch,
  trust: RegistryTrust,
): Promise<RegistryResponse> {
  const usual = !trust.insecure && trust.authorities === null
  if (!usual && url.startsWith('https:')) return fetchTrusting(url, options, trust)
  const { status, statusText, headers, body } = await fetch(url, options)
  return { status, statusText, headers, body, leave: () => void body?.cancel() }
}

function fetchTrusting(url: string, options: RegistryFetch, trust: RegistryTrust): Promise<RegistryResponse> {
  const { method, headers, body, signal } = options
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method,
      headers: { ...headers, ...(body && form) },
      signal,
      agent: false,
      rejectUnauthorized: !trust.insecure,
      ...(trust.authorities !== null && { ca: [...trust.authorities] }),
    })
    asked.once('error', reject)
    asked.once('response', (response) => {
      const { statusCode = 0, statusMessage = '', headersDistinct } = response
      const told = new Headers()
      for (const [name, values = []] of Object.entries(headersDistinct)) {
        for (const value of values) told.append(name, value)
      }
      const leave = () => void response.destroy()
      resolve({ status: statusCode, statusText: statusMessage, headers: told, body: response, leave })
    })
    asked.end(body?.toString())
  })
}
