import Dockerode from 'dockerode'
import { expect, test } from 'vitest'
import type { Engine } from '../../../src/main/engine/engine.ts'
import type { Mirror } from '../../../src/main/engine/mirror.ts'
import { createContainers } from '../../../src/main/services/containers.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { createTransfers } from '../../../src/main/services/transfers/transfers.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}
const call = { signal: new AbortController().signal, page: 'test' }
const docker = Object.assign(new Dockerode(), {
  getContainer: () => ({ inspect: () => Promise.resolve({ Name: '/web' }) }),
})

/** An engine that knows the container's name, and else only takes note of how long it may take. */
function patienceOf() {
  const deadlines: (number | undefined)[] = []
  const engine: Engine = {
    status: never,
    onStatus: silent,
    onEvent: silent,
    onGap: silent,
    call: (run, options) => {
      deadlines.push(options?.deadline)
      return options?.idempotent === true ? run(docker, call.signal) : new Promise<never>(() => {})
    },
    stream: never,
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
  const mirror: Mirror = { state: never, subscribe: silent, setVisible: never, retry: never, close: never }
  const tasks = createTasks()
  const parts = {
    engine,
    mirror,
    tasks,
    pull: never,
    history: { open: never },
    transfers: createTransfers(tasks),
    stops: { during: (_: string, __: number | undefined, stop: () => Promise<void>) => stop() },
  }
  return { containers: createContainers(parts), deadlines, tasks }
}

test('a stop and a restart are never given up: their grace may be longer than any deadline', () => {
  const { containers, deadlines } = patienceOf()
  void containers.stop({ id: 'web', graceSeconds: -1 }, call)
  void containers.restart({ id: 'web', graceSeconds: 86_400 }, call)
  expect(deadlines).toEqual([Infinity, Infinity])
})

test('a commit takes as long as it takes, a start has time, and what is quick has the usual deadline', async () => {
  const { containers, deadlines } = patienceOf()
  await containers.commit({ id: 'web', reference: 'a', pause: true, changes: [] }, call)
  void containers.start({ id: 'web' }, call)
  void containers.pause({ id: 'web' }, call)
  expect(deadlines).toEqual([undefined, Infinity, 120_000, undefined])
})

test('the command of a commit names the container, as a person would type it', async () => {
  const { containers, tasks } = patienceOf()
  await containers.commit({ id: '0'.repeat(64), reference: 'a', pause: true, changes: [] }, call)
  expect(tasks.list().map(({ command }) => command)).toEqual([['docker', 'commit', 'web', 'a']])
})
