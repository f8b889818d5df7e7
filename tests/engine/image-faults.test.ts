import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { buildxMissing } from '../support/buildx.ts'
import { makeCertificates } from '../support/certificates.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { startLoopbackProxy } from '../support/loopback-proxy.ts'
import { outerAddress } from '../support/outer-address.ts'
import { type PrivateEngine, startPrivateEngine } from '../support/private-engine.ts'
import { registryAccount } from '../support/registry.ts'
import { serveRegistry } from '../support/registry-process.ts'
import { createRunFolder, removeRun } from '../support/run-folder.ts'
import { type ScriptedRegistry, startScriptedRegistry } from '../support/scripted-registry.ts'

// An engine of its own: its disk can be made small, it tries a download once, and it trusts an authority of its system.
const folder = createRunFolder()
const data = join(folder, 'data')
const tar = join(folder, 'payload.tar')
/** One layer of `payload` bytes that nothing packs, at the seeded registry. */
const box = `${ground.registry}/faults/box-${Date.now()}:1`
const payload = 8_000_000
const small = `${ground.registry}/team/app:1.0`
const staying = new AbortController().signal
const { username, password, htpasswd } = registryAccount
const systemAuthority = process.env['SSL_CERT_FILE']
let engine: PrivateEngine
let app: ReturnType<typeof startApp>
let scripted: ScriptedRegistry
let known: ReturnType<typeof makeCertificates>
let host: string

beforeAll(async () => {
  mkdirSync(data)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', data])
  host = await outerAddress()
  known = certificates('known')
  // An engine and an app on one computer trust by the same store.
  process.env['SSL_CERT_FILE'] = known.authorityFile
  const environment = { SSL_CERT_FILE: known.authorityFile }
  engine = await startPrivateEngine({ folder, environment, config: { 'max-download-attempts': 1 } })
  app = startApp(dockerEnvironment(engine))
  scripted = await startScriptedRegistry()
  await app.engine.ready(AbortSignal.timeout(30_000))
  writeFileSync(join(folder, 'payload'), randomBytes(payload))
  execFileSync('tar', ['-C', folder, '-cf', tar, 'payload'])
  await ground.docker('import', tar, box)
  await ground.docker('push', '--quiet', box)
  await ground.docker('rmi', box)
})
afterEach(async () => {
  await ground.refuseRegistry(false)
  await ground.limitRegistry(null)
  writeFileSync(join(engine.configFolder, 'config.json'), '{}')
  diskSize('60m')
  await emptyEngine(engine.docker)
})
afterAll(async () => {
  if (systemAuthority === undefined) delete process.env['SSL_CERT_FILE']
  else process.env['SSL_CERT_FILE'] = systemAuthority
  await app.stop()
  await scripted.close()
  await engine.dispose()
  removeRun(folder)
})

function certificates(name: string) {
  mkdirSync(join(folder, name))
  return makeCertificates(join(folder, name), [host])
}

async function pull(reference: string) {
  const { taskId } = await app.images.pull({ reference }, call)
  return app.ended(taskId)
}

async function push(reference: string) {
  const { taskId } = await app.images.push({ reference }, call)
  return app.ended(taskId)
}

/** A small image under that name. */
async function named(reference: string): Promise<void> {
  await engine.docker('pull', '--quiet', small)
  await engine.docker('tag', small, reference)
}

const diskSize = (size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, data])

/** What the engine holds of transfers: files on their way, and layers. */
const temporary = () => readdirSync(join(data, 'tmp'))
const layers = () => (existsSync(layerFolder) ? readdirSync(layerFolder).length : 0)
const layerFolder = join(data, 'image/overlay2/layerdb/sha256')

test('a registry that dies in a pull: told with what stays, nothing is left of it, and Retry brings all', async () => {
  await ground.limitRegistry(1_000_000)
  const { taskId } = await app.images.pull({ reference: box }, call)
  await app.taskUntil(taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
  await ground.refuseRegistry(true)
  expect(await app.ended(taskId)).toMatchObject({
    state: 'failed',
    fault: {
      code: 'registry-unreachable',
      detail: { registry: ground.registry, reason: 'pull-broken-off' },
      hint: 'retry',
    },
  })
  await expect.poll(temporary).toEqual([])
  expect(layers()).toBe(0)
  await expect.poll(() => app.engine.diagnostics().openStreams).toBe(0)
  expect((await pull(box)).fault).toMatchObject({
    code: 'registry-unreachable',
    detail: { reason: 'unreachable' },
  })
  await ground.refuseRegistry(false)
  await ground.limitRegistry(null)
  expect((await pull(box)).result).toMatchObject({ outcome: 'first' })
})

// The engine gives up after 50 seconds; a unit test has what it says until then.
test('a registry that is killed in a push: the next try is told, a cancel does not wait for it; back again, Retry brings all', async () => {
  const home = join(folder, 'registry-killed')
  const registry = await serveRegistry(home)
  const between = await startLoopbackProxy(registry.port)
  const reference = `localhost:${between.port}/faults/box:1`
  await engine.docker('import', tar, reference)
  between.limit(1_000_000)
  const { taskId } = await app.images.push({ reference }, call)
  await app.taskUntil(taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
  await registry.close()
  await app.taskUntil(taskId, ({ progress }) => (progress?.layers[0]?.retryIn ?? 0) > 0)
  await app.system.cancelTask({ taskId }, call)
  expect(await app.ended(taskId)).toMatchObject({ state: 'cancelled', fault: null })
  await expect.poll(() => app.engine.diagnostics().openStreams).toBe(0)
  expect((await push(reference)).fault).toMatchObject({
    code: 'registry-unreachable',
    detail: { registry: `localhost:${between.port}`, reason: 'unreachable' },
    hint: 'retry',
  })

  const back = await serveRegistry(home, { port: registry.port })
  between.limit(null)
  await expect(engine.docker('pull', reference)).rejects.toThrow(/not found|unknown/)
  expect((await push(reference)).result).toMatchObject({ digest: expect.stringMatching(/^sha256:/) })
  await engine.docker('rmi', reference)
  expect((await pull(reference)).state).toBe('done')
  await Promise.all([back.close(), between.close()])
})

test('a cancelled save and a cancelled load end at the engine, which throws away what it had begun', async () => {
  await engine.docker('pull', '--quiet', box)
  const save = await app.tars.save({ images: [box] }, call)
  const sink = new PassThrough({ highWaterMark: 1 })
  const saving = app.transfers.takeDownload(save.ticket)?.start(() => sink, staying)
  await app.taskUntil(save.taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
  expect(temporary()).toEqual([expect.stringContaining('docker-export')])
  await app.system.cancelTask({ taskId: save.taskId }, call)
  expect(await app.ended(save.taskId)).toMatchObject({ state: 'cancelled', fault: null })
  await saving?.catch(() => undefined)
  await expect.poll(temporary).toEqual([])
  await engine.docker('rmi', box)

  const { size } = statSync(tar)
  const load = await app.tars.load({ fileName: 'half.tar', size }, call)
  const body = new PassThrough()
  const loading = app.transfers.takeUpload(load.ticket)?.start(body, staying)
  body.write(readFileSync(tar).subarray(0, size / 2))
  await app.taskUntil(load.taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
  await expect.poll(temporary).toEqual([expect.stringContaining('docker-import')])
  await app.system.cancelTask({ taskId: load.taskId }, call)
  expect(await app.ended(load.taskId)).toMatchObject({ state: 'cancelled', fault: null })
  await loading?.catch(() => undefined)
  await expect.poll(temporary).toEqual([])
  await expect.poll(() => app.engine.diagnostics().openStreams).toBe(0)
})

test('a disk that is full at the engine is told in a pull and in a load, and takes as before once there is room', async () => {
  diskSize('7m')
  const full = { state: 'failed', fault: { code: 'engine-error', detail: { reason: 'disk-full' } } }
  expect(await pull(box)).toMatchObject(full)
  const load = await app.tars.load({ fileName: 'payload.tar', size: statSync(tar).size }, call)
  const sent = app.transfers.takeUpload(load.ticket)?.start(createReadStream(tar), staying)
  await sent?.catch(() => undefined)
  expect(await app.ended(load.taskId)).toMatchObject(full)
  await expect.poll(temporary).toEqual([])
  expect(layers()).toBe(0)
  expect(await engine.docker('images', '--all', '--quiet')).toBe('')
  diskSize('60m')
  expect((await pull(box)).state).toBe('done')
})

test('a disk that is full at the engine is told by buildx as it is by others, and builds once there is room', async ({
  skip,
}) => {
  const environment = dockerEnvironment(engine)
  const missing = await buildxMissing({ engine, environment })
  if (missing !== null) return skip(missing)
  const context = join(folder, 'context')
  mkdirSync(context)
  copyFileSync(join(folder, 'payload'), join(context, 'payload'))
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY payload /\n')
  const options = buildOptions.parse({ builder: 'buildx', tags: ['box'] })
  const build = async () => {
    const { taskId } = await app.builds.build({ folder: context, options, agreedToSize: false }, call)
    return app.ended(taskId)
  }
  diskSize('7m')
  for (let round = 0; round < 2; round += 1)
    expect(await build()).toMatchObject({
      state: 'failed',
      fault: { code: 'engine-error', detail: { reason: 'disk-full' } },
    })
  diskSize('60m')
  expect(await build()).toMatchObject({ state: 'done' })
  await engine.docker('builder', 'prune', '--all', '--force')
})

test('a login that is no longer taken, and a limit, are told in a pull and in a push as what they are', async () => {
  const reference = `${scripted.address}/team/app:1`
  await named(reference)
  const account = { auth: Buffer.from('kim:').toString('base64'), identitytoken: 'old' }
  const realm = `Bearer realm="http://${scripted.address}/token",service="test"`
  scripted.script((request, response) => {
    const token = request.url?.startsWith('/token') ?? false
    response.writeHead(401, token ? {} : { 'www-authenticate': realm }).end('{}')
  })
  const refused = { code: 'unauthorized', hint: 'login', detail: { registry: scripted.address } }
  const asNobody = (await pull(reference)).fault
  expect(asNobody).toMatchObject(refused)
  expect(asNobody?.detail['reason']).toBeUndefined()
  expect((await push(reference)).fault).toMatchObject({ ...refused, detail: { reason: 'push-refused' } })
  const auths = { [scripted.address]: account }
  writeFileSync(join(engine.configFolder, 'config.json'), JSON.stringify({ auths }))
  const ranOut = { ...refused, detail: { registry: scripted.address, reason: 'login-refused' } }
  expect((await pull(reference)).fault).toMatchObject(ranOut)
  expect((await push(reference)).fault).toMatchObject(ranOut)

  scripted.script(
    (request, response) => void response.writeHead(request.url === '/v2/' ? 200 : 429).end('{}'),
  )
  const limited = { code: 'rate-limited', detail: { registry: scripted.address } }
  expect((await pull(reference)).fault).toMatchObject(limited)
  expect((await push(reference)).fault).toMatchObject(limited)
})

test('a registry whose authority is the system’s or lies in certs.d works from login to pull; another is explained', async () => {
  const serve = (name: string, { certificate, key }: typeof known) =>
    serveRegistry(join(folder, `registry-${name}`), { host, htpasswd, tls: { certificate, key } })
  const stranger = certificates('stranger')
  const [near, far] = await Promise.all([serve('known', known), serve('stranger', stranger)])
  const trusted = `${host}:${near.port}`
  const other = `${host}:${far.port}`
  const place = join('/etc/docker/certs.d', other)
  try {
    await worksAt(trusted)
    expect(await faultOf(app.registries.login({ registry: other, username, password }, call))).toMatchObject({
      code: 'registry-unreachable',
      detail: { registry: other, reason: 'untrusted-certificate' },
    })
    expect(await faultOf(app.registries.catalog({ registry: other }, call))).toMatchObject({
      code: 'registry-unreachable',
      detail: { registry: other, reason: 'untrusted-here' },
    })
    mkdirSync(place, { recursive: true })
    copyFileSync(stranger.authorityFile, join(place, 'ca.crt'))
    await worksAt(other)
  } finally {
    rmSync(place, { recursive: true, force: true })
    await Promise.all([near.close(), far.close()])
  }
})

async function worksAt(registry: string): Promise<void> {
  const reference = `${registry}/team/app:1`
  await named(reference)
  await app.registries.login({ registry, username, password }, call)
  expect(await push(reference)).toMatchObject({ state: 'done', fault: null })
  expect(await app.registries.catalog({ registry }, call)).toMatchObject({ repositories: ['team/app'] })
  expect(await app.images.tags({ repository: `${registry}/team/app` }, call)).toMatchObject({
    tags: [{ name: '1' }],
  })
  await engine.docker('rmi', reference)
  expect((await pull(reference)).result).toMatchObject({ outcome: 'first' })
  expect(await app.images.newer({ reference }, call)).toMatchObject({ verdict: 'same' })
}
