import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Change } from '#shared/contract/system.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)

/** A page: it reads the change stream and holds what it was told. */
async function openPage() {
  const leaving = new AbortController()
  const stream = await app.system.changes(undefined, { signal: leaving.signal, page: 'page' })
  const held = new Map<string, ContainerSummary>()
  const changes: Change[] = []
  const take = (change: Change) => {
    changes.push(change)
    if (change.kind === 'snapshot') held.clear()
    const listed =
      change.kind === 'snapshot' && change.containers.status === 'ready' ? change.containers.items : []
    const patched = change.kind === 'patch' ? change.containers : undefined
    for (const id of patched?.remove ?? []) held.delete(id)
    for (const item of [...listed, ...(patched?.upsert ?? [])]) held.set(item.id, item)
  }
  const reading = (async () => {
    for await (const change of stream) take(change)
  })()
  return {
    changes,
    names: () => [...held.values()].map(({ name, state }) => `${name} ${state}`).toSorted(),
    leave: async () => {
      leaving.abort()
      await reading
    },
  }
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
afterEach(async () => {
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await emptyEngine(docker)
})
afterAll(() => app.stop())

describe('the change stream', () => {
  test('shows what another hand does with docker', async () => {
    await docker('pull', 'busybox')
    await docker('create', '--name', 'old', 'busybox')
    const page = await openPage()
    await expect.poll(page.names).toEqual(['old created'])
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    await expect.poll(page.names).toEqual(['old created', 'web running'])
    await docker('pause', 'web')
    await docker('rm', 'old')
    await expect.poll(page.names).toEqual(['web paused'])
    expect(page.changes.map(({ revision }) => revision)).toEqual(page.changes.map((_, index) => index + 1))
    expect(page.changes.slice(1).every(({ kind }) => kind === 'patch')).toBe(true)
    await page.leave()
    expect((await app.system.diagnostics(undefined, call)).subscribers).toBe(0)
  })

  test('of two pages tell the same, and a page that leaves takes nothing from the other', async () => {
    await docker('pull', 'busybox')
    const [one, two] = [await openPage(), await openPage()]
    expect((await app.system.diagnostics(undefined, call)).subscribers).toBe(2)
    await docker('create', '--name', 'web', 'busybox')
    await expect.poll(one.names).toEqual(['web created'])
    await one.leave()
    await docker('rename', 'web', 'other')
    await expect.poll(two.names).toEqual(['other created'])
    expect(one.names()).toEqual(['web created'])
    await two.leave()
  })

  test('carries long work and settings', async () => {
    const page = await openPage()
    const { taskId } = await app.images.pull({ reference: 'busybox' }, call)
    await app.ended(taskId)
    app.settings.update({ theme: 'dark' })
    await expect.poll(() => page.changes.some((change) => change.settings?.theme === 'dark')).toBe(true)
    const told = page.changes.flatMap((change) =>
      change.kind === 'patch' ? (change.tasks?.upsert ?? []) : [],
    )
    expect(told.at(-1)).toMatchObject({ id: taskId, state: 'done' })
    const late = await openPage()
    await expect.poll(() => late.changes.length).toBeGreaterThan(0)
    expect(late.changes[0]).toMatchObject({
      kind: 'snapshot',
      tasks: [{ id: taskId }],
      settings: { theme: 'dark' },
    })
    await app.system.dismissTask({ taskId }, call)
    await expect.poll(() => page.changes.at(-1)).toMatchObject({ tasks: { remove: [taskId] } })
    await Promise.all([page.leave(), late.leave()])
  })

  test('tells that the engine was killed, and what it has when it is back', async () => {
    await docker('pull', 'busybox')
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    const page = await openPage()
    await expect.poll(page.names).toEqual(['web running'])
    await ground.engine.kill()
    await expect
      .poll(() => page.changes.some(({ engine }) => engine?.state === 'lost'), { timeout: 10_000 })
      .toBe(true)
    await ground.engine.start()
    await docker('create', '--name', 'new', 'busybox')
    await expect.poll(page.names, { timeout: 30_000 }).toEqual(expect.arrayContaining(['new created']))
    await page.leave()
  })
})

describe('the engine', () => {
  test('tells what docker info and docker version tell', async () => {
    const info = await app.system.info(undefined, call)
    const told = await docker(
      'info',
      '--format',
      '{{.ServerVersion}}|{{.Driver}}|{{.KernelVersion}}|{{.NCPU}}|{{.LoggingDriver}}',
    )
    expect(`${info.version}|${info.storageDriver}|${info.kernel}|${info.cpus}|${info.loggingDriver}`).toBe(
      told,
    )
    expect(info.apiVersion).toBe(await docker('version', '--format', '{{.Server.APIVersion}}'))
    expect(info.registryMirrors).toHaveLength(1)
  })

  test('is offered among the engines of this computer, as the one in use or not at all', async () => {
    const engines = await app.system.engines(undefined, call)
    expect(engines.map(({ name }) => name)).toContain('default')
    for (const { selected, address } of engines) expect(selected).toBe(address === ground.engine.host)
  })

  test('that a person chooses is kept in the settings and connected to', async () => {
    const address = 'unix:///nowhere/docker.sock'
    await app.system.selectEngine({ choice: { kind: 'address', address } }, call)
    expect(app.settings.current().engine).toEqual({ kind: 'address', address })
    await expect.poll(() => app.engine.status()).toMatchObject({ state: 'lost', diagnosis: 'no-socket' })
    expect(await faultOf(app.system.info(undefined, call))).toMatchObject({ code: 'unreachable' })

    await app.system.selectEngine({ choice: { kind: 'automatic' } }, call)
    await app.engine.ready(AbortSignal.timeout(10_000))
    expect(app.engine.status().endpoint?.address).toBe(ground.engine.host)
  })

  test('is asked again at once when a person wants it', async () => {
    await ground.engine.kill()
    await expect.poll(() => app.engine.status().state, { timeout: 10_000 }).toBe('lost')
    await ground.engine.start()
    await app.system.retry(undefined, call)
    await app.engine.ready(AbortSignal.timeout(10_000))
  })

  test('has a record of calls without the values of their queries', async () => {
    await docker('pull', 'busybox')
    await app.containers.create({ image: 'busybox', name: 'secret-name' }, call)
    const { calls, openStreams } = await app.system.diagnostics(undefined, call)
    const create = calls.findLast(({ path }) => path.includes('/containers/create'))
    expect(create).toMatchObject({ method: 'POST', status: 201 })
    expect(JSON.stringify(calls)).not.toContain('secret-name')
    expect(openStreams).toBe(0)
  })
})
