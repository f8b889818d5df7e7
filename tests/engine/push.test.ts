import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as imageCommand from '#shared/docker-command/images.ts'
import type { PullProgress, Task } from '#shared/contract/tasks.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { registryAccount } from '../support/registry.ts'

const { docker } = ground
const app = startApp(ground.environment)

/** A name nobody pushed to yet: what is at the registry already is not sent again. */
const fresh = (name: string) => `${ground.registry}/pushed/${name}-${Date.now()}:1`

async function push(reference: string): Promise<Task> {
  const { taskId } = await app.images.push({ reference }, call)
  return app.ended(taskId)
}

/** An image whose one layer no registry has. */
async function build(reference: string, megabytes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-push-'))
  writeFileSync(join(folder, 'payload'), randomBytes(megabytes * 1_000_000))
  execFileSync('tar', ['-C', folder, '-cf', join(folder, 'layer.tar'), 'payload'])
  await docker('import', join(folder, 'layer.tar'), reference)
  rmSync(folder, { recursive: true })
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
afterEach(async () => {
  await ground.refuseRegistry(false)
  await ground.limitRegistry(null)
  await ground.engine.start()
  await docker('logout', ground.loginRegistry)
  await emptyEngine(docker)
})
afterAll(() => app.stop())

describe('a push', () => {
  test('tells its layers, bytes and digest; the same again sends nothing, and the CLI pushes as it does', async () => {
    const reference = fresh('whole')
    await build(reference, 6)
    await ground.limitRegistry(12_000_000)
    const seen: PullProgress[] = []
    const stop = app.tasks.subscribe(({ upsert }) =>
      seen.push(...upsert.flatMap(({ progress }) => progress ?? [])),
    )
    const task = await push(reference)
    stop()
    expect(task).toMatchObject({
      kind: 'push',
      state: 'done',
      command: ['docker', 'push', reference],
      result: { kind: 'push', reference, digest: expect.stringMatching(/^sha256:/) },
    })
    const digest = task.result?.kind === 'push' ? task.result.digest : null
    const told = await docker('image', 'inspect', '--format', '{{join .RepoDigests " "}}', reference)
    expect(told).toContain(`@${digest}`)
    expect(seen.some(({ layers }) => layers.some(({ phase }) => phase === 'pushing'))).toBe(true)
    expect(seen.some(({ bytesPerSecond }) => bytesPerSecond > 100_000)).toBe(true)
    const last = seen.at(-1)
    expect(last?.totalBytes).toBeGreaterThanOrEqual(6_000_000)
    expect(last?.downloadedBytes).toBe(last?.totalBytes)
    expect(last?.layers.map(({ phase }) => phase)).toContain('done')

    await ground.limitRegistry(null)
    const before = (await ground.registryCounters()).received
    const again = await push(reference)
    expect(again.result).toMatchObject({ digest })
    expect(again.progress?.layers.every(({ phase }) => phase === 'exists')).toBe(true)
    expect((await ground.registryCounters()).received - before).toBeLessThan(100_000)
    const [, ...words] = imageCommand.push({ reference })
    expect(await docker(...words)).toContain(`digest: ${digest}`)
    await docker('rmi', reference)
    expect(await docker('pull', '--quiet', reference)).toBe(reference)
  })

  test('that is cancelled makes the engine stop sending, and one whose engine is killed says so', async () => {
    const reference = fresh('cancelled')
    await build(reference, 20)
    await ground.limitRegistry(2_000_000)
    const { taskId } = await app.images.push({ reference }, call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await app.system.cancelTask({ taskId }, call)
    expect(await app.ended(taskId)).toMatchObject({ state: 'cancelled', fault: null, result: null })
    await expect.poll(async () => (await ground.registryCounters()).open, { timeout: 10_000 }).toBe(0)
    expect(app.engine.diagnostics().openStreams).toBe(0)
    // The registry has no such tag: nothing half-done is to be pulled.
    await expect(docker('pull', reference)).rejects.toThrow(/not found|unknown/)

    const again = await app.images.push({ reference }, call)
    await app.taskUntil(again.taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await ground.engine.kill()
    expect(await app.ended(again.taskId)).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
    await ground.engine.start()
    await app.engine.ready(AbortSignal.timeout(20_000))
  })

  test('whose registry dies says that the engine tries again, and is whole when it comes back', async () => {
    const reference = fresh('interrupted')
    await build(reference, 12)
    await ground.limitRegistry(3_000_000)
    const { taskId } = await app.images.push({ reference }, call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await ground.refuseRegistry(true)
    await app.taskUntil(taskId, (task) => phases(task).includes('retrying'))
    await ground.refuseRegistry(false)
    await ground.limitRegistry(null)
    expect((await app.ended(taskId)).state).toBe('done')

    await ground.refuseRegistry(true)
    expect(await push(reference)).toMatchObject({
      state: 'failed',
      fault: { code: 'registry-unreachable', detail: { registry: ground.registry }, hint: 'retry' },
    })
  })

  test('as nobody is refused with the way to log in', async () => {
    const reference = `${ground.loginRegistry}/team/box:1`
    await build(reference, 1)
    const refused = {
      state: 'failed',
      fault: {
        code: 'unauthorized',
        detail: { registry: ground.loginRegistry, reason: 'push-refused' },
        hint: 'login',
      },
    }
    expect(await push(reference)).toMatchObject(refused)
    const { username, password } = registryAccount
    await docker('login', '--username', username, '--password', password, ground.loginRegistry)
    expect((await push(reference)).state).toBe('done')
    expect((await push('nobody/nothing:1')).fault).toMatchObject({ code: 'not-found' })
  })
})

test('is there a newer image is told by digests, and pull and recreate takes it in by a safe edit', async () => {
  const reference = fresh('newer')
  await docker('pull', '--quiet', 'busybox')
  await docker('tag', 'busybox', reference)
  await docker('push', '--quiet', reference)
  const digest = await digestOf(reference)
  await docker(
    'run',
    '-d',
    '--stop-timeout',
    '1',
    '--name',
    'web',
    '-v',
    'data:/data',
    reference,
    'sleep',
    '1000',
  )
  const newer = () => app.images.newer({ reference }, call)
  expect(await newer()).toEqual({ reference, here: [digest], there: digest, verdict: 'same' })

  await docker('run', '--name', 'made', 'busybox', 'touch', '/new')
  await docker('commit', 'made', reference)
  expect(await newer()).toEqual({ reference, here: [], there: digest, verdict: 'made-here' })
  await docker('push', '--quiet', reference)
  const latest = await digestOf(reference)
  const image = await docker('image', 'inspect', '--format', '{{.Id}}', reference)
  await docker('rm', 'made')
  await docker('rmi', reference)
  await docker('pull', '--quiet', `${reference.slice(0, -2)}@${digest}`)
  await docker('tag', 'busybox', reference)
  expect(await newer()).toEqual({ reference, here: [digest], there: latest, verdict: 'other' })

  const web = await docker('inspect', '--format', '{{.Id}}', 'web')
  const recreate = [web, 'removed-meanwhile']
  const pulled = await app.images.pull({ reference, recreate }, call)
  const recreates = [
    { id: web, name: 'web' },
    { id: 'removed-meanwhile', name: 'removed-meanwhile' },
  ]
  const missing = { fault: expect.objectContaining({ code: 'not-found' }) }
  expect(await app.ended(pulled.taskId)).toMatchObject({
    recreates,
    result: {
      outcome: 'moved',
      digest: latest,
      recreated: [
        { ...recreates[0], fault: null },
        { ...recreates[1], ...missing },
      ],
    },
  })
  const edit = app.tasks.list().find(({ kind }) => kind === 'edit')
  expect(await app.ended(edit?.id ?? '')).toMatchObject({ state: 'done', fault: null })
  const told = '{{.Image}} {{.State.Running}} {{range .Mounts}}{{.Name}}{{end}}'
  expect(await docker('inspect', '--format', told, 'web')).toBe(`${image} true data`)
  expect(await newer()).toMatchObject({ verdict: 'same' })
  const { taskId: again } = await app.images.pull({ reference }, call)
  expect((await app.ended(again)).result).toMatchObject({ outcome: 'same', recreated: [] })
})

async function digestOf(reference: string): Promise<string> {
  const text = await docker('image', 'inspect', '--format', '{{json .RepoDigests}}', reference)
  return new RegExp(`${reference.slice(0, -2)}@(sha256:[0-9a-f]+)`).exec(text)?.[1] ?? ''
}

const phases = (task: Task) => task.progress?.layers.map(({ phase }) => phase) ?? []
