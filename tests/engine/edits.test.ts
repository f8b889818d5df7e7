import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { editInput, type EditInput, type EditPlan } from '#shared/contract/edits.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { editsOf, identity, inspect, names, record, savePointOf, sleeps } from '../support/edits-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

/** The docker CLI makes the containers and tells what became of them; the app edits them. */
const { docker } = ground
const app = startApp(ground.environment)
const { ask, plan } = editsOf(app)

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(async () => {
  await Promise.all([docker('pull', 'busybox'), docker('pull', 'nginx')])
})
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

/** What an inspection tells of the settings, in an order of its own; who, when and what the engine deals out left out. */
function settings(value: unknown, own: readonly string[]): unknown {
  const dealtOut =
    /^(Id|Created|State|Name|ExecIDs|LogPath|.*Path|Sandbox(ID|Key)|EndpointID|NetworkID|MacAddress|.*IP.*(Address|PrefixLen)|.*Gateway|GraphDriver|Ports|Mode)$/
  if (Array.isArray(value)) {
    const items = value.map((item) => settings(item, own))
    return items.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  }
  if (typeof value === 'string') return own.reduce((text, word) => text.replaceAll(word, 'OWN'), value)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value)
    .filter(([key]) => !dealtOut.test(key))
    .map(([key, item]) => [key, settings(item, own)] as const)
  // None, and nothing in it, are the same to the engine.
  return Object.fromEntries(kept.filter(([, item]) => !/^(null|\[\]|\{\})$/.test(JSON.stringify(item))))
}

/** The settings with a volume's name left out where the engine gave it: the new container names it in a bind. */
async function settingsOf(name: string): Promise<string> {
  const raw = await inspect(name)
  const id = String(raw['Id'])
  return JSON.stringify(settings(raw, [id, id.slice(0, 12)]))
    .replaceAll(/"[0-9a-f]{64}:[^"]+:nocopy",?/g, '')
    .replaceAll(/"Source":"[0-9a-f]{64}",/g, '')
    .replaceAll(/volumes\/[0-9a-f]{64}/g, 'volumes/VOLUME')
    .replaceAll(',]', ']')
    .replaceAll('"Binds":[],', '')
}

const words = (text: string) => text.split(/\s+/).filter(Boolean)

const rich = words(`
  --entrypoint sh --workdir /tmp --user 0:0 --hostname box --domainname lan -e GREETING=안녕 -e EMPTY=
  --label role=web --stop-timeout 1 --stop-signal SIGKILL -v data:/data:ro -v /scratch --tmpfs /small:size=1m
  --mount type=volume,target=/mounted -v /etc:/host:ro -p 127.0.0.1::80 --network shop --network-alias store
  --ip 10.231.7.9 --mac-address 02:aa:00:00:00:07 --add-host there:10.0.0.1 --dns 10.0.0.2 --restart on-failure:3
  -i -t --init --cap-add NET_ADMIN --cap-drop MKNOD --memory 64m --cpus 0.5 --pids-limit 50 --health-cmd true
  --health-interval 200ms --log-opt max-size=1m --shm-size 8m --ulimit nofile=100:200 --sysctl net.ipv4.ip_forward=1
  --device /dev/null:/dev/nothing --security-opt no-new-privileges --oom-score-adj 7`)

test('an edit changes what was asked for and carries all else over, data and written files included', async () => {
  await docker('network', 'create', '--subnet', '10.231.7.0/24', 'shop')
  await docker('network', 'create', '--subnet', '10.231.8.0/24', 'back')
  await docker('create', '--name', 'web', ...rich, 'nginx', '-c', 'sleep 1000')
  await docker('network', 'connect', '--alias', 'inner', '--ip', '10.231.8.9', 'back', 'web')
  await docker('start', 'web')
  await docker(
    'exec',
    'web',
    'sh',
    '-c',
    `echo kept > /scratch/a; echo kept > /mounted/a; mkdir /own; echo kept > /own/a; chown -R 7:8 /own
     echo changed > /usr/share/nginx/html/index.html; rm /usr/share/nginx/version`,
  )
  const before = await settingsOf('web')

  const env = [{ name: 'GREETING', value: 'hello' }]
  const seen = await plan({ id: 'web', changes: { env } })
  expect(seen).toMatchObject({ way: 'new-container', anonymousVolumes: 2, running: true, obstacle: null })
  expect(seen.changes).toEqual([{ setting: 'env', way: 'new-container' }])
  expect(seen.commands.flat().join(' ')).toMatch(/[0-9a-f]{64}[:,]\S*\/mounted/)
  const first = ['/own', '/usr/share/nginx/html/index.html']
  expect(seen.changedFiles).toEqual({ count: 2, first, deleted: 1 })

  const task = await ask({ id: 'web', carryFiles: true, changes: { env, labels: { role: 'shop' } } })
  const made = { kind: 'edit', name: 'web', settings: ['env', 'labels'] }
  expect(task).toMatchObject({ state: 'done', result: made })
  expect((await inspect('web'))['State']).toMatchObject({ Running: true, Health: { Status: 'healthy' } })
  expect(JSON.parse(await settingsOf('web'))).toEqual(
    JSON.parse(
      before
        .replace('"EMPTY=",', '')
        .replace('GREETING=안녕', 'GREETING=hello')
        .replace('"role":"web"', '"role":"shop"'),
    ),
  )
  const read = 'cat /scratch/a /mounted/a /own/a /usr/share/nginx/html/index.html; stat -c %u:%g /own/a'
  expect(await docker('exec', 'web', 'sh', '-c', read)).toBe('kept\nkept\nkept\nchanged\n7:8')

  // The volumes that the engine named are told as before, and go along once more.
  const again = await plan({ id: 'web', changes: { env: [] } })
  expect(targets(again.current)).toEqual(targets(seen.current))
  expect(again.current.mounts).toContainEqual({ type: 'volume', target: '/scratch' })
  expect(await ask({ id: 'web', carryFiles: true, changes: { env: [] } })).toMatchObject({ state: 'done' })
  expect(await docker('exec', 'web', 'sh', '-c', read)).toBe('kept\nkept\nkept\nchanged\n7:8')
})

const targets = ({ mounts = [] }: EditPlan['current']) => mounts.map(({ target }) => target).toSorted()

test('an edit that fails or is cancelled puts the old container back, running, and removes the new one', async () => {
  const made = ['bad', 'clash', 'sick', 'ends', 'cancelled', 'imageless', 'still']
  await Promise.all(made.map((name) => docker('run', '-d', '--name', name, ...sleeps)))
  await docker('update', '--restart', 'no', 'ends')
  await docker('stop', 'still')
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const address = z.object({ port: z.number() }).parse(holder.address())
  const before = await Promise.all(made.map(identity))
  const check = { command: 'exit 1', intervalMs: 100, timeoutMs: 1000, retries: 1 }

  const cancelled = app.edits.start(
    editInput.parse({ id: 'cancelled', changes: { healthcheck: { ...check, intervalMs: 60_000 } } }),
    call,
  )
  const outcomes = Promise.all([
    ask({ id: 'bad', changes: { command: ['no-such-program'] } }),
    ask({
      id: 'clash',
      changes: { ports: [{ hostIp: '127.0.0.1', hostPort: address.port, containerPort: 80 }] },
    }),
    ask({ id: 'sick', changes: { healthcheck: check } }),
    ask({ id: 'ends', changes: { command: ['sh', '-c', 'echo bye; exit 3'] } }),
    ask({ id: 'imageless', changes: { image: 'quayside-no-such-image' } }),
    ask({ id: 'still', start: true, changes: { command: ['false'] } }),
  ])
  const { taskId } = await cancelled
  await app.taskUntil(taskId, (task) => task.step === 'check')
  await app.system.cancelTask({ taskId }, call)
  expect((await app.ended(taskId)).state).toBe('cancelled')
  const [bad, clash, sick, ends, imageless, still] = (await outcomes).map(({ state, fault }) => ({
    state,
    fault,
  }))
  holder.close()

  expect(bad).toMatchObject({ state: 'failed', fault: { detail: { restored: 'yes' } } })
  expect(clash).toMatchObject({ state: 'failed', fault: { code: 'port-taken' } })
  expect(sick).toMatchObject({ state: 'failed', fault: { detail: { reason: 'unhealthy' } } })
  expect(ends).toMatchObject({ fault: { detail: { reason: 'ended', exitCode: 3, lastLines: ['bye'] } } })
  expect(imageless?.state).toBe('failed')
  expect(still).toMatchObject({ fault: { detail: { reason: 'ended', exitCode: 1 } } })
  expect(await Promise.all(made.map(identity))).toEqual(before)
  expect(await names()).toEqual(made.toSorted())
  expect(await app.edits.list(undefined, call)).toEqual([])
})

test('the old one is kept until it is let go, and Undo brings it back, the latest edit first', async () => {
  await docker('run', '-d', '--name', 'web', '-v', '/data', ...sleeps)
  await docker('exec', 'web', 'sh', '-c', 'echo one > /data/a')
  const first = await identity('web')
  expect(await ask({ id: 'web', changes: { hostname: 'two' } })).toMatchObject({ state: 'done' })
  expect(await ask({ id: 'web', changes: { name: 'shop', hostname: 'three' } })).toMatchObject({
    state: 'done',
  })
  await docker('exec', 'shop', 'sh', '-c', 'echo three >> /data/a')
  const [one, two] = await app.edits.list(undefined, call)
  expect([one?.canUndo, two?.canUndo, two?.state]).toEqual([false, true, 'kept'])
  const ids = { one: one?.id ?? '', two: two?.id ?? '' }
  expect(await faultOf(app.edits.undo({ editId: ids.one }, call))).toMatchObject({ code: 'conflict' })
  const aside = one?.oldName ?? ''
  expect(await inspect(aside)).toMatchObject({
    State: { Running: false },
    HostConfig: { RestartPolicy: { Name: 'no' } },
  })
  expect(await faultOf(ask({ id: aside, changes: { hostname: 'x' } }))).toMatchObject({ code: 'conflict' })

  await app.ended((await app.edits.undo({ editId: ids.two }, call)).taskId)
  expect(await docker('inspect', '--format', '{{.Config.Hostname}} {{.State.Status}}', 'web')).toBe(
    'two running',
  )
  await app.ended((await app.edits.undo({ editId: ids.one }, call)).taskId)
  expect(await identity('web')).toEqual(first)
  expect(await names()).toEqual(['web'])
  expect(await docker('exec', 'web', 'cat', '/data/a')).toBe('one\nthree')

  await ask({ id: 'web', changes: { hostname: 'four' } })
  const [last] = await app.edits.list(undefined, call)
  await app.edits.release({ editId: last?.id ?? '' }, call)
  expect(await names()).toEqual(['web'])
  expect(await docker('exec', 'web', 'cat', '/data/a')).toBe('one\nthree')
  expect(await app.edits.list(undefined, call)).toEqual([])
  await ask({ id: 'web', changes: { hostname: 'five' } })
  await docker('rm', (await app.edits.list(undefined, call))[0]?.oldName ?? '')
  await expect.poll(() => app.edits.list(undefined, call)).toEqual([])
})

const shell = (program: string, argv: readonly string[]) =>
  promisify(execFile)(program, argv, { env: ground.environment })

/** Runs the very commands that the plan shows. */
async function byHand({ commands }: Pick<EditPlan, 'commands'>): Promise<void> {
  for (const [program, ...argv] of commands) {
    if (program === 'docker') await docker(...argv)
    else await shell(program ?? '', argv)
  }
}

test('what the engine can change in place is changed there, all or nothing, as the shown commands do it', async () => {
  await docker('network', 'create', 'shop')
  const options = words('-d --network shop --network-alias one --memory 32m')
  for (const name of ['ours', 'theirs']) await docker('run', '--name', name, ...options, ...sleeps)
  const before = (await inspect('ours'))['State']
  const changes: EditInput['changes'] = {
    restart: { policy: 'on-failure', maximumRetries: 2 },
    memoryBytes: 64 * 1024 ** 2,
    cpus: 0.5,
    pidsLimit: 40,
    aliases: ['two'],
  }
  const seen = await plan({ id: 'theirs', changes })
  expect(seen).toMatchObject({ way: 'in-place', changedFiles: { count: 0 } })
  await byHand(seen)
  const settings = seen.changes.map(({ setting }) => setting)
  expect(settings.length).toBeGreaterThan(1)
  expect(await ask({ id: 'ours', changes })).toMatchObject({
    state: 'done',
    result: { editId: null, settings },
  })
  const after = await settingsOf('ours')
  expect(JSON.parse(after)).toEqual(JSON.parse(await settingsOf('theirs')))
  expect((await inspect('ours'))['State']).toEqual(before)

  const half = await ask({
    id: 'ours',
    changes: { memoryBytes: 48 * 1024 ** 2, aliases: [], name: 'theirs' },
  })
  expect(half).toMatchObject({ state: 'failed', fault: { code: 'name-taken' } })
  expect(await settingsOf('ours')).toBe(after)

  await docker('run', '-d', '--name', 'free', ...sleeps)
  const limited = await ask({ id: 'free', changes: { memoryBytes: 64 * 1024 ** 2 } })
  expect(limited).toMatchObject({ state: 'done', result: { editId: null } })
  const most = { Memory: 64 * 1024 ** 2, MemorySwap: 128 * 1024 ** 2 }
  expect((await inspect('free'))['HostConfig']).toMatchObject(most)
})

test('the commands of a plan do by hand what the edit does', async () => {
  await docker('network', 'create', 'shop')
  await docker('network', 'create', 'back')
  const options = words('-v /scratch --network shop --network-alias one -e A=1 --label role=web')
  for (const name of ['ours', 'theirs']) {
    await docker('create', '--name', name, ...options, ...sleeps)
    await docker('network', 'connect', '--alias', 'inner', 'back', name)
    await docker('start', name)
  }
  const changes: EditInput['changes'] = { env: [{ name: 'B', value: '2' }], hostname: 'box' }
  const write = `mkdir -p "/it's/own"; echo kept > "/it's/own/a b"; chown -R 7:8 "/it's"; chmod 600 "/it's/own/a b"
    echo more >> /etc/passwd; touch /written`
  for (const name of ['ours', 'theirs']) await docker('exec', name, 'sh', '-c', write)
  const asked = (id: string) => ({
    id,
    changes,
    unset: ['labels' as const],
    savePoint: savePointOf(id),
    carryFiles: true,
  })
  const before = await identity('ours')
  await byHand(await plan(asked('theirs')))
  expect(await ask(asked('ours'))).toMatchObject({ state: 'done' })
  const [ours, theirs] = [
    await labelsOf('quayside-save/ours:was'),
    await labelsOf('quayside-save/theirs:was'),
  ]
  expect(ours).toMatchObject({
    'quayside.save-point.name': 'Was $it',
    'quayside.save-point.container': 'ours',
  })
  expect(Object.keys(ours)).toEqual(Object.keys(theirs))
  expect(await docker('run', '--rm', 'quayside-save/ours:was', 'ls', '/written')).toBe('/written')
  expect(JSON.parse(await settingsOf('ours'))).toEqual(JSON.parse(await settingsOf('theirs')))
  const written = `cat "/it's/own/a b"; stat -c '%u:%g %a' "/it's/own/a b" "/it's" /written; tail -1 /etc/passwd`
  const copied = await docker('exec', 'ours', 'sh', '-c', written)
  expect(copied).toBe('kept\n7:8 600\n7:8 755\n0:0 644\nmore')
  expect(await docker('exec', 'theirs', 'sh', '-c', written)).toBe(copied)
  expect((await names()).map((name) => name.replace(/-\w+$/, ''))).toEqual([
    'ours',
    'ours.quayside-old',
    'theirs',
    'theirs.quayside-old',
  ])

  // And back again by the commands that Undo shows.
  const kept = (await app.edits.list(undefined, call)).find(({ name }) => name === 'ours')
  await byHand({ commands: kept?.undoCommands ?? [] })
  expect(await identity('ours')).toEqual(before)
})

const labelsOf = async (image: string) => record(record((await inspect(image))['Config'])['Labels'])

test('after a switch of networks an edit starts from what is connected', async () => {
  for (const network of ['shop', 'back']) await docker('network', 'create', network)
  const both = ['ours', 'theirs']
  for (const name of both) {
    await docker('create', '--name', name, '--network', 'shop', ...sleeps)
    await docker('start', name)
  }
  for (const id of both)
    expect(await ask({ id, changes: { network: 'back' } })).toMatchObject({ result: { editId: null } })
  const changes = { hostname: 'box' }
  const seen = await plan({ id: 'theirs', changes })
  expect([seen.current.network, seen.changes.length]).toEqual(['back', 1])
  await byHand(seen)
  expect(await ask({ id: 'ours', changes })).toMatchObject({ state: 'done' })
  expect(JSON.parse(await settingsOf('ours'))).toEqual(JSON.parse(await settingsOf('theirs')))
  const format =
    '{{.HostConfig.NetworkMode}}{{range $name, $_ := .NetworkSettings.Networks}} {{$name}}{{end}}'
  expect(await docker('inspect', '--format', format, 'ours')).toBe('back back')
  await docker('network', 'connect', 'bridge', 'ours')
  await docker('network', 'disconnect', 'back', 'ours')
  const { current, way } = await plan({ id: 'ours', changes: { network: 'shop' } })
  expect([current.network, way]).toEqual([undefined, 'in-place'])
})

test('another image brings its own, what the person set stays, and what removes itself is not set aside', async () => {
  await docker('run', '-d', '--name', 'web', '-e', 'MINE=1', '--stop-timeout', '0', 'nginx')
  expect(await ask({ id: 'web', changes: { image: 'busybox', command: ['sleep', '1000'] } })).toMatchObject({
    state: 'done',
  })
  const { Env, Cmd, Entrypoint, Labels, StopSignal } = record((await inspect('web'))['Config'])
  expect({ Cmd, Entrypoint, Labels, StopSignal }).toEqual({
    Cmd: ['sleep', '1000'],
    Entrypoint: null,
    Labels: {},
    StopSignal: undefined,
  })
  expect(Env).not.toContainEqual(expect.stringContaining('NGINX_VERSION'))
  expect(Env).toContain('MINE=1')

  await docker(
    'run',
    '-d',
    '--rm',
    '--name',
    'brief',
    ...sleeps.filter((word) => !/^(--restart|always)$/.test(word)),
  )
  const obstacle = { obstacle: 'auto-remove', way: 'new-container' }
  expect(await plan({ id: 'brief', changes: { hostname: 'x' } })).toMatchObject(obstacle)
  expect(await faultOf(ask({ id: 'brief', changes: { hostname: 'x' } }))).toMatchObject({ code: 'conflict' })
  expect(await ask({ id: 'brief', changes: { name: 'short' } })).toMatchObject({ state: 'done' })
  expect(await faultOf(ask({ id: 'short', changes: { name: 'short' } }))).toMatchObject({ code: 'conflict' })
})

const hostOf = async (name: string) => record((await inspect(name))['HostConfig'])

test('what hangs on an edited container is named, and is taken over to the new one', async () => {
  await docker('run', '-d', '--name', 'core', ...sleeps)
  await docker('run', '-d', '--name', 'sat', '--network', 'container:core', '--ipc', 'host', ...sleeps)
  await docker('run', '-d', '--name', 'eye', '--pid', 'container:core', ...sleeps)
  await docker('run', '-d', '--name', 'linked', '--link', 'core:c', ...sleeps)
  const [eye, linked, sat] = [
    { name: 'eye', ran: true, changes: { pid: 'container:core' } },
    { name: 'linked', ran: true, changes: { links: [{ container: 'core', alias: 'c' }] } },
    { name: 'sat', ran: true, changes: { network: 'container:core' } },
  ]
  expect(await plan({ id: 'core', changes: { restart: { policy: 'no' } } })).toMatchObject({ dependents: [] })
  const changes = { env: [{ name: 'B', value: '2' }] }
  expect((await plan({ id: 'core', changes })).dependents).toMatchObject([eye, linked, sat])
  expect(await ask({ id: 'core', changes })).toMatchObject({ state: 'done' })

  const [edit] = await app.edits.list(undefined, call)
  const left = () => app.edits.dependents({ editId: edit?.id ?? '' }, call)
  const { onOld, onNew } = await left()
  // Its processes went with the old one's, and it is still told as one that ran.
  expect(await docker('ps', '--quiet', '--filter', 'name=eye')).toBe('')
  expect([onOld, onNew]).toMatchObject([[eye, linked, sat], []])
  for (const { name, ran, changes: taken } of onOld) {
    if (name === 'linked') expect((await plan({ id: name, changes: taken })).wanted).toMatchObject(taken)
    else expect(await ask({ id: name, changes: taken, start: ran })).toMatchObject({ state: 'done' })
  }
  expect(await left()).toMatchObject({ onOld: [linked], onNew: [eye, sat] })

  const core = String((await inspect('core'))['Id'])
  expect(await hostOf('sat')).toMatchObject({ NetworkMode: `container:${core}`, IpcMode: 'host' })
  for (const name of ['sat', 'eye']) await docker('restart', name)
})

test('a network that the container hangs on already is kept, another is joined, and none is invented', async () => {
  await docker('network', 'create', '--subnet', '10.231.9.0/24', 'shop')
  await docker('network', 'create', 'back')
  const both = { ours: '10.231.9.8', theirs: '10.231.9.7' }
  for (const [name, address] of Object.entries(both)) {
    await docker('create', '--name', name, '--network', 'shop', '--ip', address, ...sleeps)
    await docker('network', 'connect', '--alias', 'inner', 'back', name)
    await docker('start', name)
  }
  const missing = await plan({ id: 'ours', changes: { network: 'nope', env: [] } })
  expect(missing.obstacle).toBe('network-missing')
  const seen = await plan({ id: 'theirs', changes: { network: 'back' } })
  expect(seen).toMatchObject({ way: 'in-place', obstacle: null })
  expect(seen.commands).toEqual([['docker', 'network', 'disconnect', 'shop', 'theirs']])
  await byHand(seen)
  expect(await ask({ id: 'ours', changes: { network: 'back' } })).toMatchObject({ state: 'done' })
  expect(JSON.parse(await settingsOf('ours'))).toEqual(JSON.parse(await settingsOf('theirs')))
  const networks = record(record((await inspect('ours'))['NetworkSettings'])['Networks'])
  expect(networks).toMatchObject({ back: { Aliases: expect.arrayContaining(['inner']) } })
  expect(Object.keys(networks)).toEqual(['back'])
  const half = await ask({ id: 'ours', changes: { network: 'shop', name: 'theirs' } })
  expect(half).toMatchObject({ state: 'failed', fault: { code: 'name-taken' } })
  expect(JSON.parse(await settingsOf('ours'))).toEqual(JSON.parse(await settingsOf('theirs')))
})
