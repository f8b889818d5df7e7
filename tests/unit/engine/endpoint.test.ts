import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../src/main/engine/address.ts'
import type { ConfigFiles } from '../../../src/main/engine/contexts.ts'
import { resolveEndpoint } from '../../../src/main/engine/endpoint.ts'
import type { EndpointSurroundings } from '../../../src/main/engine/endpoint.ts'

const automatic = { kind: 'automatic' } as const
const home = '/home/kim'

function filesOf(table: Readonly<Record<string, string>>): ConfigFiles {
  return { read: (path) => table[path] ?? null, list: () => [] }
}

function surroundings(
  env: Readonly<Record<string, string>> = {},
  table: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = 'linux',
): EndpointSurroundings {
  return { env, home, platform, files: filesOf(table) }
}

function context(
  name: string,
  host: string,
  tls: Readonly<Record<string, string>> = {},
  folder = `${home}/.docker`,
) {
  const hash = createHash('sha256').update(name).digest('hex')
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } }
  const certificates = Object.entries(tls).map(([file, text]) => [
    `${folder}/contexts/tls/${hash}/docker/${file}`,
    text,
  ])
  return {
    [`${folder}/contexts/meta/${hash}/meta.json`]: JSON.stringify(meta),
    ...Object.fromEntries(certificates),
  }
}

function addressOf(resolved: ReturnType<typeof resolveEndpoint>): string {
  return resolved.ok ? `${resolved.endpoint.source} ${resolved.endpoint.address}` : resolved.diagnosis
}

function remote(address: string): boolean | null {
  return resolveEndpoint({ kind: 'address', address }, surroundings()).endpoint?.remote ?? null
}

describe('an address', () => {
  // docker/cli opts/hosts_test.go; a client connects to what the CLI's client would.
  it.each([
    ['', 'unix:///var/run/docker.sock'],
    ['  ', 'unix:///var/run/docker.sock'],
    ['tcp://host:', 'tcp://host:2375'],
    ['tcp://', 'tcp://localhost:2375'],
    ['tcp://:2375', 'tcp://localhost:2375'],
    ['tcp://:2376', 'tcp://localhost:2376'],
    ['tcp://0.0.0.0:8080', 'tcp://0.0.0.0:8080'],
    ['tcp://192.168.0.0:12000', 'tcp://192.168.0.0:12000'],
    ['tcp://docker.com:2375', 'tcp://docker.com:2375'],
    ['tcp://docker.com', 'tcp://docker.com:2375'],
    ['unix://', 'unix:///var/run/docker.sock'],
    ['unix://path/to/socket', 'unix://path/to/socket'],
    ['/path/to/socket', 'unix:///path/to/socket'],
    ['npipe://', 'npipe:////./pipe/docker_engine'],
    ['npipe:////./pipe/foo', 'npipe:////./pipe/foo'],
    ['0.0.0.1:', 'tcp://0.0.0.1:2375'],
    ['0.0.0.1:5555', 'tcp://0.0.0.1:5555'],
    ['[::1]:', 'tcp://[::1]:2375'],
    ['[::1]:5555', 'tcp://[::1]:5555'],
    ['[0:0:0:0:0:0:0:1]:', 'tcp://[0:0:0:0:0:0:0:1]:2375'],
    [':6666', 'tcp://localhost:6666'],
    ['localhost:', 'tcp://localhost:2375'],
    ['localhost:5555', 'tcp://localhost:5555'],
  ])('%j leads to %s', (text, address) => {
    expect(parseAddress(text, false, 'linux').address).toBe(address)
  })

  it.each([
    'something with spaces',
    '://',
    'unknown://',
    'tcp://:port',
    'tcp://invalid:port',
    'udp://127.0.0.1',
    'tcp://unix:///run/docker.sock',
    'unix://tcp://127.0.0.1',
    'tcp:a.b.c.d',
    'tcp://host:70000',
    'tcp://host:2375/path',
    'tcp://user@host:2375',
    'ssh://',
    'ssh://user:secret@host',
    'ssh://host?x=1',
    'fd://',
  ])('%j is a clear fault', (text) => {
    const resolved = resolveEndpoint({ kind: 'address', address: text }, surroundings())
    expect(resolved).toMatchObject({ ok: false, diagnosis: 'bad-address', fault: { code: 'bad-input' } })
    expect(JSON.stringify(resolved)).not.toContain('secret')
  })

  it('without a port means 2376 with TLS and the brackets of IPv6 do not reach the socket', () => {
    expect(parseAddress('tcp://[::1]', true, 'linux')).toEqual({
      address: 'tcp://[::1]:2376',
      target: { transport: 'tcp', host: '::1', port: 2376 },
    })
  })
})

describe('the endpoint', () => {
  const all = {
    [`${home}/.docker/config.json`]: JSON.stringify({ currentContext: 'work' }),
    ...context('work', 'tcp://10.0.0.5:2375'),
    ...context('lab', 'unix:///run/lab.sock'),
  }

  it('comes from the choice, then DOCKER_HOST, DOCKER_CONTEXT, currentContext, default', () => {
    const env = { DOCKER_HOST: 'unix:///run/host.sock', DOCKER_CONTEXT: 'lab' }
    const choice = { kind: 'address', address: 'unix:///run/mine.sock' } as const
    expect(addressOf(resolveEndpoint(choice, surroundings(env, all)))).toBe('choice unix:///run/mine.sock')
    expect(addressOf(resolveEndpoint({ kind: 'context', name: 'work' }, surroundings(env, all)))).toBe(
      'choice tcp://10.0.0.5:2375',
    )
    expect(addressOf(resolveEndpoint(automatic, surroundings(env, all)))).toBe(
      'DOCKER_HOST unix:///run/host.sock',
    )
    expect(addressOf(resolveEndpoint(automatic, surroundings({ DOCKER_CONTEXT: 'lab' }, all)))).toBe(
      'DOCKER_CONTEXT unix:///run/lab.sock',
    )
    expect(addressOf(resolveEndpoint(automatic, surroundings({}, all)))).toBe(
      'currentContext tcp://10.0.0.5:2375',
    )
    expect(addressOf(resolveEndpoint(automatic, surroundings()))).toBe('default unix:///var/run/docker.sock')
    expect(addressOf(resolveEndpoint(automatic, surroundings({}, {}, 'win32')))).toBe(
      'default npipe:////./pipe/docker_engine',
    )
  })

  it('of a context that is missing is an error and never another engine', () => {
    expect(resolveEndpoint(automatic, surroundings({ DOCKER_CONTEXT: 'gone' }, all))).toMatchObject({
      ok: false,
      diagnosis: 'unknown-context',
      fault: { code: 'not-found', detail: { name: 'gone' } },
    })
  })

  it('of the context "default" is the default even where another is current', () => {
    expect(addressOf(resolveEndpoint(automatic, surroundings({ DOCKER_CONTEXT: 'default' }, all)))).toBe(
      'DOCKER_CONTEXT unix:///var/run/docker.sock',
    )
  })

  it('reads DOCKER_CONFIG and survives a broken config.json', () => {
    const elsewhere = {
      '/etc/dk/config.json': JSON.stringify({ currentContext: 'far' }),
      ...context('far', 'tcp://far:2375', {}, '/etc/dk'),
    }
    expect(addressOf(resolveEndpoint(automatic, surroundings({ DOCKER_CONFIG: '/etc/dk' }, elsewhere)))).toBe(
      'currentContext tcp://far:2375',
    )
    const broken = { [`${home}/.docker/config.json`]: '{"currentContext":' }
    expect(addressOf(resolveEndpoint(automatic, surroundings({}, broken)))).toBe(
      'default unix:///var/run/docker.sock',
    )
  })

  it('takes TLS from the context, or from the environment for everything else', () => {
    const tls = { 'ca.pem': 'CA', 'cert.pem': 'CERT', 'key.pem': 'KEY' }
    const secured = context('secure', 'tcp://vault:2376', tls)
    expect(resolveEndpoint({ kind: 'context', name: 'secure' }, surroundings({}, secured))).toMatchObject({
      ok: true,
      endpoint: { tls: true, remote: true, name: 'secure' },
      tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true },
    })
    const env = { DOCKER_HOST: 'tcp://127.0.0.1', DOCKER_CERT_PATH: '/certs', DOCKER_TLS_VERIFY: '0' }
    expect(resolveEndpoint(automatic, surroundings(env, { '/certs/ca.pem': 'CA' }))).toMatchObject({
      ok: true,
      endpoint: { tls: true, remote: false, address: 'tcp://127.0.0.1:2376' },
      tls: { ca: 'CA', cert: null, verify: true },
    })
    const loose = { DOCKER_HOST: 'tcp://h', DOCKER_TLS: '1' }
    expect(resolveEndpoint(automatic, surroundings(loose))).toMatchObject({
      tls: { ca: null, verify: false },
    })
    expect(
      resolveEndpoint(automatic, surroundings({ DOCKER_HOST: 'tcp://h', DOCKER_TLS: '' })),
    ).toMatchObject({
      tls: null,
    })
    expect(resolveEndpoint(automatic, surroundings({ DOCKER_TLS: '1' }))).toMatchObject({
      endpoint: { transport: 'unix', tls: false },
      tls: null,
    })
  })

  it('over ssh is recognised and answered plainly', () => {
    expect(resolveEndpoint({ kind: 'address', address: 'ssh://me@host:22' }, surroundings())).toMatchObject({
      ok: false,
      diagnosis: 'ssh-not-yet',
      endpoint: { transport: 'ssh', remote: true },
      fault: { code: 'unsupported' },
    })
  })

  it('knows what is not on this computer', () => {
    for (const address of [
      'unix:///x',
      'tcp://localhost',
      'tcp://127.0.0.1',
      'tcp://[::1]',
      'npipe:////./pipe/x',
    ]) {
      expect([address, remote(address)]).toEqual([address, false])
    }
    for (const address of ['tcp://10.0.0.1', 'tcp://127.example.com', 'npipe:////server/pipe/x']) {
      expect([address, remote(address)]).toEqual([address, true])
    }
  })
})
