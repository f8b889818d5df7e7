import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInput, type CreateInput } from '#shared/contract/create-input.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { logs as logsCommand } from '#shared/docker-command/logs.ts'
import { together } from '#shared/docker-command/together.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { comparable, twins } from '../support/twins.ts'

/** The app does it to one of two twins, the docker CLI runs the shown command on the other: both must come out alike. */
const { docker } = ground
const app = startApp(ground.environment)
const { inspected, alike } = twins(docker)

/** Runs the very words that the app shows. */
const cli = ([program, ...words]: readonly string[]) => {
  expect(program).toBe('docker')
  return docker(...words)
}

/** An image of which the name and the layers' digests (they hold times) are left out. */
async function scrubbed(name: string): Promise<unknown> {
  const { RepoTags: _, RootFS: __, ...rest } = await inspected(name, 'image')
  return comparable(rest, name, String(rest['Id']))
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(async () => {
  await docker('pull', 'nginx')
  await docker('pull', 'busybox')
})
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

/** The first of each pair runs. */
const removalOptions = (name: string) => ({ id: name, force: name.endsWith('1'), volumes: true })

const sleeper: CreateInput = { image: 'busybox', command: ['sleep', '1000'] }

const everything: CreateInput = {
  image: 'busybox',
  entrypoint: ['sh', '-c'],
  command: ['trap "exit 7" TERM; sleep 1000 & wait'],
  workingDir: '/tmp',
  user: '1:1',
  hostname: 'box',
  env: [
    { name: 'GREETING', value: '안녕 = "hi"' },
    { name: 'EMPTY', value: '' },
  ],
  ports: [
    { containerPort: 80 },
    { containerPort: 53, protocol: 'udp' },
    { hostIp: '127.0.0.1', containerPort: 443 },
  ],
  publishAll: true,
  mounts: [
    { type: 'volume', source: 'data', target: '/data' },
    { type: 'volume', target: '/scratch' },
    { type: 'bind', source: '/etc', target: '/host', readOnly: true },
    { type: 'bind', source: '/etc', target: '/odd:name,quoted', readOnly: true },
    { type: 'tmpfs', target: '/run' },
    { type: 'tmpfs', target: '/ro', readOnly: true },
  ],
  network: 'shop',
  restart: { policy: 'on-failure', maximumRetries: 3 },
  labels: { role: 'web', empty: '' },
  memoryBytes: 64 * 1024 * 1024,
  cpus: 0.5,
}

const cases: readonly (readonly [string, CreateInput])[] = [
  ['an image alone', { image: 'nginx' }],
  ['everything', everything],
  ['auto-remove', { ...sleeper, autoRemove: true }],
  ['a terminal', { ...sleeper, interactive: true, tty: true }],
  ['input without a terminal', { ...sleeper, interactive: true }],
  ['restart always', { ...sleeper, restart: { policy: 'always' } }],
  ['restart unless stopped', { ...sleeper, restart: { policy: 'unless-stopped' } }],
  ['an entrypoint of its own', { image: 'nginx', entrypoint: ['sleep'], command: ['1000'] }],
  ['an entrypoint that is taken away', { image: 'nginx', entrypoint: [], command: ['sleep', '1000'] }],
  ['no network', { ...sleeper, network: 'none' }],
  ['the host’s network', { ...sleeper, network: 'host' }],
]

const fixedPort = [
  'fixed ports',
  {
    image: 'nginx',
    ports: [
      { hostPort: 18_080, containerPort: 80 },
      { hostIp: '::1', hostPort: 18_081, containerPort: 80, protocol: 'udp' },
    ],
  },
] as const satisfies readonly [string, CreateInput]

describe('the command, proved', () => {
  test.each([...cases, fixedPort])('create: %s', async (_, input) => {
    await docker('network', 'create', 'shop')
    const made = await app.containers.create(createInput.parse({ ...input, name: 'ours-x' }), call)
    await cli(containerCommand.create({ ...input, name: 'them-y' }))
    expect(made.name).toBe('ours-x')
    await alike('ours-x', 'them-y')
  })

  test.each(cases.slice(0, 4))('run: %s', async (_, input) => {
    await docker('network', 'create', 'shop')
    const { taskId } = await app.containers.run(createInput.parse({ ...input, name: 'ours-x' }), call)
    const task = await app.ended(taskId)
    expect(task.fault).toBeNull()
    await cli(containerCommand.run({ ...input, name: 'them-y' }))
    await alike('ours-x', 'them-y')
  })

  test('stop, start, restart, kill, pause, unpause', async () => {
    const trapped = ['sh', '-c', 'trap "exit 7" TERM; trap "exit 8" HUP; while :; do sleep 0.05; done']
    for (const name of ['ours-x', 'them-y']) await docker('run', '-d', '--name', name, 'busybox', ...trapped)
    const ours = { id: 'ours-x' }
    const theirs = { id: 'them-y' }
    const steps: readonly (readonly [() => Promise<unknown>, () => Promise<unknown>])[] = [
      [
        () => app.containers.stop({ ...ours, graceSeconds: 5 }, call),
        () => cli(containerCommand.stop({ ...theirs, graceSeconds: 5 })),
      ],
      [() => app.containers.start(ours, call), () => cli(containerCommand.start(theirs))],
      [
        () => app.containers.kill({ ...ours, signal: 'SIGHUP' }, call),
        () => cli(containerCommand.kill({ ...theirs, signal: 'SIGHUP' })),
      ],
      [() => docker('wait', 'ours-x'), () => docker('wait', 'them-y')],
      [
        () => app.containers.restart({ ...ours, graceSeconds: 0 }, call),
        () => cli(containerCommand.restart({ ...theirs, graceSeconds: 0 })),
      ],
      [() => app.containers.pause(ours, call), () => cli(containerCommand.pause(theirs))],
      [() => app.containers.unpause(ours, call), () => cli(containerCommand.unpause(theirs))],
      [() => app.containers.kill(ours, call), () => cli(containerCommand.kill(theirs))],
      [() => docker('wait', 'ours-x'), () => docker('wait', 'them-y')],
    ]
    for (const [app, cli] of steps) {
      await Promise.all([app(), cli()])
      await alike('ours-x', 'them-y')
    }
  })

  test('rename and remove', async () => {
    for (const name of ['one', 'two']) await docker('create', '--name', name, '-v', '/scratch', 'busybox')
    await app.containers.rename({ id: 'one', name: 'ours-x' }, call)
    await cli(containerCommand.rename({ id: 'two', name: 'them-y' }))
    await alike('ours-x', 'them-y')
    await docker('start', 'ours-x', 'them-y')
    await app.containers.remove({ id: 'ours-x', force: true, volumes: true }, call)
    await cli(containerCommand.remove({ id: 'them-y', force: true, volumes: true }))
    expect(await docker('ps', '--all', '--quiet')).toBe('')
    expect(await docker('volume', 'ls', '--quiet')).toBe('')
  })

  test('on several at once: stop, start, kill, rm', async () => {
    const names = ['ours-1', 'ours-2', 'them-1', 'them-2'] as const
    const [ours, theirs] = [names.slice(0, 2), names.slice(2)]
    const trapped = ['sh', '-c', 'trap "exit 7" TERM; trap "exit 8" HUP; while :; do sleep 0.05; done']
    await Promise.all(
      names.map((name) => docker('run', '-d', '--name', name, '-v', '/scratch', 'busybox', ...trapped)),
    )
    const commands = {
      stop: (id: string) => containerCommand.stop({ id, graceSeconds: 5 }),
      start: (id: string) => containerCommand.start({ id }),
      kill: (id: string) => containerCommand.kill({ id, signal: 'SIGHUP' }),
    } as const
    const acts = {
      stop: (id: string) => app.containers.stop({ id, graceSeconds: 5 }, call),
      start: (id: string) => app.containers.start({ id }, call),
      kill: (id: string) => app.containers.kill({ id, signal: 'SIGHUP' }, call),
    } as const
    for (const move of ['stop', 'start', 'kill'] as const) {
      const [line, ...more] = together(theirs.map(commands[move]))
      expect(more).toEqual([])
      await Promise.all([cli(line ?? []), ...ours.map(acts[move])])
      if (move === 'kill') await docker('wait', ...names)
      await Promise.all([alike('ours-1', 'them-1'), alike('ours-2', 'them-2')])
    }
    await docker('start', 'ours-1', 'them-1')
    for (const line of together(theirs.map((name) => containerCommand.remove(removalOptions(name)))))
      await cli(line)
    for (const name of ours) await app.containers.remove(removalOptions(name), call)
    expect(await docker('ps', '--all', '--quiet')).toBe('')
    expect(await docker('volume', 'ls', '--quiet')).toBe('')
  })

  test('list and inspect show what the app knows', async () => {
    await docker('create', '--name', 'work', 'busybox')
    await expect
      .poll(async () => (await app.containers.list(undefined, call)).map(({ name }) => name), {
        timeout: 20_000,
      })
      .toEqual(['work'])
    expect(await cli(containerCommand.list())).toContain('work')
    const details = await app.containers.inspect({ id: 'work' }, call)
    expect(await cli([...containerCommand.inspect({ id: 'work' }), '--format', '{{.Id}}'])).toBe(details.id)
  })

  test('commit, with every instruction', async () => {
    await docker('run', '--name', 'work', '-e', 'KEPT=yes', 'busybox', 'touch', '/made')
    const input = {
      id: 'work',
      author: 'Kim <kim@example.com>',
      message: '첫 "commit"',
      pause: false,
      changes: [
        { instruction: 'ENV', value: 'GREETING="hi there"' },
        { instruction: 'CMD', value: '["sh", "-c", "echo ok"]' },
        { instruction: 'ENTRYPOINT', value: '["env"]' },
        { instruction: 'EXPOSE', value: '80/tcp' },
        { instruction: 'WORKDIR', value: '/srv' },
        { instruction: 'USER', value: '1000' },
        { instruction: 'LABEL', value: 'role=web' },
        { instruction: 'VOLUME', value: '/data' },
      ],
    } as const
    const { taskId } = await app.containers.commit(
      { ...input, changes: [...input.changes], reference: 'ours:x' },
      call,
    )
    expect(await app.ended(taskId)).toMatchObject({
      state: 'done',
      result: { kind: 'commit', reference: 'ours:x' },
    })
    await cli(containerCommand.commit({ ...input, changes: [...input.changes], reference: 'them:y' }))
    expect(await scrubbed('ours:x')).toEqual(await scrubbed('them:y'))
    expect(await docker('run', '--rm', '--entrypoint', 'ls', 'ours:x', '/made')).toBe('/made')
  })

  test('pull, tag and image rm', async () => {
    const { taskId } = await app.images.pull({ reference: `${ground.registry}/team/app:1.0` }, call)
    await app.ended(taskId)
    const ours = await inspected(`${ground.registry}/team/app:1.0`, 'image')
    await docker('rmi', `${ground.registry}/team/app:1.0`)
    await cli(imageCommand.pull({ reference: `${ground.registry}/team/app:1.0` }))
    const theirs = await inspected(`${ground.registry}/team/app:1.0`, 'image')
    expect(comparable(ours, '', 'none')).toEqual(comparable(theirs, '', 'none'))

    await app.images.tag({ image: 'busybox', reference: 'ours' }, call)
    await cli(imageCommand.tag({ image: 'busybox', reference: 'theirs' }))
    expect((await inspected('busybox', 'image'))['RepoTags']).toEqual([
      'busybox:latest',
      'ours:latest',
      'theirs:latest',
    ])
    await app.images.remove({ image: 'ours', force: false, noPrune: false }, call)
    await cli(imageCommand.remove({ image: 'theirs' }))
    expect((await inspected('busybox', 'image'))['RepoTags']).toEqual(['busybox:latest'])
  })

  test('diff, sizes, search and logs tell what the CLI prints', async () => {
    await docker(
      'run',
      '--name',
      'work',
      'busybox',
      'sh',
      '-c',
      'echo hello; echo data > /made; rm /bin/vi; touch /etc/x',
    )
    const words = { added: 'A', changed: 'C', deleted: 'D' } as const
    const changes = await app.containers.changes({ id: 'work' }, call)
    expect(changes.map(({ kind, path }) => `${words[kind]} ${path}`).toSorted()).toEqual(
      (await cli(containerCommand.changes({ id: 'work' }))).split('\n').toSorted(),
    )
    const [size] = await app.containers.sizes(undefined, call)
    expect(size?.writable).toBe(5)
    expect(await cli(containerCommand.sizes())).toContain('5B')
    const found = await app.images.search({ term: 'nginx', limit: 5, official: false, stars: 0 }, call)
    const printed = (
      await cli([...imageCommand.search({ term: 'nginx', limit: 5 }), '--format', '{{.Name}}'])
    ).split('\n')
    expect(found.map(({ name }) => name)).toEqual(printed)
    expect(await cli(logsCommand({ id: 'work', tail: 1, since: 0 }))).toBe('hello')
  })
})
