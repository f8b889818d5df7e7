import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 400 | 403 | 405
}

/**
 * The one guard, for requests and upgrades alike. `Host` is checked against DNS rebinding, `Origin`
 * and `Sec-Fetch-Site` against other pages of the person's browser: other ports of 127.0.0.1 are other
 * origins, published containers among them.
 */
export function refuse(request: IncomingMessage, host: string): Refusal | null {
  const { headers, method, url } = request
  if (headers.host !== host) return { status: 403 }
  if (method !== 'GET' && method !== 'POST') return { status: 405 }
  if (url === undefined || !url.startsWith('/')) return { status: 400 }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403 }
  const needsOrigin = method !== 'GET' || headers.upgrade !== undefined
  if (needsOrigin || headers.origin !== undefined) {
    if (headers.origin !== `http://${host}`) return { status: 403 }
  }
  return null
}
