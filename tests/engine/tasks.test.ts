import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createInput } from '#shared/contract/create-input.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const big = `${ground.registry}/team/big:1.0`

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
afterEach(async () => {
  await ground.limitRegistry(null)
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await emptyEngine(docker)
})
afterAll(() => app.stop())

test('long work goes on when the page that asked for it has left', async () => {
  const leaving = new AbortController()
  await ground.limitRegistry(20_000_000)
  const { taskId } = await app.images.pull({ reference: big }, { signal: leaving.signal, page: 'page' })
  leaving.abort()
  expect((await app.ended(taskId)).state).toBe('done')
})

test('several pulls go at once, and a cancel ends its own alone', async () => {
  await ground.limitRegistry(4_000_000)
  const one = await app.images.pull({ reference: big }, call)
  const two = await app.images.pull({ reference: 'nginx' }, call)
  await app.taskUntil(one.taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
  await app.system.cancelTask(one, call)
  expect((await app.ended(one.taskId)).state).toBe('cancelled')
  expect((await app.ended(two.taskId)).state).toBe('done')
})

test('a task that is not there cannot be cancelled or dismissed', async () => {
  expect(await faultOf(app.system.cancelTask({ taskId: 'none' }, call))).toMatchObject({ code: 'not-found' })
  expect(await faultOf(app.system.dismissTask({ taskId: 'none' }, call))).toMatchObject({ code: 'not-found' })
})

test('a run whose engine is killed at its start leaves no container behind once the engine is back', async () => {
  await docker('pull', 'busybox')
  const input = createInput.parse({ image: 'busybox', name: 'half', command: ['sleep', '1000'] })
  const { taskId } = await app.containers.run(input, call)
  await app.taskUntil(taskId, (task) => task.step === 'starting')
  await ground.engine.kill()
  const task = await app.ended(taskId)
  await ground.engine.start()
  if (task.state === 'failed') {
    await expect.poll(() => docker('ps', '--all', '--quiet'), { timeout: 30_000 }).toBe('')
    expect(task.fault).toMatchObject({ code: 'unreachable' })
  } else {
    // The engine was quicker than the kill: then the container is whole.
    expect(task.result).toMatchObject({ kind: 'run', name: 'half' })
  }
})

test('the end of the app ends its long work and leaves nothing half-done', async () => {
  await ground.limitRegistry(2_000_000)
  const other = startApp(ground.environment)
  await other.engine.ready(AbortSignal.timeout(10_000))
  const { taskId } = await other.containers.run(createInput.parse({ image: big }), call)
  await other.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
  await other.stop()
  expect(other.tasks.list()[0]?.state).toBe('cancelled')
  await expect.poll(async () => (await ground.registryCounters()).open, { timeout: 10_000 }).toBe(0)
  expect(await docker('ps', '--all', '--quiet')).toBe('')
  expect(await docker('images', '--quiet')).toBe('')
})
