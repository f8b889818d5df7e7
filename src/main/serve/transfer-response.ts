import { PassThrough, Readable } from 'node:stream'
import type { Transfers } from '../services/transfers/transfers.ts'
import { securityHeaders } from './headers.ts'
import { transferHeaders, transferPath, transferStatus } from './transfer.ts'

/** Serves quayside://app/transfer/TICKET; null: the address is no transfer's. Only our own page can ask. */
export async function transferResponse(request: Request, transfers: Transfers): Promise<Response | null> {
  const ticket = transferPath.exec(new URL(request.url).pathname)?.[1]
  if (ticket === undefined) return null
  try {
    return request.method === 'GET'
      ? await download(ticket, transfers)
      : await upload(ticket, request, transfers)
  } catch (error) {
    return bare(transferStatus(error))
  }
}

function download(ticket: string, transfers: Transfers): Promise<Response> {
  const redeemed = transfers.takeDownload(ticket)
  if (redeemed === null) return Promise.resolve(bare(404))
  const left = new AbortController()
  return new Promise((resolve, reject) => {
    const body = new PassThrough({ highWaterMark: 1024 * 1024 })
    body.once('close', () => left.abort())
    const open: Parameters<typeof redeemed.start>[0] = (head) => {
      resolve(new Response(Object(Readable.toWeb(body)), { headers: transferHeaders(head) }))
      return body
    }
    redeemed.start(open, left.signal).catch((error: unknown) => {
      reject(error)
      body.destroy()
    })
  })
}

async function upload(ticket: string, request: Request, transfers: Transfers): Promise<Response> {
  const redeemed = transfers.takeUpload(ticket)
  if (redeemed === null) return bare(404)
  const body = Readable.from(buffersOf(request.body), { objectMode: false })
  await redeemed.start(body, request.signal)
  return bare(204)
}

async function* buffersOf(body: Request['body']): AsyncGenerator<Buffer> {
  for await (const chunk of body ?? []) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

const bare = (status: number): Response => new Response(null, { status, headers: securityHeaders })
