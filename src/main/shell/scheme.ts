import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
import { securityHeaders } from '../serve/headers.ts'

const scheme = 'quayside'
export const appOrigin = `${scheme}://app`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** Before the app is ready: a scheme with an origin of its own, and none of the rights of a file. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** The file of an address of ours inside `folder`; null for another host, another folder, or no file of a page. */
export function fileOf(address: string, folder: string): string | null {
  let url: URL
  let path: string
  try {
    url = new URL(address)
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (url.protocol !== `${scheme}:` || url.host !== 'app' || path.includes('\0')) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  return file.startsWith(folder + sep) && extname(file) in types ? file : null
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders })

/** Answers for /transfer/TICKET, where the bytes of long work go; null for any other address. */
export type Transfer = (request: Request) => Promise<Response | null>

const noTransfer: Transfer = () => Promise.resolve(null)

/** Answers the window's requests from the built renderer, under the one policy of both hosts. */
export function answerFrom(
  folder: string,
  transfer: Transfer = noTransfer,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.url.startsWith(`${appOrigin}/transfer/`)) return (await transfer(request)) ?? refusal(404)
    if (request.method !== 'GET') return refusal(405)
    const file = fileOf(request.url, folder)
    if (file === null) return refusal(404)
    try {
      const content = await readFile(file)
      return new Response(new Uint8Array(content), {
        headers: { ...securityHeaders, 'Content-Type': types[extname(file)] ?? 'application/octet-stream' },
      })
    } catch {
      return refusal(404)
    }
  }
}

export function serveScheme(folder: string, transfer?: Transfer): void {
  protocol.handle(scheme, answerFrom(folder, transfer))
}
