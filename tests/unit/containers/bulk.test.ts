import { afterEach, expect, it } from 'vitest'
import { fault, type Fault } from '#shared/faults.ts'
import {
  cancelBulk,
  dismissBulk,
  retryBulk,
  runBulk,
  useBulk,
} from '../../../src/renderer/features/containers/actions/bulk.ts'
import type { Named } from '../../../src/renderer/features/containers/actions/act-on-container.ts'

const named = (count: number): readonly Named[] =>
  Array.from({ length: count }, (_, at) => ({ id: `id-${at}`, name: `c-${at}` }))
const newest = () => {
  const [bulk] = useBulk.getState().bulks
  if (bulk === undefined) throw new Error('There is no bulk.')
  return bulk
}
const states = () => newest().items.map(({ state }) => state)

/** Work of which the test says when each ends, and how. */
function held() {
  const ends = new Map<string, (fault: Fault | null) => void>()
  const one = ({ id }: Named) => new Promise<Fault | null>((resolve) => ends.set(id, resolve))
  const end = async (id: string, result: Fault | null = null) => {
    ends.get(id)?.(result)
    ends.delete(id)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { one, end, running: () => [...ends.keys()] }
}

const stop = { move: 'stop', commandOf: ({ name }: Named) => ['docker', 'stop', name] } as const

afterEach(() => {
  for (const { id } of useBulk.getState().bulks) dismissBulk(id)
})

it('goes on after an error, and does again only what failed', async () => {
  const { one, end } = held()
  const done = runBulk({ ...stop, containers: named(3), one })
  expect(newest().commands).toEqual([['docker', 'stop', 'c-0', 'c-1', 'c-2']])
  await end('id-0')
  await end('id-1', fault('conflict', 'no'))
  await end('id-2')
  await done
  expect([newest().state, ...states()]).toEqual(['finished', 'done', 'failed', 'done'])
  const again = retryBulk(newest().id)
  expect([newest().state, ...states()]).toEqual(['running', 'done', 'running', 'done'])
  await end('id-1')
  await again
  expect(states()).toEqual(['done', 'done', 'done'])
})

it('begins no more once it is cancelled, waits for those under way, and can take up the rest', async () => {
  const { one, end, running } = held()
  const done = runBulk({ ...stop, containers: named(10), one })
  expect(running()).toHaveLength(8)
  cancelBulk(newest().id)
  expect(newest().state).toBe('cancelling')
  for (const id of running()) await end(id)
  await done
  expect([newest().state, ...states().slice(7)]).toEqual(['finished', 'done', 'left', 'left'])
  const again = retryBulk(newest().id)
  for (const id of running()) await end(id)
  await again
  expect(states()).not.toContain('left')
})

it('a second one hides none that is under way', async () => {
  const first = held()
  const second = held()
  const done = [
    runBulk({ ...stop, containers: named(1), one: first.one }),
    runBulk({ ...stop, containers: named(2), one: second.one }),
  ]
  expect(useBulk.getState().bulks.map(({ items }) => items.length)).toEqual([2, 1])
  for (const id of second.running()) await second.end(id)
  expect(useBulk.getState().bulks.map(({ state }) => state)).toEqual(['finished', 'running'])
  await first.end('id-0')
  await Promise.all(done)
})
