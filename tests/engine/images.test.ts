import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  pull as pullCommand,
  remove as removeCommand,
  search as searchCommand,
  sizes as sizesCommand,
} from '#shared/docker-command/images.ts'
import type { PullProgress, Task } from '#shared/contract/tasks.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { registryAccount } from '../support/registry.ts'
import { bigLayerBytes } from '../support/seed-images.ts'

const { docker } = ground
const app = startApp(ground.environment)
const big = `${ground.registry}/team/big:1.0`

const references = () => docker('images', '--format', '{{.Repository}}:{{.Tag}}')

async function pull(reference: string): Promise<Task> {
  const { taskId } = await app.images.pull({ reference }, call)
  return app.ended(taskId)
}

const containerStates = async () =>
  (await app.containers.list(undefined, call)).map(({ state }) => state).toSorted()
const tags = (repository: string) => app.images.tags({ repository }, call)
const search = (term: string, filters = { official: false, stars: 0 }) =>
  app.images.search({ term, limit: 25, ...filters }, call)
const remove = (image: string, force = false) => app.images.remove({ image, force, noPrune: false }, call)

async function login(): Promise<void> {
  const { username, password } = registryAccount
  await docker('login', '--username', username, '--password', password, ground.loginRegistry)
}

const manifestSchema = z.object({ mediaType: z.string(), config: z.object({ digest: z.string() }) })

/** An image in a repository, under its own name as tag: how a list of manifests names it, and its id. */
async function pushed(image: string, repository: string) {
  const reference = `${ground.registry}/${repository}:${image}`
  await docker('pull', '--quiet', image)
  await docker('tag', image, reference)
  await docker('push', '--quiet', reference)
  const accept = 'application/vnd.docker.distribution.manifest.v2+json'
  const answer = await fetch(`http://${ground.registry}/v2/${repository}/manifests/${image}`, {
    headers: { accept },
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const { mediaType, config } = manifestSchema.parse(JSON.parse(bytes.toString()))
  const digest = answer.headers.get('docker-content-digest') ?? ''
  return { entry: { mediaType, digest, size: bytes.length }, id: config.digest }
}

/** As the CLI prints bytes (go-units, HumanSize: four digits). */
function humanSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = bytes === 0 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  return `${Number((bytes / 1000 ** power).toPrecision(4))}${units[power] ?? ''}`
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
afterEach(async () => {
  await ground.hubMode('online')
  await ground.limitRegistry(null)
  await ground.engine.start()
  await docker('logout', ground.loginRegistry)
  await emptyEngine(docker)
})
afterAll(() => app.stop())

describe('a pull', () => {
  test('brings the image and tells its full name, its digest and whether it was new', async () => {
    const first = await pull('nginx')
    expect(first).toMatchObject({
      state: 'done',
      subject: 'nginx',
      command: ['docker', 'pull', 'nginx'],
      result: {
        kind: 'pull',
        reference: 'nginx:latest',
        outcome: 'first',
        recreated: [],
        digest: expect.stringMatching(/^sha256:/),
      },
    })
    expect((await pull('nginx')).result).toMatchObject({ outcome: 'same' })
    expect(await references()).toBe('nginx:latest')
  })

  test('of a reference with host and port goes to that registry', async () => {
    expect((await pull(`${ground.registry}/team/app:1.0`)).result).toMatchObject({
      reference: `${ground.registry}/team/app:1.0`,
      outcome: 'first',
    })
    expect(await references()).toBe(`${ground.registry}/team/app:1.0`)
  })

  test('by digest brings just that', async () => {
    const digest = await pull('busybox').then(({ result }) =>
      result?.kind === 'pull' ? result.digest : null,
    )
    await docker('rmi', 'busybox')
    expect((await pull(`busybox@${digest}`)).result).toMatchObject({ reference: `busybox@${digest}`, digest })
  })

  test('for a platform brings that one of a list, as the command does, and one that is not in it is told', async () => {
    const repository = `pushed/platforms-${Date.now()}`
    const [one, other] = [await pushed('busybox', repository), await pushed('nginx', repository)]
    const reference = `${ground.registry}/${repository}:many`
    const type = 'application/vnd.docker.distribution.manifest.list.v2+json'
    const manifests = [
      { ...one.entry, platform: { os: 'linux', architecture: 'amd64' } },
      { ...other.entry, platform: { os: 'linux', architecture: 'arm64' } },
    ]
    const body = JSON.stringify({ schemaVersion: 2, mediaType: type, manifests })
    const address = `http://${ground.registry}/v2/${repository}/manifests/many`
    const put = await fetch(address, { method: 'PUT', headers: { 'content-type': type }, body })
    expect(put.status).toBe(201)
    const input = { reference, platform: 'linux/arm64' }
    const { taskId } = await app.images.pull(input, call)
    expect((await app.ended(taskId)).result).toMatchObject({ outcome: 'first' })
    const id = () => docker('image', 'inspect', '--format', '{{.Id}}', reference)
    expect(await id()).toBe(other.id)
    expect((await pull(reference)).result).toMatchObject({ outcome: 'moved' })
    expect(await id()).toBe(one.id)
    await docker(...pullCommand(input).slice(1))
    expect(await id()).toBe(other.id)
    const absent = await app.images.pull({ reference, platform: 'linux/s390x' }, call)
    expect((await app.ended(absent.taskId)).fault).toMatchObject({
      code: 'not-found',
      detail: { kind: 'platform' },
    })
  })

  test('shows each layer, and its bytes only ever grow to their total', async () => {
    await ground.limitRegistry(40_000_000)
    const seen: PullProgress[] = []
    const stop = app.tasks.subscribe(({ upsert }) =>
      seen.push(...upsert.flatMap(({ progress }) => progress ?? [])),
    )
    await pull(big)
    stop()
    const last = seen.at(-1)
    expect(last?.layers).toHaveLength(4)
    expect(last?.layers.every(({ phase }) => phase === 'done' || phase === 'exists')).toBe(true)
    expect(last?.downloadedBytes).toBe(last?.totalBytes)
    expect(last?.totalBytes).toBeGreaterThanOrEqual(bigLayerBytes)
    const bytes = seen.map(({ downloadedBytes }) => downloadedBytes)
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b))
    expect(seen.some(({ bytesPerSecond }) => bytesPerSecond > 1_000_000)).toBe(true)
    expect(seen.some(({ layers }) => layers.some(({ phase }) => phase === 'downloading'))).toBe(true)
  })

  test('that is cancelled makes the engine stop its download', async () => {
    await ground.limitRegistry(2_000_000)
    const { taskId } = await app.images.pull({ reference: big }, call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await app.system.cancelTask({ taskId }, call)
    expect(await app.ended(taskId)).toMatchObject({ state: 'cancelled', fault: null, result: null })

    await expect.poll(async () => (await ground.registryCounters()).open, { timeout: 10_000 }).toBe(0)
    const { served } = await ground.registryCounters()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect((await ground.registryCounters()).served).toBe(served)
    expect(await references()).toBe('')
    expect(app.engine.diagnostics().openStreams).toBe(0)
  })

  test('of an unknown repository and of an unknown tag tell themselves apart', async () => {
    expect(await pull('nobody/nothing')).toMatchObject({
      state: 'failed',
      fault: { code: 'unauthorized', detail: { name: 'nobody/nothing' }, hint: 'login' },
    })
    expect(await pull('nginx:9.9')).toMatchObject({
      state: 'failed',
      fault: { code: 'not-found', detail: { name: 'nginx:9.9' } },
    })
  })

  test('without a network fails as such', async () => {
    await ground.hubMode('offline')
    expect((await pull('redis')).fault).toMatchObject({ code: 'registry-unreachable', hint: 'retry' })
  })

  test('past the limit of Docker Hub fails as such', async () => {
    await ground.hubMode('limited')
    expect((await pull('nobody/nothing')).fault?.code).toBe('rate-limited')
  })

  test('from a registry that needs a login asks for it, and works as the account of docker login', async () => {
    const reference = `${ground.loginRegistry}/private/app:1`
    await login()
    await docker('pull', 'busybox')
    await docker('tag', 'busybox', reference)
    await docker('push', reference)
    await docker('rmi', reference)
    await docker('logout', ground.loginRegistry)

    expect((await pull(reference)).fault).toMatchObject({ code: 'unauthorized', hint: 'login' })
    await login()
    expect((await pull(reference)).state).toBe('done')
  })

  test('whose engine is killed in the middle fails and says so', async () => {
    await ground.limitRegistry(2_000_000)
    const { taskId } = await app.images.pull({ reference: big }, call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await ground.engine.kill()
    expect(await app.ended(taskId)).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
    await ground.engine.start()
    await app.engine.ready(AbortSignal.timeout(20_000))
    expect(await references()).toBe('')
  })

  test('whose engine is stopped in the middle fails as well', async () => {
    await ground.limitRegistry(2_000_000)
    const { taskId } = await app.images.pull({ reference: big }, call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await ground.engine.stop()
    expect((await app.ended(taskId)).state).toBe('failed')
    await ground.engine.start()
    await app.engine.ready(AbortSignal.timeout(20_000))
    expect(await references()).toBe('')
  })

  test('of an id is refused: no registry knows it', async () => {
    expect((await pull('f'.repeat(64))).fault?.code).toBe('not-found')
  })
})

describe('images', () => {
  test('list and inspect tell what docker tells', async () => {
    await docker('pull', 'nginx')
    await expect
      .poll(async () => (await app.images.list(undefined, call)).map((image) => image.references))
      .toEqual([['nginx:latest']])
    const details = await app.images.inspect({ image: 'nginx' }, call)
    expect(details).toMatchObject({
      references: ['nginx:latest'],
      os: 'linux',
      command: ['nginx', '-g', 'daemon off;'],
      entrypoint: ['/docker-entrypoint.sh'],
      exposedPorts: ['80/tcp'],
    })
    expect(details.id).toBe(await docker('inspect', '--format', '{{.Id}}', 'nginx'))
    const history = await docker('history', '--quiet', 'nginx')
    expect(details.history).toHaveLength(history.split('\n').length)
  })

  test('a search tells name, description, stars and the official mark', async () => {
    const found = await search('nginx')
    expect(found[0]).toMatchObject({ name: 'nginx', official: true })
    expect(found[0]?.description).not.toBe('')
    expect(found[0]?.stars).toBeGreaterThan(0)
    await ground.hubMode('offline')
    expect(await faultOf(search('nginx'))).toMatchObject({ code: 'registry-unreachable' })
    await ground.hubMode('limited')
    expect(await faultOf(search('nginx'))).toMatchObject({ code: 'rate-limited' })
  })

  test('a search is filtered by the engine as by the command, and a registry without search says so', async () => {
    for (const filters of [
      { official: true, stars: 0 },
      { official: false, stars: 200 },
      { official: true, stars: 1_000_000 },
    ]) {
      const [, ...words] = searchCommand({ term: 'nginx', ...filters })
      const shown = await docker(...words, '--format', '{{.Name}}')
      const found = await search('nginx', filters)
      expect(found.map(({ name }) => name)).toEqual(shown.split('\n').filter(Boolean))
    }
    expect((await search('nginx')).length).toBeGreaterThan(
      (await search('nginx', { official: true, stars: 0 })).length,
    )
    expect(await faultOf(search(`${ground.registry}/app`))).toMatchObject({
      code: 'engine-error',
      message: expect.stringContaining('404'),
    })
    expect(await faultOf(search('localhost:1/app'))).toMatchObject({
      code: 'registry-unreachable',
      detail: { registry: 'localhost:1' },
    })
  })

  test('sizes are those of docker system df, and the inspection is the one of docker, digit for digit', async () => {
    await docker('pull', 'busybox')
    // It stands on the same base.
    await docker('pull', 'nginx')
    const [, ...words] = sizesCommand()
    const told = await docker(...words, '--format', '{{range .Images}}{{json .}}\n{{end}}')
    const rows = told
      .split('\n')
      .filter(Boolean)
      .map((line) =>
        z.object({ ID: z.string(), SharedSize: z.string(), UniqueSize: z.string() }).parse(JSON.parse(line)),
      )
    const sizes = await app.images.sizes(undefined, call)
    expect(sizes).toHaveLength(2)
    for (const { id, shared, unique } of sizes) {
      const row = rows.find(({ ID }) => id.includes(ID))
      expect([humanSize(shared ?? -1), humanSize(unique ?? -1)]).toEqual([row?.SharedSize, row?.UniqueSize])
    }
    const { text } = await app.images.inspectText({ image: 'nginx' }, call)
    const cli: unknown = JSON.parse(await docker('image', 'inspect', 'nginx'))
    expect([JSON.parse(text)]).toEqual(cli)
    expect(await faultOf(app.images.inspectText({ image: 'nothing' }, call))).toMatchObject({
      code: 'not-found',
    })
  })

  test('a tag without a tag of its own is latest', async () => {
    await docker('pull', 'busybox')
    await app.images.tag({ image: 'busybox', reference: 'localhost:5000/team/box' }, call)
    expect(await references()).toContain('localhost:5000/team/box:latest')
    expect(await faultOf(app.images.tag({ image: 'nothing', reference: 'a' }, call))).toMatchObject({
      code: 'not-found',
    })
  })

  test('a removal tells untagged from deleted', async () => {
    await docker('pull', 'busybox')
    await docker('tag', 'busybox', 'other')
    expect(await remove('other')).toEqual({ untagged: ['other:latest'], deleted: [] })
    const { untagged, deleted } = await remove('busybox')
    expect(untagged[0]).toBe('busybox:latest')
    expect(deleted.length).toBeGreaterThan(0)
    expect(await faultOf(remove('busybox'))).toMatchObject({ code: 'not-found', detail: { kind: 'image' } })
  })

  test('an image that containers use is not removed, and they are named', async () => {
    await docker('pull', 'busybox')
    await docker('create', '--name', 'one', 'busybox')
    await docker('run', '-d', '--name', 'two', 'busybox', 'sleep', '1000')
    await expect.poll(containerStates).toEqual(['created', 'running'])
    const soft = await faultOf(remove('busybox'))
    // The engine says of a name that it must be forced: with a running one, force takes the name alone.
    expect(soft).toMatchObject({
      code: 'in-use',
      detail: { containers: ['two'], reason: 'running-container' },
      hint: null,
    })
    const shown = (image: string, force = false) => docker(...removeCommand({ image, force }).slice(1))
    await expect(shown('busybox')).rejects.toThrow(/must force/)
    const id = await docker('image', 'inspect', '--format', '{{.Id}}', 'busybox')
    const hard = await faultOf(remove(id, true))
    expect(hard).toMatchObject({ detail: { reason: 'running-container' }, hint: null })
    await expect(shown(id, true)).rejects.toThrow(hard.message)
    expect(await remove('busybox', true)).toEqual({
      untagged: expect.arrayContaining(['busybox:latest']),
      deleted: [],
    })
    await docker('tag', id, 'busybox')
    await docker('rm', '-f', 'two')
    await expect.poll(async () => (await app.containers.list(undefined, call)).length).toBe(1)
    expect(await faultOf(remove('busybox'))).toMatchObject({
      code: 'in-use',
      detail: { containers: ['one'], reason: 'container' },
      hint: 'force',
    })
    expect((await remove('busybox', true)).untagged).toContain('busybox:latest')
  })

  test('one with child images, and one with several names, are refused by id with the step that helps', async () => {
    await docker('pull', 'busybox')
    const parent = await docker('image', 'inspect', '--format', '{{.Id}}', 'busybox')
    await docker('tag', 'busybox', 'other/box:1')
    const named = await faultOf(remove(parent))
    expect(named).toMatchObject({ code: 'in-use', detail: { reason: 'several-names' }, hint: 'force' })
    await expect(docker(...removeCommand({ image: parent }).slice(1))).rejects.toThrow(named.message)
    await docker('rmi', 'other/box:1')
    await docker('create', '--name', 'source', 'busybox')
    const child = await docker('commit', 'source', 'child')
    await docker('rm', 'source')
    for (const force of [false, true]) {
      const held = await faultOf(remove(parent, force))
      expect(held).toMatchObject({ code: 'in-use', detail: { reason: 'child-images' }, hint: null })
      await expect(docker(...removeCommand({ image: parent, force }).slice(1))).rejects.toThrow(held.message)
    }
    // The step that is named: the children first.
    expect((await remove(child)).deleted).toContain(child)
    expect((await remove(parent)).deleted).toContain(parent)
  })
})

describe('tags', () => {
  test('of Docker Hub come newest first with dates and sizes', async () => {
    const list = await tags('redis')
    expect(list).toMatchObject({ repository: 'redis', more: false })
    expect(list.tags.map(({ name }) => name)).toEqual(['latest', '7'])
    expect(list.tags[0]?.updatedAt).toBeGreaterThan(list.tags[1]?.updatedAt ?? Infinity)
    expect(list.tags[0]?.size).toBe(2_100_000)
    expect((await tags('docker.io/bitnami/nginx:latest')).tags).toHaveLength(1)
  })

  test('of another registry on this computer are read over http', async () => {
    const list = await tags(`${ground.registry}/team/app`)
    expect(list.tags.map(({ name }) => name).toSorted()).toEqual(['1.0', '1.1', 'latest'])
  })

  test('of an unknown repository are not found', async () => {
    expect(await faultOf(tags('nobody/nothing'))).toMatchObject({ code: 'not-found' })
    expect(await faultOf(tags(`${ground.registry}/nobody/nothing`))).toMatchObject({ code: 'not-found' })
  })

  test('of a registry that is not there, without a network and past a limit fail in words', async () => {
    expect(await faultOf(tags('localhost:1/a'))).toMatchObject({
      code: 'registry-unreachable',
      detail: { registry: 'localhost:1' },
    })
    await ground.hubMode('offline')
    expect(await faultOf(tags('redis'))).toMatchObject({ code: 'registry-unreachable', hint: 'retry' })
    await ground.hubMode('limited')
    expect(await faultOf(tags('redis'))).toMatchObject({ code: 'rate-limited' })
  })

  test('of a registry that needs a login are read as the account of docker login', async () => {
    const repository = `${ground.loginRegistry}/private/tagged`
    expect(await faultOf(tags(repository))).toMatchObject({ code: 'unauthorized', hint: 'login' })
    await login()
    await docker('pull', 'busybox')
    await docker('tag', 'busybox', `${repository}:2`)
    await docker('push', `${repository}:2`)
    expect((await tags(repository)).tags.map(({ name }) => name)).toEqual(['2'])
  })
})
