import { PassThrough } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import type { LogHead } from '#shared/contract/logs.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { createLogs } from '../../../src/main/services/logs.ts'
import { LogThread } from '../../../src/main/services/logs/log-thread.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}
const page = 'page-1'
const call = { signal: new AbortController().signal, page }
const answer = (value: unknown) => new Promise<never>((resolve) => Reflect.apply(resolve, null, [value]))

/** An engine with one running container whose log is `log`. */
function engineWith(log: PassThrough): Engine {
  return {
    status: () => Reflect.apply(Object, null, [{ generation: 1, state: 'ready' }]),
    onStatus: silent,
    onEvent: silent,
    onGap: silent,
    call: () => answer({ Id: 'a', Config: { Tty: true }, State: { Status: 'running' } }),
    stream: (_, signal) => {
      signal.addEventListener('abort', () => log.destroy())
      return answer(log)
    },
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
}

/** A thread that answers questions, and breaks with the first line. */
const fragile = `
  const { parentPort } = require('node:worker_threads')
  const answers = { since: { name: 'since', since: null }, over: { name: 'over', continuity: 'continuous', bad: null } }
  parentPort.on('message', (message) => {
    if (message.kind === 'bytes') throw new Error('out of memory')
    if (message.kind === 'ask')
      parentPort.postMessage({ kind: 'answer', id: message.id, answer: answers[message.ask.name] })
  })`

function logsOn(engine: Engine, start?: () => Promise<Worker>) {
  const logs = createLogs(engine, new LogThread(start))
  onTestFinished(() => logs.close())
  return logs
}

test('a thread that cannot start fails that log alone: nothing is left of it, and the next one starts a thread', async () => {
  let starts = 0
  const logs = logsOn(engineWith(new PassThrough()), () => {
    starts += 1
    if (starts === 1) return Promise.reject(new Error('no such chunk'))
    return Promise.resolve(new Worker(fragile, { eval: true }))
  })
  const { open } = logs.implementation
  await expect(open({ ids: ['a'], tail: 'all' }, call)).rejects.toThrow('no such chunk')
  expect(logs.sessions()).toBe(0)
  await expect(open({ ids: ['a'], tail: 'all' }, call)).resolves.toHaveProperty('session')
})

test('a log whose thread died is failed and read no more', async () => {
  const log = new PassThrough()
  const logs = logsOn(engineWith(log), async () => new Worker(fragile, { eval: true }))
  const { session } = await logs.implementation.open({ ids: ['a'], tail: 'all' }, call)
  const reader = new AbortController()
  let last: LogHead | null = null
  const reading = (async () => {
    const { signal } = reader
    for await (const head of await logs.implementation.head({ session }, { signal, page })) last = head
  })()
  log.write('2026-01-01T00:00:00.000000000Z one\n')
  await expect.poll(() => last).toMatchObject({ state: 'failed', fault: { message: 'out of memory' } })
  // Its reader is still there.
  expect(log.destroyed).toBe(true)
  reader.abort()
  await reading
})

test('a page has no more sessions than it may have, however fast it opens them', async () => {
  const logs = logsOn(engineWith(new PassThrough()), async () => new Worker(fragile, { eval: true }))
  const opened = await Promise.allSettled(
    Array.from({ length: 24 }, () => logs.implementation.open({ ids: ['a'], tail: 'all' }, call)),
  )
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(16)
  expect(logs.sessions()).toBe(16)
})
