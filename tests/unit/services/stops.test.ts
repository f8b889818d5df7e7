import { expect, test } from 'vitest'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { createStops } from '../../../src/main/services/stops.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}
const id = 'a'.repeat(64)

/** Stops on an engine that tells this of a container, or nothing. */
function stopsOn(inspection: object | null) {
  const engine: Engine = {
    status: never,
    onStatus: silent,
    onEvent: silent,
    onGap: silent,
    call: () =>
      inspection === null
        ? Promise.reject(new Error('away'))
        : new Promise<never>((resolve) => Reflect.apply(resolve, null, [inspection])),
    stream: never,
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
  return createStops(engine)
}

test('a stop is told from its press to its end, with the container’s own grace and signal once they are known', async () => {
  const stops = stopsOn({ Id: id, Config: { StopTimeout: 60, StopSignal: 'SIGQUIT' } })
  const told: unknown[] = []
  stops.subscribe((all) => told.push(all.map(({ seconds, signal }) => [seconds, signal])))
  const over = Promise.withResolvers<void>()
  const stopping = stops.during('web-1', undefined, () => over.promise)
  expect(stops.list()).toMatchObject([{ id: 'web-1', seconds: 10, signal: 'SIGTERM' }])
  await expect.poll(() => stops.list()).toMatchObject([{ id, seconds: 60, signal: 'SIGQUIT' }])
  over.resolve()
  await stopping
  expect(told).toEqual([[[10, 'SIGTERM']], [[60, 'SIGQUIT']], []])
})

test('one that fails is over too, and a grace that was asked for stands', async () => {
  const stops = stopsOn(null)
  const over = Promise.withResolvers<void>()
  const stopping = stops.during(id, -1, () => over.promise)
  const other = stops.during(id, undefined, () => new Promise(() => {}))
  expect(stops.list()).toMatchObject([{ seconds: -1 }, { seconds: 10 }])
  over.reject(new Error('lost'))
  await expect(stopping).rejects.toThrow('lost')
  // The stop of the other window goes on.
  expect(stops.list()).toMatchObject([{ id, seconds: 10 }])
  void other
})
