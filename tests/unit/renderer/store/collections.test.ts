import { beforeEach, describe, expect, it } from 'vitest'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Change, EngineStatus } from '#shared/contract/system.ts'
import { findContainer, forgetAll, tell, told } from '../../../../src/renderer/store/collections.ts'

const engine: EngineStatus = {
  generation: 1,
  state: 'ready',
  endpoint: null,
  engine: null,
  fault: null,
  diagnosis: null,
  nextTryAt: null,
  since: 0,
}

const container = (id: string, state: ContainerSummary['state'] = 'running'): ContainerSummary => ({
  id,
  name: `name-${id}`,
  image: 'busybox',
  imageId: 'sha256:1',
  command: 'sh',
  createdAt: 1,
  state,
  health: 'none',
  exitCode: null,
  since: null,
  ports: [],
  networks: ['bridge'],
  mounts: [],
  labels: { a: 'b' },
  compose: null,
})

const snapshot = (revision: number, containers: readonly ContainerSummary[]): Change => ({
  kind: 'snapshot',
  revision,
  engine,
  containers: { status: 'ready', items: containers },
  images: { status: 'loading' },
  tasks: [],
  edits: [],
  stops: [],
  settings: {
    language: 'system',
    theme: 'system',
    pinned: [],
    containersView: 'cards',
    containersSort: 'name',
    containersShow: 'all',
    imagesGroup: 'repository',
    imagesSort: { key: 'repository', descending: false },
    recentSearches: [],
    terminalReadable: false,
    engine: { kind: 'automatic' },
  },
})

const items = () => {
  const { containers } = told()
  return containers.status === 'ready' ? containers.items : []
}

describe('what main told', () => {
  beforeEach(() => {
    forgetAll()
    tell(snapshot(7, [container('a'), container('b'), container('c')]))
  })

  it('changes only what a patch touches, and nothing changes its place', () => {
    const [a, b, c] = items()
    const ok = tell({
      kind: 'patch',
      revision: 8,
      containers: { upsert: [container('b', 'paused'), container('c'), container('d')], remove: [] },
    })
    expect(ok).toBe(true)
    expect(items().map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(items()[0]).toBe(a)
    expect(items()[1]).not.toBe(b)
    expect(items()[1]?.state).toBe('paused')
    expect(items()[2]).toBe(c)
  })

  it('stays the same object when a patch says what was known already', () => {
    const before = told().containers
    tell({ kind: 'patch', revision: 8, containers: { upsert: [container('b')], remove: ['nobody'] } })
    expect(told().containers).toBe(before)
  })

  it('forgets what is gone', () => {
    tell({ kind: 'patch', revision: 8, containers: { upsert: [], remove: ['a', 'c'] } })
    expect(items().map(({ id }) => id)).toEqual(['b'])
  })

  it('asks for a new snapshot when a patch is missing, and takes nothing of the later one', () => {
    expect(tell({ kind: 'patch', revision: 9, containers: { upsert: [], remove: ['a'] } })).toBe(false)
    expect(items()).toHaveLength(3)
    expect(told().revision).toBe(7)
  })

  it('refuses a patch before any snapshot', () => {
    forgetAll()
    expect(tell({ kind: 'patch', revision: 1 })).toBe(false)
  })

  it('keeps what did not change through a new snapshot', () => {
    const [a] = items()
    tell(snapshot(40, [container('a'), container('z')]))
    expect(items()[0]).toBe(a)
    expect(items().map(({ id }) => id)).toEqual(['a', 'z'])
    expect(tell({ kind: 'patch', revision: 41 })).toBe(true)
  })

  it('finds a container by its id before one by its name', () => {
    tell(snapshot(8, [{ ...container('x'), name: 'a' }, container('a')]))
    expect(findContainer(told().containers, 'a')?.id).toBe('a')
    expect(findContainer(told().containers, 'name-a')?.id).toBe('a')
    expect(findContainer(told().containers, 'nobody')).toBeUndefined()
  })
})
