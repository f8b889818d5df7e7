import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { settingsSchema, type Settings } from '#shared/contract/desktop.ts'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Change, EngineStatus } from '#shared/contract/system.ts'
import type { MirrorChange, MirrorState } from '../../../src/main/engine/mirror.ts'
import { createChanges } from '../../../src/main/services/changes.ts'
import { containerSummary } from '../../../src/main/services/models/container-summary.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'

const status: EngineStatus = {
  generation: 1,
  state: 'ready',
  endpoint: null,
  engine: null,
  fault: null,
  diagnosis: null,
  nextTryAt: null,
  since: 0,
}

const container = (id: string, name = id) => containerSummary({ Id: id, Names: [`/${name}`] }, 0)

/** A mirror and a settings file that do as the test says. */
function sources() {
  const items = new Map<string, ContainerSummary>()
  const mirrorListeners = new Set<(change: MirrorChange) => void>()
  const settingsListeners = new Set<(settings: Settings) => void>()
  const tell = (change: MirrorChange) => mirrorListeners.forEach((listener) => listener(change))
  const state = (): MirrorState => ({
    engine: status,
    containers: { status: 'ready', items: [...items.values()] },
    images: { status: 'loading' },
  })
  let settings = settingsSchema.parse({})
  const tasks = createTasks()
  const changes = createChanges({
    mirror: {
      state,
      subscribe: (listener) => {
        mirrorListeners.add(listener)
        return () => mirrorListeners.delete(listener)
      },
    },
    tasks,
    edits: { list: () => [], subscribe: () => () => {} },
    stops: { list: () => [], subscribe: () => () => {} },
    settings: {
      current: () => settings,
      subscribe: (listener) => {
        settingsListeners.add(listener)
        return () => settingsListeners.delete(listener)
      },
    },
  })
  return {
    changes,
    tasks,
    items,
    put: (...put: ContainerSummary[]) => {
      for (const item of put) items.set(item.id, item)
      tell({ kind: 'patch', containers: { upsert: put, remove: [] } })
    },
    take: (...ids: string[]) => {
      for (const id of ids) items.delete(id)
      tell({ kind: 'patch', containers: { upsert: [], remove: ids } })
    },
    reset: () => tell({ kind: 'reset' }),
    engine: (engine: EngineStatus) => tell({ kind: 'patch', engine }),
    set: (patch: Partial<Settings>) => {
      settings = { ...settings, ...patch }
      settingsListeners.forEach((listener) => listener(settings))
    },
  }
}

function open(changes: ReturnType<typeof sources>['changes']) {
  const leaving = new AbortController()
  const stream = changes.open(leaving.signal)
  const next = async (): Promise<Change> => {
    const { done, value } = await stream.next()
    if (done) throw new Error('The stream ended.')
    return value as Change
  }
  return { stream, next, leave: () => leaving.abort() }
}

test('a reader gets a snapshot and then patches, numbered without a gap', async () => {
  const { changes, put, set, tasks } = sources()
  put(container('a'))
  const { next } = open(changes)
  expect(await next()).toMatchObject({
    kind: 'snapshot',
    revision: 1,
    containers: { items: [{ id: 'a' }] },
    tasks: [],
  })
  put(container('b'))
  expect(await next()).toMatchObject({ kind: 'patch', revision: 2, containers: { upsert: [{ id: 'b' }] } })
  set({ theme: 'dark' })
  expect(await next()).toMatchObject({ kind: 'patch', revision: 3, settings: { theme: 'dark' } })
  const { taskId } = tasks.start({ kind: 'pull', subject: 'x', command: [] }, () => new Promise(() => {}))
  expect(await next()).toMatchObject({ kind: 'patch', revision: 4, tasks: { upsert: [{ id: taskId }] } })
})

test('a reader that waits is given a change as it happens', async () => {
  const { changes, put } = sources()
  const { next } = open(changes)
  await next()
  const waiting = next()
  put(container('a'))
  expect(await waiting).toMatchObject({ kind: 'patch', revision: 2 })
})

test('a slow reader gets everything it missed as one patch', async () => {
  const { changes, put, take, engine } = sources()
  const { next } = open(changes)
  await next()
  put(container('a'), container('b'))
  put(container('a', 'renamed'))
  take('b')
  engine({ ...status, state: 'lost' })
  put(container('b', 'again'))
  take('gone')
  expect(await next()).toEqual({
    kind: 'patch',
    revision: 2,
    engine: { ...status, state: 'lost' },
    containers: { upsert: [container('a', 'renamed'), container('b', 'again')], remove: ['gone'] },
  })
})

test('a reset makes a new snapshot, and what came before it is in there', async () => {
  const { changes, put, reset } = sources()
  const { next } = open(changes)
  await next()
  put(container('a'))
  reset()
  put(container('b'))
  expect(await next()).toMatchObject({
    kind: 'snapshot',
    revision: 2,
    containers: { items: [{ id: 'a' }, { id: 'b' }] },
  })
})

test('a reader that missed very much gets a snapshot, not a heap', async () => {
  const { changes, put, take } = sources()
  const { next } = open(changes)
  await next()
  for (let each = 0; each < 6000; each += 1) {
    put(container(`c${each}`))
    take(`c${each}`)
  }
  expect(await next()).toMatchObject({ kind: 'snapshot', revision: 2, containers: { items: [] } })
})

test('the stream ends when its reader leaves, by either door, and is counted no more', async () => {
  const { changes } = sources()
  const first = open(changes)
  const second = open(changes)
  await Promise.all([first.next(), second.next()])
  expect(changes.subscribers()).toBe(2)
  const waiting = first.stream.next()
  first.leave()
  expect(await waiting).toEqual({ done: true, value: undefined })
  await second.stream.return?.()
  expect(await second.stream.next()).toEqual({ done: true, value: undefined })
  expect(changes.subscribers()).toBe(0)
})

test('a reader that left before it began is not counted', () => {
  const { changes } = sources()
  changes.open(AbortSignal.abort())
  expect(changes.subscribers()).toBe(0)
})

test('whatever happens and however slowly it reads, a reader ends up with what is there', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ put: fc.nat(5), name: fc.string() }) },
    { weight: 3, arbitrary: fc.record({ take: fc.nat(5) }) },
    { weight: 3, arbitrary: fc.constant('read' as const) },
    { weight: 1, arbitrary: fc.constant('reset' as const) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { changes, put, take, reset, set, items } = sources()
      const { next } = open(changes)
      const held = new Map<string, ContainerSummary>()
      let revision = 0
      const read = async () => {
        const change = await next()
        revision += 1
        expect(change.revision).toBe(revision)
        if (change.kind === 'snapshot') {
          held.clear()
          if (change.containers.status === 'ready')
            for (const item of change.containers.items) held.set(item.id, item)
          return
        }
        for (const id of change.containers?.remove ?? []) held.delete(id)
        for (const item of change.containers?.upsert ?? []) held.set(item.id, item)
      }
      for (const each of steps) {
        if (each === 'reset') reset()
        else if (each === 'read') {
          set({})
          await read()
        } else if ('put' in each) put(container(`c${each.put}`, each.name))
        else take(`c${each.take}`)
      }
      set({})
      await read()
      expect(held).toEqual(items)
    }),
  )
})
