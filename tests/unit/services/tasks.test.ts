import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CollectionPatch } from '#shared/contract/system.ts'
import type { PullProgress, Task, TaskResult } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { createTasks, type TaskHandle, type TaskWork } from '../../../src/main/services/tasks.ts'

const about = { kind: 'pull' as const, subject: 'nginx', command: ['docker', 'pull', 'nginx'] }
const result: TaskResult = {
  kind: 'pull',
  reference: 'nginx',
  outcome: 'first',
  digest: null,
  recreated: [],
}
const progress = (downloadedBytes: number): PullProgress => ({
  layers: [],
  downloadedBytes,
  totalBytes: 100,
  bytesPerSecond: 0,
})

/** A task that waits to be told how to end. */
function held() {
  const tasks = createTasks()
  const patches: CollectionPatch<Task>[] = []
  tasks.subscribe((patch) => patches.push(patch))
  const { promise, resolve, reject } = Promise.withResolvers<TaskResult>()
  let handle: TaskHandle | null = null
  const work: TaskWork = (given) => {
    handle = given
    given.signal.addEventListener('abort', () => reject(given.signal.reason))
    return promise
  }
  const { taskId } = tasks.start(about, work)
  if (handle === null) throw new Error('The work did not begin.')
  const begun: TaskHandle = handle
  return { tasks, patches, taskId, handle: begun, resolve, reject, now: () => tasks.list()[0] }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

test('a task is told from its start to its end', async () => {
  const { patches, handle, resolve, now } = held()
  expect(now()).toMatchObject({ ...about, state: 'running', startedAt: 1_000_000, endedAt: null, step: null })
  handle.step('pulling')
  expect(now()?.step).toBe('pulling')
  vi.advanceTimersByTime(500)
  resolve(result)
  await settle()
  expect(now()).toMatchObject({ state: 'done', endedAt: 1_000_500, step: null, result, fault: null })
  expect(patches.map(({ upsert }) => upsert[0]?.state)).toEqual(['running', 'running', 'done'])
})

test('progress is told at most ten times a second, and the last one always', async () => {
  const { patches, handle, now } = held()
  patches.length = 0
  for (let each = 1; each <= 1000; each += 1) {
    handle.progress(progress(each))
    vi.advanceTimersByTime(1)
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(patches.length).toBeGreaterThanOrEqual(9)
  expect(patches.length).toBeLessThanOrEqual(11)
  expect(patches.at(-1)?.upsert[0]?.progress?.downloadedBytes).toBe(1000)
  expect(now()?.progress?.downloadedBytes).toBe(1000)
})

test('a step is told at once, with the progress that was held back', () => {
  const { patches, handle } = held()
  handle.progress(progress(1))
  handle.step('creating')
  expect(patches.at(-1)?.upsert[0]).toMatchObject({ step: 'creating', progress: { downloadedBytes: 1 } })
})

test('after its end nothing more is told of a task', async () => {
  const { patches, handle, resolve } = held()
  handle.progress(progress(1))
  resolve(result)
  await settle()
  const { length } = patches
  handle.progress(progress(2))
  handle.step('pulling')
  await vi.advanceTimersByTimeAsync(1000)
  expect(patches).toHaveLength(length)
})

test('a failure keeps its fault', async () => {
  const { reject, now } = held()
  const taken = fault('port-taken', 'in use', { port: 80 }, 'choose-port')
  reject(new FaultError(taken))
  await settle()
  expect(now()).toMatchObject({ state: 'failed', fault: taken, result: null })
})

test('a failure that is no fault is internal', async () => {
  const { reject, now } = held()
  reject(new TypeError('x is undefined'))
  await settle()
  expect(now()?.fault).toMatchObject({ code: 'internal', message: 'x is undefined' })
})

test('a cancelled task is running until its work has tidied up', async () => {
  const tasks = createTasks()
  const { promise, resolve } = Promise.withResolvers<void>()
  const { taskId } = tasks.start(about, async ({ signal }) => {
    await promise
    signal.throwIfAborted()
    return result
  })
  tasks.cancel(taskId)
  await settle()
  expect(tasks.list()[0]?.state).toBe('running')
  resolve()
  await settle()
  expect(tasks.list()[0]).toMatchObject({ state: 'cancelled', fault: null, result: null })
})

test('work that was done before the cancel could reach it is done', async () => {
  const tasks = createTasks()
  const { taskId } = tasks.start(about, async () => result)
  tasks.cancel(taskId)
  await settle()
  expect(tasks.list()[0]?.state).toBe('done')
})

test('an ended task stays until it is dismissed, a running one cannot be', async () => {
  const { tasks, patches, taskId, resolve } = held()
  expect(() => tasks.dismiss(taskId)).toThrow(FaultError)
  resolve(result)
  await settle()
  tasks.dismiss(taskId)
  expect(tasks.list()).toEqual([])
  expect(patches.at(-1)).toEqual({ upsert: [], remove: [taskId] })
  expect(() => tasks.dismiss(taskId)).toThrow(FaultError)
  expect(() => tasks.cancel(taskId)).toThrow(FaultError)
})

test('of ended tasks the last fifty are kept, and running ones always', async () => {
  const { tasks, taskId, patches } = held()
  const ids: string[] = []
  for (let each = 0; each < 55; each += 1) {
    ids.push(tasks.start(about, async () => result).taskId)
    await settle()
  }
  expect(tasks.list().map(({ id }) => id)).toEqual([taskId, ...ids.slice(5)])
  expect(patches.flatMap(({ remove }) => remove)).toEqual(ids.slice(0, 5))
})

test('closing cancels what runs and waits for it', async () => {
  const { tasks, now } = held()
  await tasks.close()
  expect(now()?.state).toBe('cancelled')
})

test.each([
  [fault('unreachable', 'Premature close', { diagnosis: 'other' }), 'went-away'],
  [fault('unreachable', 'Not connected to the engine yet.', { sent: 'no' }), 'not-reached'],
])('an engine that was lost is told as it will still be true tomorrow: %o', async (lost, reason) => {
  const { reject, now } = held()
  reject(new FaultError(lost))
  await settle()
  expect(now()).toMatchObject({
    state: 'failed',
    fault: { code: 'unreachable', message: '', detail: { ...lost.detail, reason } },
  })
})
