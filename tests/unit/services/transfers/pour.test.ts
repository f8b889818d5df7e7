import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeCertificates } from '../../../support/certificates.ts'
import type { Certificates } from '../../../support/certificates.ts'
import { resolveEndpoint } from '../../../../src/main/engine/endpoint.ts'
import { createTransport } from '../../../../src/main/engine/transport.ts'
import type { Transport } from '../../../../src/main/engine/transport.ts'
import { finish, pour } from '../../../../src/main/services/transfers/pour.ts'

// Larger than what is held for a sink, and no whole number of reads.
const bytes = randomBytes(3 * 1024 * 1024 + 17)
const { signal } = new AbortController()
const count = (): void => undefined

let folder = ''
let certificates: Certificates

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quayside-pour-'))
  certificates = makeCertificates(folder, ['localhost'])
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Sends all in the pieces in which an engine does. */
const engine: RequestListener = (_request, response) => {
  for (let at = 0; at < bytes.length; at += 32_768) response.write(bytes.subarray(at, at + 32_768))
  response.end()
}

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
}

const files = {
  read: (path: string): string | null =>
    path === '/certs/ca.pem' ? readFileSync(certificates.authorityFile, 'utf8') : null,
  list: () => [],
}

function transportTo(host: string, env: Readonly<Record<string, string>> = {}): Transport {
  const resolved = resolveEndpoint(
    { kind: 'automatic' },
    {
      env: { DOCKER_HOST: `tcp://${host}`, ...env },
      home: '/',
      platform: 'linux',
      files,
    },
  )
  if (!resolved.ok) throw new Error(resolved.fault.message)
  const transport = createTransport(resolved)
  onTestFinished(transport.destroy)
  return transport
}

const tls = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' }
const open = (transport: Transport) => transport.get('/', 'bytes', signal, () => undefined)

describe('bytes between two HTTP messages', () => {
  test.each(['plain', 'tls'])('arrive as they were sent, and leave no memory behind (%s)', async (kind) => {
    const { certificate: cert, key } = certificates
    const transport =
      kind === 'tls'
        ? transportTo(
            (await listen(createTlsServer({ cert, key }, engine))).replace('127.0.0.1', 'localhost'),
            tls,
          )
        : transportTo(await listen(createServer(engine)))
    const passed: ArrayBufferLike[] = []
    const handOn: RequestListener = async (_request, response) => {
      const source = await open(transport)
      source.on('data', (chunk: Buffer) => passed.push(chunk.buffer))
      await pour(source, response, { signal, count })
      await finish(response, signal)
    }
    const host = await listen(createServer(handOn))
    const answer = await fetch(`http://${host}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(passed.length).toBeGreaterThan(50)
    expect(passed.filter((memory) => memory.byteLength > 0)).toEqual([])
  })

  test('two at once do not read each other’s', async () => {
    const transport = transportTo(await listen(createServer(engine)))
    const all = await Promise.all([open(transport), open(transport)])
    for (const read of await Promise.all(all.map(buffer))) expect(read.equals(bytes)).toBe(true)
  })
})

test('bytes for a stream that keeps them stay whole', async () => {
  const source = await open(transportTo(await listen(createServer(engine))))
  const sink = new PassThrough({ highWaterMark: 2 * bytes.length })
  await pour(source, sink, { signal, count })
  sink.end()
  expect((await buffer(sink)).equals(bytes)).toBe(true)
})
