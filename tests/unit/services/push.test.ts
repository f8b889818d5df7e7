import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PullProgress } from '#shared/contract/tasks.ts'
import { createPush } from '../../../src/main/services/push.ts'
import { faultOf } from '../../support/app-on-ground.ts'
import { ready, startTrial } from '../engine/scripted.ts'
import { anonymous } from './anonymous.ts'

/** What engine 20.10 said in 50 seconds of a push whose registry was killed for good in the middle; most of its bytes are left out. */
const said = readFileSync(new URL('fixtures/push-registry-killed.jsonl', import.meta.url), 'utf8')
const { signal } = new AbortController()

/** A push of which the engine says this, with all that is told of it. */
async function pushSaying(lines: string) {
  const { engine } = await startTrial({
    'POST /images/*/*/*/push': (_, wire) => wire.json(200, lines, { Connection: 'close' }),
  })
  await ready(engine)
  const told: PullProgress[] = []
  const handle = {
    signal,
    step: () => {},
    cleaning: () => {},
    progress: (now: PullProgress) => told.push(now),
  }
  const fault = await faultOf(
    createPush(engine, anonymous)({ reference: 'localhost:38777/faults/box:1' }, handle),
  )
  return { fault, waits: told.map(({ layers }) => layers[0]?.retryIn ?? 0).filter((seconds) => seconds > 0) }
}

test('a registry that is killed in a push: each wait is told, and at the end that it broke off, with what stays', async () => {
  const { fault, waits } = await pushSaying(said)
  expect(waits.length).toBe(5 + 10 + 15 + 20)
  expect(waits.slice(0, 6)).toEqual([5, 4, 3, 2, 1, 10])
  expect(fault).toMatchObject({
    code: 'registry-unreachable',
    message: 'dial tcp 127.0.0.1:38777: connect: connection refused',
    detail: { registry: 'localhost:38777', reason: 'push-broken-off' },
    hint: 'retry',
  })
})

test('one that was never reached broke nothing off', async () => {
  const first = said.split('\n').filter((line) => !/"Pushing"|Retrying/.test(line))
  const { fault } = await pushSaying(first.join('\n'))
  expect(fault).toMatchObject({ code: 'registry-unreachable', detail: { reason: 'unreachable' } })
})
