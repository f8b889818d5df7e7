import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { makeCertificates } from '../../support/certificates.ts'
import type { Certificates } from '../../support/certificates.ts'
import { connectTo, ready, until } from './scripted.ts'

let folder = ''
let certificates: Certificates

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quayside-tcp-'))
  certificates = makeCertificates(folder, ['localhost'])
})
afterAll(() => rmSync(folder, { recursive: true }))

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').replace(/^\/v\d+\.\d+/, '').split('?')[0]
  if (path === '/events') {
    response.writeHead(200).flushHeaders()
    return
  }
  const version = { Version: '28', ApiVersion: '1.45', MinAPIVersion: '1.24', Os: 'linux', Arch: 'amd64' }
  response.end(JSON.stringify(path === '/version' ? version : []))
}

/** Serves an engine on loopback; answers its port. */
async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

function tlsServer(options: Readonly<Record<string, unknown>> = {}): Server {
  return createTlsServer({ cert: certificates.certificate, key: certificates.key, ...options }, answer)
}

const files = {
  read: (path: string): string | null => {
    if (path === '/certs/ca.pem') return readFileSync(certificates.authorityFile, 'utf8')
    if (path === '/certs/cert.pem') return certificates.certificate
    return path === '/certs/key.pem' ? certificates.key : null
  },
  list: () => [],
}
const verified = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' }

describe('an engine over TCP', () => {
  it('answers calls', async () => {
    const port = await listen(createServer(answer))
    const { engine } = connectTo(`tcp://127.0.0.1:${port}`)
    await ready(engine)

    expect(await engine.call((docker) => docker.listContainers())).toEqual([])
    expect(engine.status().endpoint).toMatchObject({ transport: 'tcp', tls: false, remote: false })
  })

  it('answers calls with TLS and a certificate of our own', async () => {
    const port = await listen(tlsServer({ ca: readFileSync(certificates.authorityFile), requestCert: true }))
    const { engine } = connectTo(`tcp://localhost:${port}`, { env: verified, files })
    await ready(engine)

    expect(await engine.call((docker) => docker.listContainers())).toEqual([])
    expect(engine.status()).toMatchObject({ endpoint: { tls: true }, engine: { apiVersion: '1.45' } })
  })

  it('that nobody vouches for is refused as a TLS fault, unless verifying is off', async () => {
    const port = await listen(tlsServer())
    const strict = connectTo(`tcp://localhost:${port}`, { env: { DOCKER_TLS_VERIFY: '1' }, files })
    await until(() => strict.engine.status().state === 'lost')
    expect(strict.engine.status()).toMatchObject({ diagnosis: 'tls', fault: { code: 'unreachable' } })

    const loose = connectTo(`tcp://localhost:${port}`, { env: { DOCKER_TLS: '1' }, files })
    expect(await ready(loose.engine)).toBe(1)
  })

  it('that speaks plain HTTP where TLS was asked is a TLS fault', async () => {
    const plain = await listen(createServer(answer))
    const wrong = connectTo(`tcp://localhost:${plain}`, { env: verified, files })
    await until(() => wrong.engine.status().state === 'lost')

    expect(wrong.engine.status().diagnosis).toBe('tls')
  })

  it('that is not there is refused', async () => {
    const server = createServer(answer)
    const port = await listen(server)
    server.close()
    const { engine } = connectTo(`tcp://127.0.0.1:${port}`)
    await until(() => engine.status().state === 'lost')
    expect(engine.status().diagnosis).toBe('refused')
  })
})
