import { ORPCError, createRouterClient } from '@orpc/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FaultError, fault } from '#shared/faults.ts'
import { createRouter, translateErrors } from '../../../src/main/serve/router.ts'
import { createOpenStreams, isStream, streamsPerPage } from '../../../src/main/serve/streams.ts'
import { fakeServices, keptLog, noTransfers } from './fakes.ts'

type Answers = Parameters<typeof fakeServices>[0]

function serve(answers: Answers = {}) {
  const { services, calls } = fakeServices(answers)
  const { log, lines } = keptLog()
  const streams = createOpenStreams()
  const router = createRouter({ services, transfers: noTransfers(), log, streams })
  const client = createRouterClient(router, {
    context: { page: 'page-1' },
    interceptors: [translateErrors(log)],
  })
  const call = async (
    domain: string,
    name: string,
    input?: unknown,
    signal?: AbortSignal,
  ): Promise<unknown> => client[domain]?.[name]?.(input, signal === undefined ? {} : { signal })
  return { call, calls, lines, streams }
}

const failure = async (promise: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ORPCError)) throw new Error(`not a wire error: ${String(error)}`)
  return error.data
}

async function* twice(): AsyncGenerator<number, void, void> {
  yield* [1, 2]
}

async function* breaking(): AsyncGenerator<number, void, void> {
  yield 1
  throw new FaultError(fault('unreachable', 'the engine is gone'))
}

async function* endless(left: () => void): AsyncGenerator<string, void, void> {
  try {
    yield 'first'
    await new Promise(() => undefined)
  } finally {
    left()
  }
}

function stalled(left: () => void): AsyncIteratorObject<string, void, void> {
  const stream: AsyncIteratorObject<string, void, void> = {
    next: () => new Promise(() => undefined),
    return: async () => {
      left()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => left(),
  }
  return stream
}

async function read(stream: unknown): Promise<unknown[]> {
  if (!isStream(stream)) throw new Error('not a stream')
  const items: unknown[] = []
  for await (const item of stream) items.push(item)
  return items
}

afterEach(() => vi.restoreAllMocks())

describe('a call', () => {
  test('reaches its service with checked input, its page and a signal', async () => {
    const { call, calls } = serve()
    await call('containers', 'remove', { id: 'web-1' })
    expect(calls).toMatchObject([
      {
        path: 'containers.remove',
        input: { id: 'web-1', force: false, volumes: false },
        call: { page: 'page-1' },
      },
    ])
    expect(calls[0]?.call.signal).toBeInstanceOf(AbortSignal)
  })

  test('answers what the service answers', async () => {
    const { call } = serve({ 'containers.list': () => [{ id: 'a' }] })
    expect(await call('containers', 'list')).toEqual([{ id: 'a' }])
  })

  test('with an unknown key is refused as bad input, by the name of the field', async () => {
    const { call, calls } = serve()
    expect(await failure(call('containers', 'stop', { id: 'web-1', graceSeconds: 'x' }))).toMatchObject({
      code: 'bad-input',
      detail: { fields: ['graceSeconds'] },
    })
    expect(await failure(call('containers', 'stop', { id: 'web-1', extra: 1 }))).toMatchObject({
      code: 'bad-input',
    })
    expect(calls).toEqual([])
  })

  test('that takes no input is refused when it brings some', async () => {
    const { call, calls } = serve()
    expect(await failure(call('containers', 'list', { all: true }))).toMatchObject({ code: 'bad-input' })
    expect(calls).toEqual([])
  })
})

describe('a failure', () => {
  test('that is a fault crosses the wire as it is', async () => {
    const conflict = fault('name-taken', 'Conflict. The name is in use', { name: 'web' }, 'choose-name')
    const { call } = serve({
      'containers.rename': () => {
        throw new FaultError(conflict)
      },
    })
    expect(await failure(call('containers', 'rename', { id: 'a', name: 'web' }))).toEqual(conflict)
  })

  test('that nobody foresaw tells the page nothing and the log everything but secrets', async () => {
    const { call, lines } = serve({
      'system.info': () => {
        throw new TypeError('cannot read /root/secret of https://user:hunter2@registry.local/')
      },
    })
    expect(await failure(call('system', 'info'))).toEqual(fault('internal', ''))
    expect(lines.join('')).toContain('TypeError')
    expect(lines.join('')).not.toContain('hunter2')
  })

  test('inside a stream is a fault as well', async () => {
    const { call } = serve({
      'system.changes': () => breaking(),
    })
    expect(await failure(read(await call('system', 'changes')))).toMatchObject({ code: 'unreachable' })
  })
})

describe('a stream', () => {
  test('is counted while it is open', async () => {
    const { call, streams } = serve({
      'system.changes': () => twice(),
    })
    const stream = await call('system', 'changes')
    expect(streams.count()).toBe(1)
    expect(await read(stream)).toEqual([1, 2])
    expect(streams.count()).toBe(0)
  })

  test('ends when its reader leaves, also when its service hears nothing', async () => {
    const left = vi.fn()
    const { call, streams } = serve({ 'system.changes': () => stalled(left) })
    const leaving = new AbortController()
    const reading = read(await call('system', 'changes', undefined, leaving.signal))
    leaving.abort()
    expect(await reading).toEqual([])
    expect(left).toHaveBeenCalledOnce()
    expect(streams.count()).toBe(0)
  })

  test('past the cap of a page is refused, and the service is told to end it', async () => {
    const left = vi.fn()
    const { call, streams } = serve({ 'system.changes': () => endless(left) })
    for (let open = 0; open < streamsPerPage; open += 1) await call('system', 'changes')
    expect(await failure(call('system', 'changes'))).toMatchObject({ code: 'internal' })
    expect(streams.count()).toBe(streamsPerPage)
  })
})
