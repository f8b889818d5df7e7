import { expect, test } from 'vitest'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { askDisk } from '../../../src/main/services/disk/engine-calls.ts'

const taken = fault('engine-error', 'a disk usage operation is already running')

/** An engine that refuses so often before it answers. */
function engineAfter(refusals: number, refusal = taken) {
  const asked = { times: 0 }
  const call: Engine['call'] = () => {
    asked.times += 1
    if (asked.times <= refusals) return Promise.reject(new FaultError(refusal))
    return new Promise<never>((resolve) => Reflect.apply(resolve, null, [{ LayersSize: 1 }]))
  }
  return { call, asked }
}

test('a question for the room waits its turn behind another one, of whoever it is', async () => {
  const engine = engineAfter(2)
  expect(await askDisk(engine, {}, new AbortController().signal)).toEqual({ LayersSize: 1 })
  expect(engine.asked.times).toBe(3)
})

test('who leaves does not wait, and any other failure is told at once', async () => {
  const leaving = new AbortController()
  const waiting = askDisk(engineAfter(Infinity), {}, leaving.signal)
  leaving.abort()
  await expect(waiting).rejects.toMatchObject({ fault: { code: 'cancelled' } })
  const broken = engineAfter(1, fault('engine-error', 'broken'))
  await expect(askDisk(broken, {}, new AbortController().signal)).rejects.toThrow('broken')
  expect(broken.asked.times).toBe(1)
})
