import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as registryCommand from '#shared/docker-command/registries.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { makeCertificates } from '../support/certificates.ts'
import { type Docker, dockerCli } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { makeHelperProgram } from '../support/helper-program.ts'
import { outerAddress } from '../support/outer-address.ts'
import { registryAccount } from '../support/registry.ts'
import { serveRegistry } from '../support/registry-process.ts'
import { type ScriptedRegistry, startScriptedRegistry } from '../support/scripted-registry.ts'

const { username, password, htpasswd } = registryAccount
const registry = ground.loginRegistry
const folder = mkdtempSync(join(tmpdir(), 'quayside-registries-'))
const config = join(folder, 'config.json')
const reference = `${registry}/shared/box:1`
const helper = makeHelperProgram(folder, 'quaytest')
let app: ReturnType<typeof startApp>
let cli: Docker
let scripted: ScriptedRegistry
let path: string | undefined

beforeAll(async () => {
  // Both the app and the CLI find the helper on the PATH.
  path = process.env['PATH']
  process.env['PATH'] = `${folder}:${path}`
  writeFileSync(config, '{}')
  app = startApp({ ...ground.environment, DOCKER_CONFIG: folder, PATH: process.env['PATH'] })
  cli = dockerCli({ host: ground.engine.host, configFolder: folder })
  scripted = await startScriptedRegistry()
  await app.engine.ready(AbortSignal.timeout(10_000))
  await cli('pull', '--quiet', 'busybox')
  await cli('tag', 'busybox', reference)
})
beforeEach(() => writeFileSync(config, '{}'))
afterAll(async () => {
  await emptyEngine(ground.docker)
  process.env['PATH'] = path
  await app.stop()
  await scripted.close()
  rmSync(folder, { recursive: true })
})

const login = (secret: string = password, at = registry) =>
  app.registries.login({ registry: at, username, password: secret }, call)
const list = () => app.registries.list(undefined, call)
const accountAt = async (at = registry) => (await list()).accounts.find((one) => one.registry === at)

async function appPushes(): Promise<string> {
  const { taskId } = await app.images.push({ reference }, call)
  return (await app.ended(taskId)).state
}

/** Each logs in for the other, and each out. */
async function sharedBothWays(): Promise<void> {
  await expect(cli('push', reference)).rejects.toThrow(/no basic auth|denied|unauthorized/)
  expect(await login()).toMatchObject({ registry, username, loggedIn: true, token: false })
  await cli('push', reference)
  await cli(...registryCommand.logout({ registry }).slice(1))
  expect((await accountAt())?.loggedIn ?? false).toBe(false)
  expect(await appPushes()).toBe('failed')

  await cli(...registryCommand.login({ registry, username }).slice(1), '--password', password)
  expect(await accountAt()).toMatchObject({ username, loggedIn: true })
  expect(await appPushes()).toBe('done')
  await app.registries.logout({ registry }, call)
  expect((await accountAt())?.loggedIn ?? false).toBe(false)
  await expect(cli('push', reference)).rejects.toThrow(/no basic auth|denied|unauthorized/)
}

describe('one account', () => {
  test('is shared with docker login both ways in a plain config, whose other keys and mode stay', async () => {
    const other = { auths: { 'other:5000': { auth: 'a2ltOng=' } }, detachKeys: 'ctrl-q', 'unknown-key': [1] }
    writeFileSync(config, JSON.stringify(other))
    chmodSync(config, 0o640)
    await login()
    const text = readFileSync(config, 'utf8')
    const auth = Buffer.from(`${username}:${password}`).toString('base64')
    expect(JSON.parse(text)).toEqual({ ...other, auths: { ...other.auths, [registry]: { auth } } })
    expect(statSync(config).mode & 0o777).toBe(0o640)
    expect(await accountAt()).toMatchObject({ place: { kind: 'plain', file: config } })
    await app.registries.logout({ registry }, call)
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual(other)
    await sharedBothWays()
    expect(await accountAt('other:5000')).toMatchObject({ username: 'kim' })
  })

  test('is shared with docker login both ways in a helper, and no secret is in the file or in an argv', async () => {
    writeFileSync(config, JSON.stringify({ credsStore: 'quaytest' }))
    await login()
    expect(helper.held()).toEqual([{ ServerURL: registry, Username: username, Secret: password }])
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({
      credsStore: 'quaytest',
      auths: { [registry]: {} },
    })
    expect(await accountAt()).toMatchObject({ place: { kind: 'helper', helper: 'quaytest' } })
    await app.registries.logout({ registry }, call)
    expect(helper.held()).toEqual([])
    await sharedBothWays()
    writeFileSync(config, JSON.stringify({ credHelpers: { [registry]: 'quaytest' } }))
    await login()
    expect(helper.held()).toEqual([{ ServerURL: registry, Username: username, Secret: password }])
    await cli('push', reference)
    await cli('logout', registry)
    expect((await accountAt())?.loggedIn ?? false).toBe(false)
    expect(helper.argvs()).not.toContain(password)
  })

  test('is kept only when the registry takes it, and never comes back as a secret', async () => {
    expect(await faultOf(login('wrong-one'))).toMatchObject({
      code: 'unauthorized',
      detail: { registry, reason: 'wrong-password' },
    })
    expect(readFileSync(config, 'utf8')).toBe('{}')
    const told = JSON.stringify([await login(), await list(), app.engine.diagnostics()])
    expect(told).not.toContain(password)
    expect(told).not.toContain(Buffer.from(`${username}:${password}`).toString('base64'))
    // A file that is no JSON is nobody's to write over.
    writeFileSync(config, '{"auths": {')
    expect(await faultOf(login())).toMatchObject({ code: 'conflict', detail: { reason: 'config-broken' } })
    expect(readFileSync(config, 'utf8')).toBe('{"auths": {')
  })
})

describe('a registry', () => {
  test('without TLS, or with a certificate of its own, is told as that; on loopback it is taken as it is', async () => {
    const host = await outerAddress()
    const certificates = makeCertificates(folder, [host, 'localhost'])
    const tls = { certificate: certificates.certificate, key: certificates.key }
    const plain = await serveRegistry(join(folder, 'plain'), { host, htpasswd })
    const secure = await serveRegistry(join(folder, 'secure'), { host, htpasswd, tls })
    const near = await serveRegistry(join(folder, 'near'), { htpasswd, tls })
    try {
      expect(await faultOf(login(password, `${host}:${plain.port}`))).toMatchObject({
        code: 'registry-unreachable',
        detail: { registry: `${host}:${plain.port}`, reason: 'no-tls' },
      })
      const untrusted = { registry: `${host}:${secure.port}`, reason: 'untrusted-certificate' }
      expect(await faultOf(login(password, untrusted.registry))).toMatchObject({ detail: untrusted })
      const here = `localhost:${near.port}`
      await login(password, here)
      await cli('tag', 'busybox', `${here}/team/box:7`)
      await cli('push', `${here}/team/box:7`)
      const catalog = await app.registries.catalog({ registry: here }, call)
      expect(catalog).toEqual({ repositories: ['team/box'], next: null, rateLimit: null })
      const { tags } = await app.images.tags({ repository: `${here}/team/box` }, call)
      expect(tags.map(({ name }) => name)).toEqual(['7'])
      await app.registries.logout({ registry: here }, call)
      expect(await faultOf(app.registries.catalog({ registry: here }, call))).toMatchObject({
        code: 'unauthorized',
        detail: { registry: here, reason: 'wants-login' },
        hint: 'login',
      })
    } finally {
      await Promise.all([plain.close(), secure.close(), near.close()])
    }
  })

  test('is browsed page by page, and tells its limits', async () => {
    scripted.script((request, response) => {
      const second = request.url?.includes('last=b') ?? false
      response.writeHead(200, {
        'content-type': 'application/json',
        'ratelimit-limit': '200;w=60',
        'ratelimit-remaining': '199;w=60',
        ...(second ? {} : { link: '</v2/_catalog?last=b&n=100>; rel="next"' }),
      })
      response.end(JSON.stringify({ repositories: second ? ['c'] : ['a', 'b'] }))
    })
    const at = { registry: scripted.address }
    const rateLimit = { limit: 200, remaining: 199, windowSeconds: 60 }
    const page = 'last=b&n=100'
    expect(await app.registries.catalog(at, call)).toEqual({
      repositories: ['a', 'b'],
      next: page,
      rateLimit,
    })
    expect(await app.registries.catalog({ ...at, page }, call)).toMatchObject({
      repositories: ['c'],
      next: null,
    })
    expect(await app.registries.rateLimit(at, call)).toEqual(rateLimit)
    expect(await app.registries.rateLimit({ registry: 'docker.io' }, call)).toEqual({
      limit: 100,
      remaining: 76,
      windowSeconds: 21_600,
    })
    expect(await app.registries.rateLimit({ registry: ground.registry }, call)).toBeNull()
  })

  test('that limits, has no catalog, or no longer takes a token says so', async () => {
    const at = { registry: scripted.address }
    scripted.script((_, response) => void response.writeHead(429, { 'retry-after': '90' }).end())
    expect(await faultOf(app.registries.catalog(at, call))).toMatchObject({
      code: 'rate-limited',
      detail: { registry: scripted.address, retryAfter: 90 },
    })
    const { taskId } = await app.images.pull({ reference: `${scripted.address}/limited:1` }, call)
    expect((await app.ended(taskId)).fault).toMatchObject({
      code: 'rate-limited',
      detail: { registry: scripted.address },
    })
    scripted.script((_, response) => void response.writeHead(404).end('{}'))
    expect(await faultOf(app.registries.catalog(at, call))).toMatchObject({
      code: 'unsupported',
      detail: { reason: 'no-catalog' },
    })
    const expired = { auth: Buffer.from(`${username}:`).toString('base64'), identitytoken: 'old' }
    writeFileSync(config, JSON.stringify({ auths: { [scripted.address]: expired } }))
    expect(await accountAt(scripted.address)).toMatchObject({ username, token: true, loggedIn: true })
    scripted.script((request, response) => {
      const realm = `Bearer realm="http://${scripted.address}/token",service="test",scope="registry:catalog:*"`
      const asked = request.url === '/token'
      response.writeHead(401, asked ? {} : { 'www-authenticate': realm }).end('{}')
    })
    expect(await faultOf(app.registries.catalog(at, call))).toMatchObject({
      code: 'unauthorized',
      detail: { reason: 'login-refused', registry: scripted.address },
    })
    expect(scripted.requests().at(-1)).toBe('POST /token')
  })
})
