import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInput, type CreateInput } from '#shared/contract/create-input.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { closeServer, listenOnLoopback } from '../support/loopback.ts'

const { docker } = ground
const app = startApp(ground.environment)
const ignoresTerm = ['sh', '-c', 'trap "" TERM; while :; do sleep 0.05; done']

const containers = () => docker('ps', '--all', '--format', '{{.Names}}')
const stateOf = (name: string) => docker('inspect', '--format', '{{.State.Status}}', name)

const create = (input: CreateInput) => app.containers.create(createInput.parse(input), call)

async function run(input: CreateInput): Promise<Task> {
  const { taskId } = await app.containers.run(createInput.parse(input), call)
  return app.ended(taskId)
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(async () => {
  await docker('pull', 'busybox')
})
afterEach(async () => {
  await ground.limitRegistry(null)
  await emptyEngine(docker)
})
afterAll(() => app.stop())

async function networkToldOf(name: string) {
  const { networkOf, links } = await app.containers.inspect({ id: name }, call)
  return { networkOf, links: links.toSorted((a, b) => a.alias.localeCompare(b.alias)) }
}

describe('actions on containers', () => {
  test('list tells what docker ps --all tells', async () => {
    await docker('run', '-d', '--name', 'web', '--label', 'role=x', 'busybox', 'sleep', '1000')
    await docker('run', '--name', 'gone', 'busybox', 'true')
    await expect
      .poll(async () =>
        (await app.containers.list(undefined, call)).map(({ name, state }) => `${name} ${state}`).toSorted(),
      )
      .toEqual(['gone exited', 'web running'])
  })

  test('inspect tells what the engine knows', async () => {
    await docker('run', '--name', 'gone', '-e', 'A=b', 'busybox', 'sh', '-c', 'exit 3').catch(() => '')
    expect(await app.containers.inspect({ id: 'gone' }, call)).toMatchObject({
      name: 'gone',
      state: 'exited',
      exitCode: 3,
      command: ['sh', '-c', 'exit 3'],
      env: expect.arrayContaining([{ name: 'A', value: 'b' }]),
    })
  })

  test('inspect tells whose network a container uses, and its links', async () => {
    const id = await docker('run', '-d', '--name', 'db', 'busybox', 'sleep', '1000')
    await docker('network', 'create', 'shop')
    await docker('create', '--name', 'beside', '--network', 'container:db', 'busybox')
    await docker('create', '--name', 'old', '--link', 'db:database', '--link', 'db', 'busybox')
    await docker('create', '--name', 'new', '--network', 'shop', '--link', 'db:database', 'busybox')
    const database = { container: 'db', alias: 'database' }
    expect(await networkToldOf('db')).toEqual({ networkOf: null, links: [] })
    expect(await networkToldOf('beside')).toEqual({ networkOf: id, links: [] })
    expect(await networkToldOf('old')).toEqual({
      networkOf: null,
      links: [database, { container: 'db', alias: 'db' }],
    })
    expect(await networkToldOf('new')).toEqual({ networkOf: null, links: [database] })
  })

  test('to start what runs and to stop what is stopped is no failure', async () => {
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    await app.containers.start({ id: 'web' }, call)
    await app.containers.stop({ id: 'web', graceSeconds: 0 }, call)
    await app.containers.stop({ id: 'web', graceSeconds: 0 }, call)
    expect(await stateOf('web')).toBe('exited')
  })

  test('a stop waits out its grace and then kills', async () => {
    await docker('run', '-d', '--name', 'deaf', 'busybox', ...ignoresTerm)
    const before = Date.now()
    await app.containers.stop({ id: 'deaf', graceSeconds: 2 }, call)
    expect(Date.now() - before).toBeGreaterThanOrEqual(1900)
    expect(await docker('inspect', '--format', '{{.State.ExitCode}}', 'deaf')).toBe('137')
  })

  test('a kill in the middle of a stop ends it at once', async () => {
    await docker('run', '-d', '--name', 'deaf', 'busybox', ...ignoresTerm)
    const stop = app.containers.stop({ id: 'deaf', graceSeconds: 600 }, call)
    await app.containers.kill({ id: 'deaf' }, call)
    await stop
    expect(await stateOf('deaf')).toBe('exited')
  })

  test('a container without a name gets one from the engine', async () => {
    const { id, name, warnings } = await app.containers.create(createInput.parse({ image: 'busybox' }), call)
    expect(name).toMatch(/^[a-z]+_[a-z]+\d?$/)
    expect(await docker('inspect', '--format', '{{.Id}}', name)).toBe(id)
    expect(warnings).toEqual([])
  })

  test('sizes are those of the writable layer and of the whole', async () => {
    await docker('run', '--name', 'work', 'busybox', 'sh', '-c', 'echo 1234 > /a')
    const [size] = await app.containers.sizes(undefined, call)
    expect(size?.writable).toBe(5)
    expect(size?.rootFs).toBeGreaterThan(5)
  })

  test('a commit keeps the environment and pauses unless it is told not to', async () => {
    await docker('run', '-d', '--name', 'web', '-e', 'KEPT=yes', 'busybox', 'sleep', '1000')
    const seen: string[] = []
    const stop = app.engine.onEvent(({ action }) => seen.push(action))
    const commit = async (pause: boolean) => {
      const { taskId } = await app.containers.commit(
        { id: 'web', pause, changes: [{ instruction: 'ENV', value: 'NEW=1' }] },
        call,
      )
      return app.ended(taskId)
    }
    const unpaused = await commit(false)
    expect(seen).not.toContain('pause')
    await commit(true)
    await expect.poll(() => seen).toContain('pause')
    stop()
    const id = unpaused.result?.kind === 'commit' ? unpaused.result.imageId : ''
    const env = await docker('inspect', '--format', '{{.Config.Env}}', id)
    expect(env).toContain('KEPT=yes')
    expect(env).toContain('NEW=1')
  })

  test('a commit that is cancelled leaves no image, and the name where it was', async () => {
    await docker('tag', 'busybox', 'mine')
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    // The engine lists the names of one image in any order.
    const images = async () =>
      (await docker('images', '--all', '--no-trunc', '--format', '{{.Repository}} {{.ID}}'))
        .split('\n')
        .toSorted()
    const before = await images()
    const { taskId } = await app.containers.commit(
      { id: 'web', reference: 'mine', pause: true, changes: [] },
      call,
    )
    await app.system.cancelTask({ taskId }, call)
    expect((await app.ended(taskId)).state).toBe('cancelled')
    expect(await images()).toEqual(before)
  })
})

describe('a run', () => {
  test('pulls what is missing, creates, starts and tells the container', async () => {
    const task = await run({ image: 'nginx', name: 'web' })
    expect(task).toMatchObject({
      state: 'done',
      fault: null,
      command: ['docker', 'run', '-d', '--name', 'web', 'nginx'],
      result: { kind: 'run', name: 'web', exited: null },
    })
    expect(await stateOf('web')).toBe('running')
  })

  test('that ends at once tells its code, what ran and the last lines', async () => {
    // The engine copies the two streams side by side: only a pause says which line is the later one.
    const script =
      'for i in $(seq 30); do echo line $i; done; sleep 0.3; printf "\\033[31mred\\033[0m\\n" >&2; exit 3'
    const task = await run({ image: 'busybox', name: 'short', command: ['sh', '-c', script] })
    const exited = task.result?.kind === 'run' ? task.result.exited : null
    expect(exited).toMatchObject({ exitCode: 3, oomKilled: false, command: ['sh', '-c', script] })
    expect(exited?.lastLines).toHaveLength(20)
    expect(exited?.lastLines.at(-1)).toBe('red')
    expect(await stateOf('short')).toBe('exited')
  })

  test('of ubuntu without a terminal ends at once with code 0: the lesson of the notes', async () => {
    const task = await run({ image: 'ubuntu' })
    expect(task.result).toMatchObject({
      kind: 'run',
      exited: { exitCode: 0, command: ['/bin/bash'], lastLines: [] },
    })
  })

  test('with a terminal that ends at once tells its lines as well', async () => {
    const task = await run({ image: 'busybox', tty: true, command: ['echo', 'hello'] })
    expect(task.result).toMatchObject({ exited: { exitCode: 0, lastLines: ['hello'] } })
  })

  test('with auto-remove that ends at once still tells its code', async () => {
    const task = await run({
      image: 'busybox',
      name: 'short',
      autoRemove: true,
      command: ['sh', '-c', 'exit 4'],
    })
    expect(task.result).toMatchObject({ kind: 'run', name: 'short', exited: { exitCode: 4 } })
  })

  test('whose port is taken fails with the port, and its container is gone again', async () => {
    const server = createServer()
    const port = await listenOnLoopback(server)
    try {
      const ports = [{ hostIp: '127.0.0.1', hostPort: port, containerPort: 80 }]
      const task = await run({ image: 'busybox', name: 'web', ports, command: ['sleep', '1000'] })
      expect(task).toMatchObject({
        state: 'failed',
        fault: { code: 'port-taken', detail: { port }, hint: 'choose-port' },
      })
      expect(await containers()).toBe('')
    } finally {
      await closeServer(server)
    }
  })

  test('whose program does not exist fails in the engine’s words, and its container is gone again', async () => {
    const task = await run({ image: 'busybox', command: ['/no/such/program'] })
    expect(task.state).toBe('failed')
    expect(task.fault?.message).toContain('/no/such/program')
    expect(await containers()).toBe('')
  })

  test('whose network does not exist fails, and takes its anonymous volume along', async () => {
    const mounts = [{ type: 'volume' as const, target: '/data' }]
    const task = await run({ image: 'busybox', network: 'nowhere', mounts })
    expect(task).toMatchObject({ state: 'failed', fault: { code: 'not-found' } })
    expect(await containers()).toBe('')
    expect(await docker('volume', 'ls', '--quiet')).toBe('')
  })

  test('of an image that no registry has fails and leaves nothing', async () => {
    const task = await run({ image: 'nobody/nothing', name: 'web' })
    expect(task).toMatchObject({ state: 'failed', fault: { code: 'unauthorized', hint: 'login' } })
    expect(await containers()).toBe('')
  })

  test.each(['creating', 'starting', 'watching'] as const)(
    'that is cancelled while %s leaves nothing',
    async (step) => {
      const { taskId } = await app.containers.run(
        createInput.parse({ image: 'busybox', command: ['sleep', '1000'] }),
        call,
      )
      await app.taskUntil(taskId, (task) => task.step === step)
      await app.system.cancelTask({ taskId }, call)
      expect(await app.ended(taskId)).toMatchObject({ state: 'cancelled', fault: null, result: null })
      expect(await containers()).toBe('')
    },
  )

  test('that is cancelled while pulling leaves nothing', async () => {
    await ground.limitRegistry(2_000_000)
    const { taskId } = await app.containers.run(createInput.parse({ image: 'team/big:1.0' }), call)
    await app.taskUntil(taskId, (task) => (task.progress?.downloadedBytes ?? 0) > 0)
    await app.system.cancelTask({ taskId }, call)
    expect((await app.ended(taskId)).state).toBe('cancelled')
    expect(await containers()).toBe('')
    expect(await docker('images', '--quiet', 'team/big')).toBe('')
  })
})

describe('what goes wrong', () => {
  test('a name that is taken is said with the name', async () => {
    await docker('create', '--name', 'web', 'busybox')
    expect(await faultOf(create({ image: 'busybox', name: 'web' }))).toMatchObject({
      code: 'name-taken',
      detail: { name: 'web' },
      hint: 'choose-name',
    })
    const other = await create({ image: 'busybox' })
    const rename = app.containers.rename({ id: other.id, name: 'web' }, call)
    expect(await faultOf(rename)).toMatchObject({ code: 'name-taken', detail: { name: 'web' } })
  })

  test('a missing image is said with the image', async () => {
    expect(await faultOf(create({ image: 'docker.io/library/nothing' }))).toMatchObject({
      code: 'not-found',
      detail: { image: 'nothing' },
    })
  })

  test('a container that is gone meanwhile is not found, whatever is asked of it', async () => {
    const { id } = await create({ image: 'busybox' })
    await docker('rm', id)
    const asked = [
      () => app.containers.start({ id }, call),
      () => app.containers.stop({ id }, call),
      () => app.containers.kill({ id }, call),
      () => app.containers.inspect({ id }, call),
      () => app.containers.changes({ id }, call),
      () => app.containers.remove({ id, force: true, volumes: false }, call),
    ]
    for (const ask of asked)
      expect(await faultOf(ask())).toMatchObject({ code: 'not-found', detail: { kind: 'container' } })
    expect(await faultOf(app.containers.commit({ id, pause: true, changes: [] }, call))).toMatchObject({
      code: 'not-found',
    })
  })

  test('a running container is not removed without force, and the next step is said', async () => {
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    const remove = app.containers.remove({ id: 'web', force: false, volumes: false }, call)
    expect(await faultOf(remove)).toMatchObject({ code: 'conflict', hint: 'force' })
    expect(await stateOf('web')).toBe('running')
  })

  test('what does not run cannot be paused or killed', async () => {
    await docker('create', '--name', 'web', 'busybox')
    expect((await faultOf(app.containers.pause({ id: 'web' }, call))).code).toBe('conflict')
    expect((await faultOf(app.containers.kill({ id: 'web' }, call))).code).toBe('conflict')
  })

  test.each([
    [{ type: 'bind' as const, source: 'data', target: '/data' }],
    [{ type: 'bind' as const, target: '/data' }],
    [{ type: 'volume' as const, source: '/data', target: '/data' }],
    [{ type: 'volume' as const, source: 'a/b', target: '/data' }],
  ])(
    'a mount that docker would take for something else is refused before anything is made: %j',
    async (mount) => {
      expect(await faultOf(create({ image: 'busybox', mounts: [mount] }))).toMatchObject({
        code: 'bad-input',
        detail: { field: 'mounts' },
      })
      expect(await containers()).toBe('')
    },
  )

  test('an instruction that is none of Dockerfile’s making is refused in the engine’s words', async () => {
    await docker('create', '--name', 'web', 'busybox')
    const changes = [{ instruction: 'EXPOSE' as const, value: 'not-a-port' }]
    const { taskId } = await app.containers.commit({ id: 'web', pause: true, changes }, call)
    const task = await app.ended(taskId)
    expect(task.state).toBe('failed')
    expect(task.fault?.message).toContain('not-a-port')
  })
})
