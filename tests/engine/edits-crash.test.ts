import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

/** The app is killed at every point of an edit; the next one finds it in the journal and ends it either way. */
const { docker } = ground
const folder = mkdtempSync(join(tmpdir(), 'quayside-journal-'))

beforeAll(() => docker('pull', 'busybox'))
afterEach(() => emptyEngine(docker))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const steps = ['save-point', 'create', 'hold-back', 'stop', 'set-aside', 'take-name', 'start', 'check']
const points = [
  ...steps.flatMap((step) => [`${step} begun`, `${step} done`]),
  'kept',
  'put-back begun',
  'put-back done',
]
/** Before the new container is written down nothing was touched, and nothing can be gone on with. */
const finished = [
  'hold-back begun',
  'stop begun',
  'stop done',
  'set-aside done',
  'take-name begun',
  'start done',
  'kept',
]

interface Case {
  readonly name: string
  readonly point: string
  readonly end: 'undo' | 'finish'
}
const caseOf =
  (end: Case['end']) =>
  (point: string): Case => ({
    name: `${end}-${point.replace(' ', '-')}`,
    point,
    end,
  })
const cases = [...points.map(caseOf('undo')), ...finished.map(caseOf('finish'))]

test(
  'killed at any step, the app leaves the old container whole, and its next start finishes or undoes',
  { timeout: 900_000 },
  async () => {
    const before = new Map<string, string>()
    await inTurns(cases, async ({ name, point }) => {
      const options = '-d --restart always --stop-signal SIGKILL -v /data'.split(' ')
      await docker(
        'run',
        '--name',
        name,
        ...options,
        'busybox',
        'sh',
        '-c',
        'echo kept >> /data/a; sleep 1000',
      )
      before.set(name, await identity(name))
      await killedAt(name, point)
    })

    const app = startApp(ground.environment, folder)
    await app.engine.ready(AbortSignal.timeout(10_000))
    const left = await app.edits.list(undefined, call)
    expect(left.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(
      cases.map(({ name }) => `${name} interrupted`).toSorted(),
    )
    // Nobody asked: nothing is done.
    for (const { oldId } of left) expect(await docker('inspect', '--format', '{{.Id}}', oldId)).toBe(oldId)

    await inTurns(cases, async ({ name, end }) => {
      const edit = left.find((one) => one.name === name)
      const { taskId } = await app.edits[end]({ editId: edit?.id ?? '' }, call)
      const task = await app.ended(taskId)
      expect([name, task.state, task.fault]).toEqual([name, 'done', null])
      if (end === 'undo') expect(await identity(name)).toBe(before.get(name))
      else
        expect(await docker('inspect', '--format', '{{.Config.Hostname}} {{.State.Status}}', name)).toBe(
          'edited running',
        )
      expect(await docker('exec', name, 'head', '-1', '/data/a')).toBe('kept')
    })
    const kept = (await app.edits.list(undefined, call)).map(({ name, oldName, state }) => [
      state,
      name,
      oldName,
    ])
    const oldNames = kept.map(([, , oldName]) => oldName ?? '')
    expect(kept.map(([state, name]) => `${state} ${name}`).toSorted()).toEqual(
      finished.map((point) => `kept ${caseOf('finish')(point).name}`).toSorted(),
    )
    const all = (await docker('ps', '--all', '--format', '{{.Names}}')).split('\n')
    expect(all.toSorted()).toEqual([...cases.map(({ name }) => name), ...oldNames].toSorted())
    await app.stop()
  },
)

test('an edit that another run of the app is at is left to it', async () => {
  const [one, other] = [startApp(ground.environment, folder), startApp(ground.environment, folder)]
  await Promise.all([one, other].map((app) => app.engine.ready(AbortSignal.timeout(10_000))))
  await docker('run', '-d', '--name', 'web', '--stop-signal', 'SIGKILL', 'busybox', 'sleep', '1000')
  const check = { command: 'false', intervalMs: 600_000 }
  const { taskId } = await one.edits.start({ id: 'web', changes: { healthcheck: check }, ...plainly }, call)
  await one.taskUntil(taskId, (task) => task.step === 'check')
  const seen = (await other.edits.list(undefined, call)).find(({ name }) => name === 'web')
  expect(seen?.state).toBe('running')
  await expect(other.edits.undo({ editId: seen?.id ?? '' }, call)).rejects.toMatchObject({
    fault: { code: 'conflict' },
  })
  // The end of the app in the middle of an edit puts the old container back.
  await one.stop()
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('web')
  await expect.poll(() => other.edits.list(undefined, call)).toEqual([])
  await other.stop()
})

const plainly = { unset: [], carryFiles: false }

/** Name, id, restart policy and whether it runs. */
function identity(name: string): Promise<string> {
  return docker(
    'inspect',
    '--format',
    '{{.Name}} {{.Id}} {{.HostConfig.RestartPolicy.Name}} {{.State.Running}}',
    name,
  )
}

/** Resolves when the process that edits died by its own hand. */
function killedAt(name: string, point: string): Promise<void> {
  const program = join(import.meta.dirname, '../support/edit-to-crash.ts')
  const child = spawn(process.execPath, [program, folder, name, point], {
    env: ground.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  return new Promise((resolve, reject) => {
    child.on('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`${name} lived on: ${said}`)),
    )
  })
}

/** A few at a time: each is a process of its own. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}
