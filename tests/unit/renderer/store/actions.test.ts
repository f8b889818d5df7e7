import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fault } from '#shared/faults.ts'
import type { Change } from '#shared/contract/system.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { act } from '../../../../src/renderer/store/actions.ts'
import { connectionClosed, connectionOpened } from '../../../../src/renderer/host/connection.ts'
import { forgetAll, tell } from '../../../../src/renderer/store/collections.ts'
import { startRun } from '../../../../src/renderer/store/work.ts'

const nothing = {
  key: 'web-1',
  verb: 'stop',
  subject: 'web-1',
  command: ['docker', 'stop', 'web-1'],
} as const

const failing = (error: Error) => async () => {
  throw error
}

describe('an act', () => {
  it('answers null when it was done', async () => {
    expect(await act({ ...nothing, run: () => Promise.resolve() })).toBeNull()
  })

  it('answers the fault that main declared', async () => {
    const taken = fault('name-taken', 'Conflict.', { name: 'web-1' })
    const run = failing(new ORPCError('FAULT', { defined: true, data: taken }))
    expect(await act({ ...nothing, run })).toEqual(taken)
  })

  it('takes a call that failed while the host is away for unreachable', async () => {
    const run = failing(new Error('Cannot send message, WebSocket is not open.'))
    expect(await act({ ...nothing, run })).toMatchObject({ code: 'unreachable', hint: 'retry' })
  })

  it('never trusts a fault whose code it does not know', async () => {
    const run = failing(
      new ORPCError('FAULT', { defined: true, data: { code: 'gossip', message: '', detail: {} } }),
    )
    expect(await act({ ...nothing, run })).toMatchObject({ code: 'internal' })
  })
})

const started = () => act({ ...nothing, verb: 'run', run: () => Promise.resolve({ taskId: 'run-1' }) })

describe('an act that answers with a task', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    forgetAll()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is under way until the change stream has told of that task', async () => {
    const settled = vi.fn()
    const done = started().then(settled)
    await vi.advanceTimersByTimeAsync(5000)
    tell(listed([task('other')]))
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).not.toHaveBeenCalled()
    tell(listed([task('other'), task('run-1')]))
    await done
    expect(settled).toHaveBeenCalledWith(null)
  })

  it('is not held up for ever by a stream that tells nothing', async () => {
    const done = started()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await done).toBeNull()
  })
})

describe('a run', () => {
  it('that is asked for again while the same one is under way makes no second container', async () => {
    forgetAll()
    let calls = 0
    connectionOpened({ call: () => Promise.resolve({ taskId: `run-${(calls += 1)}` }) })
    const first = startRun({ image: 'busybox' })
    expect(await startRun({ image: 'busybox' })).toBeNull()
    tell(listed([task('run-1')]))
    await first
    await startRun({ image: 'busybox' })
    expect(calls).toBe(1)
    // Another run of that image is another wish, and so is the same once the first has ended.
    tell(listed([task('run-1'), task('run-2')]))
    await startRun({ image: 'busybox', name: 'web-2' })
    tell(listed([{ ...task('run-1'), state: 'done' }, task('run-3')]))
    await startRun({ image: 'busybox' })
    expect(calls).toBe(3)
    connectionClosed('lost')
  })
})

function task(id: string): Task {
  return {
    id,
    kind: 'run',
    subject: 'busybox',
    command: [],
    startedAt: 0,
    endedAt: null,
    state: 'running',
    step: null,
    progress: null,
    fault: null,
    result: null,
  }
}

function listed(tasks: readonly Task[]): Change {
  return {
    kind: 'snapshot',
    revision: 1,
    engine: {
      generation: 1,
      state: 'ready',
      endpoint: null,
      engine: null,
      fault: null,
      diagnosis: null,
      nextTryAt: null,
      since: 0,
    },
    containers: { status: 'loading' },
    images: { status: 'loading' },
    tasks,
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
  }
}
