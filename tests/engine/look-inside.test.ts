import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as containerCommand from '#shared/docker-command/containers.ts'
import { processColumns } from '#shared/process-columns.ts'
import { valueText } from '../../src/renderer/features/json/json-copy.ts'
import { jsonNodes, pathTo } from '../../src/renderer/features/json/json-nodes.ts'
import { goTemplate } from '../../src/renderer/features/json/json-path.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

/** Processes, inspect and the wait for an end, each beside what the docker CLI says. */
const { docker } = ground
const app = startApp(ground.environment)
const cli = ([program, ...words]: readonly string[]) => {
  expect(program).toBe('docker')
  return docker(...words)
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

const named = (name: string, ...command: string[]) =>
  docker('run', '--detach', '--name', name, 'busybox', ...command)

describe('processes', () => {
  test('are those of docker top, with any choice of columns', async () => {
    await named('web', 'sh', '-c', 'sleep 1000 & sleep 1001 & wait')
    for (const columns of processColumns) {
      const ours = await app.containers.top({ id: 'web', columns }, call)
      const [titles = '', ...rows] = (await cli(containerCommand.top({ id: 'web', columns }))).split('\n')
      expect(titles.trim().split(/\s{2,}/)).toEqual(ours.titles)
      expect(ours.processes.map((process) => process.at(-1))).toEqual(
        rows.map((row) =>
          row
            .trim()
            .split(/\s{2,}/)
            .at(-1),
        ),
      )
      expect(ours.processes.map((process) => process.at(-1))).toContain('sleep 1001')
    }
    await docker('kill', 'web')
    const stopped = app.containers.top({ id: 'web', columns: 'usual' }, call)
    expect(await faultOf(stopped)).toMatchObject({ message: expect.stringContaining('is not running') })
    const missing = app.containers.top({ id: 'nothing', columns: 'usual' }, call)
    expect(await faultOf(missing)).toMatchObject({ code: 'not-found' })
  })
})

describe('the raw inspection', () => {
  test('has paths that docker inspect --format takes, for every value', async () => {
    const options = [
      '--label',
      'com.example.role=web',
      '--env',
      'A=b',
      '--volume',
      'data:/data',
      '--publish',
      '80',
    ]
    await docker('run', '--detach', '--name', 'web', ...options, 'busybox', 'sleep', '1000')
    const { text } = await app.containers.inspectText({ id: 'web' }, call)
    const nodes = jsonNodes(text) ?? []
    // Go prints what is null or empty in many ways: what holds something must come out as it is.
    const told = nodes.flatMap((node, index) =>
      ['string', 'number'].includes(node.kind) ? [{ index, value: valueText(nodes, index) }] : [],
    )
    const format = told.map(({ index }) => goTemplate(pathTo(nodes, index), true)).join('\n')
    const answers = (await docker('inspect', '--format', format, 'web')).split('\n')
    expect(told.length).toBeGreaterThan(80)
    expect(answers).toEqual(told.map(({ value }) => value))
  })

  test('is what the engine wrote, and a container that is gone is not found', async () => {
    await docker('create', '--name', 'web', '--env', 'SECRET=안녕', '--memory', '64m', 'busybox')
    const { text } = await app.containers.inspectText({ id: 'web' }, call)
    const [theirs] = JSON.parse(await cli(containerCommand.inspect({ id: 'web' })))
    expect(JSON.parse(text)).toEqual(theirs)
    expect(await faultOf(app.containers.inspectText({ id: 'nothing' }, call))).toMatchObject({
      code: 'not-found',
    })
    await expect.poll(async () => (await app.system.diagnostics(undefined, call)).openStreams).toBe(0)
  })
})

describe('waiting for an end', () => {
  test('tells the code that docker wait tells, and may be cancelled', async () => {
    await named('web', 'sh', '-c', 'trap "exit 7" TERM; while :; do sleep 0.1; done')
    const { taskId } = await app.containers.wait({ id: 'web' }, call)
    const cancelled = await app.containers.wait({ id: 'web' }, call)
    const theirs = cli(containerCommand.wait({ id: 'web' }))
    await app.system.cancelTask({ taskId: cancelled.taskId }, call)
    expect(await app.ended(cancelled.taskId)).toMatchObject({ state: 'cancelled' })
    expect(app.tasks.list().find(({ id }) => id === taskId)).toMatchObject({
      kind: 'wait',
      state: 'running',
      step: 'waiting',
      command: ['docker', 'wait', 'web'],
    })
    await docker('stop', 'web')
    const { result } = await app.ended(taskId)
    expect(result).toEqual({ kind: 'wait', name: 'web', exitCode: 7, unseen: false })
    expect(await theirs).toBe('7')
  })

  test('says so when the engine was away at the end', async () => {
    await named('web', 'sleep', '1000')
    await docker('run', '--detach', '--name', 'again', '--restart', 'always', 'busybox', 'sleep', '1000')
    const waits = await Promise.all(['web', 'again'].map((id) => app.containers.wait({ id }, call)))
    await ground.engine.kill()
    await ground.engine.start()
    const [web, again] = await Promise.all(waits.map(({ taskId }) => app.ended(taskId)))
    const code = Number(await docker('inspect', '--format', '{{.State.ExitCode}}', 'web'))
    expect(web?.result).toEqual({ kind: 'wait', name: 'web', exitCode: code, unseen: true })
    expect(again?.result).toEqual({ kind: 'wait', name: 'again', exitCode: null, unseen: true })
  })
})
