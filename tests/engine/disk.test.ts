import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type CleanScope, cleanScopes } from '#shared/clean-scopes.ts'
import type { CleanCandidate } from '#shared/contract/disk.ts'
import { cleanUp as cleanUpCommand } from '#shared/docker-command/disk.ts'
import { makeFormat } from '../../src/renderer/store/intl.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { dockerProgram } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const folder = mkdtempSync(join(tmpdir(), 'quayside-disk-'))

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(20_000))
})
afterEach(async () => {
  await emptyEngine(docker)
  await docker('builder', 'prune', '--all', '--force')
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await app.stop()
})

const listed = (scope: CleanScope) => app.disk.candidates({ scope }, call)
const names = (items: readonly CleanCandidate[]) => items.map(({ name }) => name).toSorted()

const asInput = (items: readonly CleanCandidate[]) =>
  items.map(({ id, name, references, size, createdAt }) => ({
    id,
    name,
    references: [...references],
    size,
    createdAt,
  }))

async function cleaned(scope: CleanScope, items: readonly CleanCandidate[]) {
  const { taskId } = await app.disk.cleanUp({ scope, items: asInput(items) }, call)
  const { cleaning, state, fault } = await app.ended(taskId)
  const states = Object.fromEntries((cleaning?.items ?? []).map((item) => [item.name, item.state]))
  return { cleaning, state, fault, states, freed: cleaning?.freedBytes ?? null }
}

/** An image of its own with so many bytes of its own. */
async function image(name: string, bytes: number, ...tags: readonly string[]): Promise<void> {
  writeFileSync(join(folder, 'payload'), Buffer.alloc(bytes, name))
  writeFileSync(join(folder, 'Dockerfile'), 'FROM busybox\nCOPY payload /payload\n')
  const names = [name, ...tags].flatMap((tag) => ['--tag', tag])
  await docker('build', '--quiet', ...names, folder)
}

/** A bit of everything, in use and not. */
async function furnish(): Promise<void> {
  await docker('pull', '--quiet', 'busybox')
  await image('old:1', 40_000)
  await image('old:1', 50_000, 'other:2')
  await image('used:1', 60_000)
  await Promise.all([
    docker(
      'run',
      '--name',
      'done',
      '-v',
      '/anon',
      'used:1',
      'sh',
      '-c',
      'echo data > /anon/x; echo hi > /in',
    ),
    docker('run', '-d', '--name', 'busy', '-v', 'held:/data', 'busybox', 'sleep', '1000'),
    docker('create', '--name', 'throwaway', '-v', '/gone', 'used:1').then(() => docker('rm', 'throwaway')),
    fillIdle(),
    docker('network', 'create', 'empty'),
    docker('network', 'create', 'waits').then(() =>
      docker('create', '--name', 'waiting', '--network', 'waits', 'busybox'),
    ),
  ])
}

/** A volume with three thousand bytes that nothing uses. */
const fillIdle = () =>
  docker('run', '--rm', '-v', 'idle:/v', 'busybox', 'sh', '-c', 'head -c 3000 /dev/zero > /v/file')

/** What the CLI prints of its clean-up: `Total reclaimed space: 1.2kB`. */
const reclaimed = (printed: string): string => /reclaimed space:\s*(\S+)/.exec(printed)?.[1] ?? ''
const asPrinted = (bytes: number | null): string =>
  makeFormat('en')
    .bytes(bytes ?? 0)
    .replace(' ', '')

test('the figures are those of docker system df, and each list is what its prune takes', async () => {
  await furnish()
  const { kinds } = await app.disk.usage(undefined, call)
  const printed = await docker('system', 'df', '--format', '{{.TotalCount}} {{.Active}} {{.Size}}')
  // The CLI prints four digits.
  const rows = printed.split('\n').map((line) => line.split(' '))
  expect(rows.map(([total, active]) => [Number(total), Number(active)])).toEqual(
    kinds.map(({ total, active }) => [total, active]),
  )
  for (const [place, row] of rows.entries()) {
    const size = kinds[place]?.size ?? -1
    expect(Math.abs(bytesOf(row[2] ?? '') - size)).toBeLessThanOrEqual(size / 1000)
  }

  expect(names(await listed('dangling-images'))).toHaveLength(1)
  expect(names(await listed('unused-images')).at(-1)).toBe('old:1, other:2')
  expect(names(await listed('stopped-containers'))).toEqual(['done', 'waiting'])
  expect((await listed('unused-networks')).map(({ name, users }) => [name, users])).toEqual([
    ['empty', []],
    ['waits', ['waiting']],
  ])
  expect(await listed('anonymous-volumes')).toHaveLength(1)
  expect(names(await listed('unused-volumes'))).toContain('idle')
  expect(await listed('unused-volumes')).toHaveLength(2)

  // The same again by the CLI's own prune, of which the figure is the oracle for ours.
  const [dangling] = await listed('dangling-images')
  const byApp = await cleaned('dangling-images', dangling === undefined ? [] : [dangling])
  expect(byApp).toMatchObject({ state: 'done', fault: null })
  await image('old:1', 40_000)
  await image('old:1', 50_000)
  expect(asPrinted(byApp.freed)).toBe(reclaimed(await docker('image', 'prune', '--force')))

  const volumes = await listed('unused-volumes')
  const freed = await cleaned('unused-volumes', volumes)
  expect(Object.values(freed.states)).toEqual(['removed', 'removed'])
  await fillIdle()
  expect(asPrinted(freed.freed)).toBe(reclaimed(await docker('volume', 'prune', '--force')))
  expect(await docker('volume', 'ls', '--quiet')).toContain('held')
})

test('the shown command does the same as the app, for every kind', async () => {
  const left = async () => ({
    images: (await docker('image', 'ls', '--all', '--quiet')).split('\n').length,
    containers: await docker('ps', '--all', '--format', '{{.Names}}'),
    networks: await docker('network', 'ls', '--format', '{{.Name}}'),
    volumes: (await docker('volume', 'ls', '--quiet')).split('\n').length,
  })
  const all = async (remove: (scope: CleanScope, items: readonly CleanCandidate[]) => Promise<unknown>) => {
    await furnish()
    for (const scope of cleanScopes) {
      const items = await listed(scope)
      if (items.length > 0) await remove(scope, items)
    }
    return left()
  }
  const byApp = await all(async (scope, items) => {
    const { states } = await cleaned(scope, items)
    expect(new Set(Object.values(states))).toEqual(new Set(['removed']))
  })
  await emptyEngine(docker)
  const byCommand = await all(async (scope, items) => {
    for (const [, ...words] of cleanUpCommand(scope, items)) await docker(...words)
  })
  expect(byApp).toEqual(byCommand)
  // What was in use is there still.
  expect(byApp.containers).toBe('busy')
})

test('what came into use, moved or went meanwhile is told, and nothing goes that was not listed', async () => {
  await furnish()
  const volumes = await listed('unused-volumes')
  await docker('run', '-d', '--name', 'taker', '-v', 'idle:/v', 'busybox', 'sleep', '1000')
  const anonymous = volumes.find(({ id }) => id !== 'idle')
  await docker('volume', 'create', 'newcomer')
  const used = await cleaned('unused-volumes', volumes)
  expect(used.states).toEqual({ idle: 'failed', [anonymous?.name ?? '']: 'removed' })
  expect(used.cleaning?.items.find(({ id }) => id === 'idle')?.fault).toMatchObject({ code: 'in-use' })
  expect(await docker('volume', 'ls', '--quiet')).toContain('newcomer')

  const images = await listed('unused-images')
  const dangling = images.find(({ references }) => references.length === 0)
  const tagged = images.find(({ name }) => name === 'old:1, other:2')
  // One gets a name, the other loses one to another image.
  await docker('tag', dangling?.id ?? '', 'rescued:1')
  await docker('tag', 'used:1', 'old:1')
  const moved = await cleaned(
    'unused-images',
    images.filter((each) => each === dangling || each === tagged),
  )
  expect(Object.values(moved.states)).toEqual(['failed', 'failed'])
  const kept = await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')
  expect(kept.split('\n')).toEqual(expect.arrayContaining(['rescued:1', 'old:1', 'other:2']))

  const containers = await listed('stopped-containers')
  await docker('rm', 'done')
  await docker('start', 'waiting').catch(() => '')
  const gone = await cleaned('stopped-containers', containers)
  expect(gone.states['done']).toBe('gone')
})

test('a cancel leaves the rest, and a lost engine fails with what became of each', async () => {
  await docker('pull', '--quiet', 'busybox')
  // More than can go between two tellings; made by one container that names them all.
  const many = Array.from({ length: 200 }, (_, index) => `many-${String(index)}`)
  await docker(
    'create',
    '--name',
    'maker',
    ...many.flatMap((name) => ['-v', `${name}:/v/${name}`]),
    'busybox',
  )
  await docker('rm', 'maker')
  const half = async (stop: (taskId: string) => Promise<void> | void) => {
    const items = await listed('unused-volumes')
    const { taskId } = await app.disk.cleanUp({ scope: 'unused-volumes', items: asInput(items) }, call)
    await app.taskUntil(
      taskId,
      ({ cleaning }) => cleaning?.items.some(({ state }) => state === 'removed') === true,
    )
    await stop(taskId)
    const task = await app.ended(taskId)
    const states = task.cleaning?.items.map(({ state }) => state) ?? []
    return { task, removed: states.filter((state) => state === 'removed').length, states }
  }
  const cancelled = await half((taskId) => app.tasks.cancel(taskId))
  expect(cancelled.task.state).toBe('cancelled')
  expect(cancelled.states).toContain('left')
  const rest = (await docker('volume', 'ls', '--quiet')).split('\n')
  expect(rest).toHaveLength(many.length - cancelled.removed)

  const lost = await half(async () => {
    // At once: it removes many in the time that its end takes.
    ground.engine.freeze()
    await ground.engine.kill()
  })
  expect(lost.task).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
  expect(lost.states).toContain('left')
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  expect(app.engine.diagnostics().openStreams).toBe(0)
})

test('the build cache goes record by record, and only those that were ticked', async () => {
  await docker('pull', '--quiet', 'busybox')
  writeFileSync(join(folder, 'payload'), Buffer.alloc(70_000, 'k'))
  writeFileSync(join(folder, 'Dockerfile'), 'FROM busybox\nCOPY payload /a\nCOPY payload /b\n')
  // The engine's own CLI brings BuildKit along; newer ones want buildx.
  execFileSync(dockerProgram, ['build', '--tag', 'kit', folder], {
    env: { ...ground.environment, DOCKER_BUILDKIT: '1' },
    stdio: 'pipe',
  })
  const records = await listed('build-cache')
  expect(records.length).toBeGreaterThan(3)
  const own = records.filter(({ size }) => (size ?? 0) > 0)
  const one = own.slice(0, 1)
  const first = await cleaned('build-cache', one)
  expect(Object.values(first.states)).toEqual(['removed'])
  expect(await listed('build-cache')).toHaveLength(records.length - 1)
  expect(first.freed).toBe(one[0]?.size)
  // Those that others stand on go in the end, when those others went.
  const all = await cleaned('build-cache', await listed('build-cache'))
  expect(new Set(Object.values(all.states))).toEqual(new Set(['removed']))
  expect(await listed('build-cache')).toEqual([])
})

function bytesOf(printed: string): number {
  const [, figure = '', unit = ''] = /^([\d.]+)(\w+)$/.exec(printed) ?? []
  return Number(figure) * 1000 ** ['B', 'kB', 'MB', 'GB'].indexOf(unit)
}
