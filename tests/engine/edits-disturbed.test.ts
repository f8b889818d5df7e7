import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { editInput } from '#shared/contract/edits.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { editsOf, identity, names, savePointOf, sleeps } from '../support/edits-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

/** Edits that something comes in the way of: an engine that refuses or holds, another hand. */
const { docker } = ground
const app = startApp(ground.environment)
const { ask, plan } = editsOf(app)

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(() => docker('pull', 'busybox'))
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

test('an edit whose save point cannot be made goes no further', async () => {
  await docker('run', '-d', '--name', 'web', ...sleeps)
  await docker('tag', 'busybox', 'quayside-save/web:was')
  const before = await identity('web')
  const input = { id: 'web', changes: { hostname: 'box' }, savePoint: savePointOf('web') }
  expect(await faultOf(ask(input))).toMatchObject({
    code: 'conflict',
    detail: { reference: expect.anything() },
  })
  // Past the contract: a word that the engine refuses as a label.
  const broken = {
    ...editInput.parse(input),
    savePoint: { ...input.savePoint, name: 'two\nlines', note: '' },
  }
  const reference = 'quayside-save/web:other'
  const { taskId } = await app.edits.start(
    { ...broken, savePoint: { ...broken.savePoint, reference, pause: true } },
    call,
  )
  expect(await app.ended(taskId)).toMatchObject({
    state: 'failed',
    fault: { detail: { restored: 'untouched' } },
  })
  expect([await identity('web'), await names()]).toEqual([before, ['web']])
  expect(await app.edits.list(undefined, call)).toEqual([])
  expect(await ask({ ...input, savePoint: { ...input.savePoint, reference } })).toMatchObject({
    state: 'done',
  })
})

test('a container that another hand removes in the middle of an edit is told, and nothing is left open', async () => {
  const check = { command: 'false', intervalMs: 600_000 }
  const began = async (name: string) => {
    await docker('run', '-d', '--name', name, ...sleeps)
    const input = editInput.parse({ id: name, changes: { healthcheck: check } })
    const { taskId } = await app.edits.start(input, call)
    await app.taskUntil(taskId, (task) => task.step === 'check')
    return taskId
  }
  const [newGone, oldGone] = [await began('one'), await began('two')]
  const before = (await app.edits.list(undefined, call)).find(({ name }) => name === 'one')
  await docker('rm', '--force', 'one')
  const left = { reason: 'new-gone', restored: 'yes' }
  expect(await app.ended(newGone)).toMatchObject({
    state: 'failed',
    fault: { code: 'not-found', detail: left },
  })
  expect(await identity('one')).toMatchObject({
    Id: before?.oldId,
    running: true,
    restart: { Name: 'always' },
  })

  const other = (await app.edits.list(undefined, call)).find(({ name }) => name === 'two')
  await docker('rm', '--force', other?.oldName ?? '')
  await app.system.cancelTask({ taskId: oldGone }, call)
  expect(await app.ended(oldGone)).toMatchObject({ state: 'cancelled' })
  // The new one is all that there is: it can be gone on with, and then there is nothing to undo.
  await expect
    .poll(() => app.edits.list(undefined, call))
    .toMatchObject([
      { name: 'two', state: 'interrupted', canFinish: true, oldGone: true, filesLost: false, canUndo: false },
    ])
  expect(await faultOf(app.edits.undo({ editId: other?.id ?? '' }, call))).toMatchObject({
    detail: { reason: 'old-gone' },
  })
  const again = (await app.edits.finish({ editId: other?.id ?? '' }, call)).taskId
  await app.taskUntil(again, (task) => task.step === 'check')
  await docker('rm', '--force', 'two')
  expect((await app.ended(again)).state).toBe('failed')
  await expect.poll(() => app.edits.list(undefined, call)).toEqual([])
  expect(await names()).toEqual(['one'])
})

test('an old container that is removed before its files were copied is told, and the new one can be finished without', async () => {
  const stubborn = ['busybox', 'sh', '-c', 'trap "" TERM; while true; do sleep 0.1; done']
  await docker('run', '-d', '--name', 'web', '--stop-timeout', '600', ...stubborn)
  await docker('exec', 'web', 'touch', '/made')
  const input = editInput.parse({ id: 'web', changes: { hostname: 'box' }, carryFiles: true })
  const { taskId } = await app.edits.start(input, call)
  await app.taskUntil(taskId, (task) => task.step === 'stop')
  await docker('rm', '--force', 'web')
  expect(await app.ended(taskId)).toMatchObject({
    state: 'failed',
    fault: { code: 'not-found', detail: { reason: 'old-gone', restored: 'no' } },
  })
  await expect
    .poll(() => app.edits.list(undefined, call))
    .toMatchObject([{ state: 'interrupted', canFinish: true, canUndo: false, filesLost: true }])
  const [edit] = await app.edits.list(undefined, call)
  const { taskId: again } = await app.edits.finish({ editId: edit?.id ?? '' }, call)
  expect(await app.ended(again)).toMatchObject({ state: 'done' })
  expect(await names()).toEqual(['web'])
  expect(await docker('exec', 'web', 'hostname')).toBe('box')
  await expect.poll(() => app.edits.list(undefined, call)).toEqual([])
})

test('while it copies out of a container the engine answers nothing else about it, which the pages say', async () => {
  for (const name of ['held', 'free']) await docker('run', '-d', '--name', name, ...sleeps)
  await docker('exec', 'held', 'dd', 'if=/dev/zero', 'of=/big', 'bs=1M', 'count=30')
  // Nobody reads on: the copy stands still in its middle.
  const copy = spawn('docker', ['cp', 'held:/big', '-'], {
    env: ground.environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(copy.stdout, 'readable')
  let isAnswered = false
  const asked = plan({ id: 'held', changes: { hostname: 'x' } }).finally(() => (isAnswered = true))
  for (let round = 0; round < 3; round += 1) await plan({ id: 'free', changes: { hostname: 'x' } })
  expect(isAnswered).toBe(false)
  copy.stdout.resume()
  expect(await asked).toMatchObject({ way: 'new-container' })
})
