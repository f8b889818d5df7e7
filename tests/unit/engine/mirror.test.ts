import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { createMirror } from '../../../src/main/engine/mirror.ts'
import type { Mirror, MirrorChange, MirrorOptions } from '../../../src/main/engine/mirror.ts'
import { containerSummary } from '../../../src/main/services/models/container-summary.ts'
import { imageSummary } from '../../../src/main/services/models/image-summary.ts'
import type { Script } from '../../support/scripted-engine.ts'
import { eventLine, heldEvents, startTrial, until } from './scripted.ts'

type Row = Readonly<Record<string, unknown>> & { readonly Id: string }

const row = (Id: string, part: Readonly<Record<string, unknown>> = {}): Row => ({
  Id,
  Names: [`/${Id}`],
  Image: 'nginx',
  ImageID: 'sha256:1',
  Created: 1,
  State: 'running',
  Status: 'Up 5 minutes',
  ...part,
})

const summaryNow = (raw: unknown): ContainerSummary => containerSummary(raw, Date.now())

/** An engine that lists what `rows` and `images` hold at the moment, and filters by id. */
async function startMirror(options: MirrorOptions = {}, scripts: Readonly<Record<string, Script>> = {}) {
  const rows = new Map<string, Row>([['a', row('a')]])
  const images: Row[] = [{ Id: 'sha256:1', RepoTags: ['nginx:latest'], Created: 1, Size: 5 }]
  const events = heldEvents()
  const { engine, fake } = await startTrial({
    'GET /events': events.script,
    'GET /containers/json': ({ query }, wire) => {
      const ids = idsOf(query)
      wire.json(200, ids ? ids.flatMap((id) => rows.get(id) ?? []) : [...rows.values()])
    },
    'GET /images/json': (_, wire) => wire.json(200, images),
    ...scripts,
  })
  const mirror = createMirror(engine, { container: summaryNow, image: imageSummary }, options)
  onTestFinished(mirror.close)
  const changes: MirrorChange[] = []
  mirror.subscribe((change) => changes.push(change))
  const lists = () => fake.requests.filter(({ path }) => path.endsWith('/json'))
  const say = (type: string, action: string, id: string, attributes = {}) =>
    events.wire()?.send(eventLine(type, action, id, attributes))
  return { engine, fake, mirror, rows, images, events, changes, lists, say }
}

async function startReady(options: MirrorOptions = {}) {
  const started = await startMirror(options)
  await until(() => started.mirror.state().images.status === 'ready' && names(started.mirror) !== null)
  started.changes.length = 0
  return { ...started, listed: started.lists().length }
}

function idsOf(query: URLSearchParams): readonly string[] | null {
  const filters: { id?: string[] } = JSON.parse(query.get('filters') ?? '{}')
  return filters.id ?? null
}

function items(mirror: Mirror): readonly ContainerSummary[] | null {
  const { containers } = mirror.state()
  return containers.status === 'ready' ? containers.items : null
}

function names(mirror: Mirror): readonly string[] | null {
  return items(mirror)?.map(({ name, state }) => `${name} ${state}`) ?? null
}

describe('the mirror', () => {
  it('is loading, then holds what the engine lists', async () => {
    const { mirror, changes, lists } = await startMirror()
    expect(mirror.state()).toMatchObject({ containers: { status: 'loading' }, images: { status: 'loading' } })
    await until(() => mirror.state().images.status === 'ready' && names(mirror))

    expect(names(mirror)).toEqual(['a running'])
    expect(lists().map(({ path, query }) => `${path} ${query.get('all')}`)).toEqual([
      '/containers/json true',
      '/images/json null',
    ])
    expect(changes.at(-1)).toEqual({ kind: 'reset' })
  })

  it('asks once for everything that events touched together, and tells only what changed', async () => {
    const { mirror, rows, changes, lists, listed, say } = await startReady()
    rows.set('b', row('b'))
    rows.set('a', row('a', { State: 'paused', Status: 'Up 5 minutes (Paused)' }))
    const story = [
      ['create', 'b'],
      ['start', 'b'],
      ['pause', 'a'],
    ] as const
    for (const [action, id] of story) {
      say('container', action, id)
      await delay(10)
    }
    await until(() => changes.length > 0)
    await delay(150)

    expect(
      lists()
        .slice(listed)
        .map(({ query }) => idsOf(query)?.toSorted()),
    ).toEqual([['a', 'b']])
    expect(changes).toMatchObject([
      { kind: 'patch', containers: { upsert: [{ id: 'b' }, { id: 'a' }], remove: [] } },
    ])
    expect(names(mirror)).toEqual(['a paused', 'b running'])
  })

  it('finds what is gone by its being missing', async () => {
    const { mirror, rows, changes, say } = await startReady()
    rows.clear()
    say('container', 'destroy', 'a')
    await until(() => changes.length > 0)

    expect(changes).toEqual([{ kind: 'patch', containers: { upsert: [], remove: ['a'] } }])
    expect(names(mirror)).toEqual([])
  })

  it('asks again while the list is behind what an event told: dockerd tells a death before it lists it', async () => {
    const { mirror, rows, lists, listed, say } = await startReady()
    say('container', 'die', 'a')
    await until(() => lists().length > listed)
    expect(names(mirror)).toEqual(['a running'])
    rows.set('a', row('a', { State: 'exited', Status: 'Exited (0) 1 second ago' }))
    await until(() => names(mirror)?.[0] === 'a exited')
    const asked = lists().length
    await delay(300)

    expect(lists()).toHaveLength(asked)
  })

  it('believes a list that goes on to say otherwise than an event', { timeout: 15_000 }, async () => {
    const { mirror, lists, say } = await startReady()
    say('container', 'die', 'a')
    let before = -1
    while (before !== lists().length) {
      before = lists().length
      await delay(600)
    }

    expect(lists().length).toBeLessThan(30)
    expect(names(mirror)).toEqual(['a running'])
  })

  it('says nothing when nothing changed, also when the engine rounds the age otherwise', async () => {
    const { rows, changes, lists, listed, mirror, say } = await startReady()
    const before = items(mirror)
    rows.set('a', row('a', { Status: 'Up 6 minutes' }))
    say('container', 'start', 'a')
    await until(() => lists().length > listed)
    await delay(50)

    expect(changes).toEqual([])
    expect(items(mirror)).toBe(before)
  })

  it('does not list for execs, attaches and copies', async () => {
    const { lists, listed, say } = await startReady()
    for (const action of [
      'exec_create: sh',
      'exec_start: sh',
      'exec_die',
      'attach',
      'top',
      'archive-path',
      'resize',
    ]) {
      say('container', action, 'a')
    }
    say('volume', 'mount', 'v')
    await delay(200)

    expect(lists()).toHaveLength(listed)
  })

  it('lists a container when a network takes or leaves it', async () => {
    const { lists, listed, say } = await startReady()
    say('network', 'connect', 'n', { container: 'a' })
    await until(() => lists().length > listed)

    expect(
      lists()
        .slice(listed)
        .map(({ query }) => idsOf(query)),
    ).toEqual([['a']])
  })

  it('lists images once for many events, with the containers whose tag may have moved', async () => {
    const { mirror, images, changes, lists, listed, say } = await startReady()
    images.push({ Id: 'sha256:2', RepoTags: ['redis:7'], Created: 2, Size: 6 })
    for (const name of ['redis:7', 'nginx:latest', 'other']) say('image', 'tag', 'sha256:2', { name })
    await until(() => changes.some((change) => change.kind === 'patch' && change.images))
    await delay(200)

    expect(mirror.state().images).toMatchObject({ items: [{ id: 'sha256:1' }, { id: 'sha256:2' }] })
    expect(
      lists()
        .slice(listed)
        .map(({ path, query }) => `${path} ${idsOf(query)?.join() ?? ''}`)
        .toSorted(),
    ).toEqual(['/containers/json a', '/images/json '])
  })

  it('costs at most ten list calls a second in a storm, and ends with the truth', async () => {
    const { mirror, rows, lists, listed, say } = await startReady()
    const start = performance.now()
    for (let turn = 0; turn < 150; turn += 1) {
      const id = `s${turn}`
      rows.set(id, row(id))
      say('container', 'create', id)
      if (turn % 3 === 0) say('image', 'tag', 'sha256:9', { name: 'x' })
      if (turn > 2) {
        rows.delete(`s${turn - 2}`)
        say('container', 'destroy', `s${turn - 2}`)
      }
      await delay(10)
    }
    await until(() => names(mirror)?.length === rows.size && items(mirror)?.every(({ id }) => rows.has(id)))
    const seconds = (performance.now() - start) / 1000

    expect(lists().length - listed).toBeLessThanOrEqual(10 * Math.ceil(seconds))
    expect(lists().length - listed).toBeGreaterThan(3)
  })

  it('tells a failed list as failed, never as empty, and tries again', async () => {
    const { fake, mirror, changes, rows, say } = await startReady()
    let failing = true
    fake.script({
      'GET /containers/json': (_, wire) =>
        failing ? wire.json(500, { message: 'database is locked' }) : wire.json(200, [...rows.values()]),
    })
    say('container', 'start', 'a')
    await until(() => mirror.state().containers.status === 'failed')
    expect(mirror.state().containers).toMatchObject({
      fault: { code: 'engine-error', message: 'database is locked' },
    })
    expect(changes).toEqual([{ kind: 'reset' }])
    failing = false
    await until(() => names(mirror))

    expect(names(mirror)).toEqual(['a running'])
    expect(changes).toEqual([{ kind: 'reset' }, { kind: 'reset' }])
  })

  it('keeps what it shows when a list breaks off before the engine is known to be away', async () => {
    const { fake, mirror, changes, rows, say, lists } = await startReady()
    let breaking = true
    fake.script({
      'GET /containers/json': (_, wire) => (breaking ? wire.cut() : wire.json(200, [...rows.values()])),
    })
    const before = lists().length
    rows.set('b', row('b'))
    say('container', 'start', 'b')
    await until(() => lists().length > before)
    await delay(100)
    expect([names(mirror), changes]).toEqual([['a running'], []])
    breaking = false
    await until(() => names(mirror)?.includes('b running'))
  })

  it('tries a failed list again at once when a person asks, and lists nothing when none failed', async () => {
    const { fake, mirror, rows, say, lists } = await startReady()
    const before = lists().length
    mirror.retry()
    await delay(100)
    expect(lists()).toHaveLength(before)

    fake.script({ 'GET /containers/json': (_, wire) => wire.json(500, { message: 'busy' }) })
    say('container', 'start', 'a')
    await until(() => mirror.state().containers.status === 'failed')
    fake.script({ 'GET /containers/json': (_, wire) => wire.json(200, [...rows.values()]) })
    const failed = lists().length
    mirror.retry()
    // By itself it would wait for a second.
    await delay(300)
    expect(lists()).toHaveLength(failed + 1)
    expect(names(mirror)).toEqual(['a running'])
  })

  it('is made anew after a reconnect, and keeps showing what it knew meanwhile', async () => {
    const { engine, mirror, rows, events, changes } = await startReady()
    rows.delete('a')
    rows.set('b', row('b'))
    events.wire()?.cut()
    await until(() => engine.status().state === 'lost')
    expect(names(mirror)).toEqual(['a running'])
    await until(() => names(mirror)?.includes('b running'))

    expect(names(mirror)).toEqual(['b running'])
    expect(changes.at(-1)).toEqual({ kind: 'reset' })
    expect(changes.map((change) => (change.kind === 'patch' ? change.engine?.state : null))).toContain('lost')
  })

  it('hides the containers of an engine that was left', async () => {
    const { engine, mirror } = await startReady()
    engine.select({ kind: 'address', address: 'unix:///nowhere/docker.sock' })
    expect(mirror.state().containers).toEqual({ status: 'loading' })
    await until(() => mirror.state().containers.status === 'failed')

    expect(mirror.state().containers).toMatchObject({ fault: { code: 'unreachable' } })
  })

  it('compares itself with the engine only while somebody looks, and warns of a difference', async () => {
    const warnings: string[] = []
    const options = { reconcileEvery: 60, warn: (message: string) => warnings.push(message) }
    const { mirror, rows, lists, listed } = await startReady(options)
    await delay(150)
    expect(lists()).toHaveLength(listed)
    mirror.setVisible(true)
    await until(() => lists().length >= listed + 4)
    expect(warnings).toEqual([])
    rows.set('b', row('b'))
    await until(() => warnings.length > 0)
    mirror.setVisible(false)

    expect(warnings).toEqual(['The mirror had missed a change.'])
    expect(names(mirror)).toEqual(['a running', 'b running'])
  })

  it('keeps what it shows when a quiet comparison fails, and tells it when the next try fails too', async () => {
    let broken = false
    const { mirror, changes, lists } = await startMirror(
      { reconcileEvery: 60 },
      {
        'GET /containers/json': (_, wire) =>
          broken ? wire.json(500, { message: 'busy' }) : wire.json(200, [row('a')]),
      },
    )
    await until(() => mirror.state().images.status === 'ready' && names(mirror) !== null)
    changes.length = 0
    const before = lists().length
    broken = true
    mirror.setVisible(true)
    await until(() => lists().length > before)
    await delay(100)
    expect([names(mirror), changes]).toEqual([['a running'], []])
    await until(() => mirror.state().containers.status === 'failed')
    broken = false
    await until(() => names(mirror) !== null)
  })
})
