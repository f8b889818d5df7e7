import { ORPCError } from '@orpc/client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { FaultError } from '#shared/faults.ts'
import { dismissBulk, retryBulk, useBulk } from '../../src/renderer/features/containers/actions/bulk.ts'
import { removeEach } from '../../src/renderer/features/containers/actions/remove-each.ts'
import { connectionClosed, connectionOpened } from '../../src/renderer/host/connection.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const asked: string[] = []
const removal = z.strictObject({ id: z.string(), force: z.boolean(), volumes: z.boolean() })

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(20_000))
  await docker('pull', '--quiet', 'busybox')
  // The page's own loop on the services, without the wire between them.
  connectionOpened({
    call: async (_path, input) => {
      const options = removal.parse(input)
      asked.push(options.id)
      await app.containers.remove(options, call).catch((error: unknown) => {
        throw error instanceof FaultError ? new ORPCError('FAULT', { data: error.fault }) : error
      })
    },
  })
})
beforeEach(() => asked.splice(0))
afterEach(async () => {
  for (const { id } of useBulk.getState().bulks) dismissBulk(id)
  await emptyEngine(docker)
})
afterAll(async () => {
  connectionClosed('lost')
  await app.stop()
})

/** What the page would list, by their names. */
async function listed(...names: readonly string[]) {
  const find = async () =>
    (await app.containers.list(undefined, call)).filter(({ name }) => names.includes(name))
  await expect.poll(async () => (await find()).length).toBe(names.length)
  return find()
}

const bulk = () => {
  const [newest] = useBulk.getState().bulks
  if (newest === undefined) throw new Error('There is no bulk.')
  return newest
}
const states = () => Object.fromEntries(bulk().items.map(({ name, state }) => [name, state]))
const present = async () => (await docker('ps', '--all', '--format', '{{.Names}}')).split('\n').toSorted()

test('goes on past what another hand started, removed or still needs, and tries only the failed again', async () => {
  await docker('create', '--name', 'plain', 'busybox')
  await docker('create', '--name', 'gone', 'busybox')
  await docker('create', '--name', 'starts', 'busybox', 'sleep', '1000')
  await docker('create', '--name', 'shares', '-v', '/data', 'busybox')
  await docker('run', '-d', '--name', 'holds', '--volumes-from', 'shares', 'busybox', 'sleep', '1000')
  const containers = await listed('plain', 'gone', 'starts', 'shares')
  await docker('rm', 'gone')
  await docker('start', 'starts')
  await removeEach(containers, () => ({ force: false, volumes: true }))
  expect(bulk().state).toBe('finished')
  expect(states()).toEqual({ plain: 'done', gone: 'already', starts: 'failed', shares: 'done' })
  const starts = bulk().items.find(({ name }) => name === 'starts')
  expect(starts?.fault).toMatchObject({ code: 'conflict', message: expect.stringContaining('running') })
  // The volume that the other one still needs stayed.
  expect((await docker('volume', 'ls', '--quiet')).split('\n')).toHaveLength(1)
  expect(await present()).toEqual(['holds', 'starts'])

  asked.splice(0)
  await retryBulk(bulk().id)
  expect(states()['starts']).toBe('failed')
  await docker('kill', 'starts')
  await retryBulk(bulk().id)
  expect(states()).toEqual({ plain: 'done', gone: 'already', starts: 'done', shares: 'done' })
  expect(asked).toEqual([starts?.id, starts?.id])
  expect(await present()).toEqual(['holds'])
})

test('whose engine is killed in the middle has a result for each, and takes up the rest when it is back', async () => {
  const names = Array.from({ length: 24 }, (_, at) => `c-${String(at)}`)
  await Promise.all(names.map((name) => docker('create', '--name', name, 'busybox')))
  const containers = await listed(...names)
  const first = new Promise<void>((resolve) => {
    const stop = useBulk.subscribe(({ bulks }) => {
      if (bulks[0]?.items.some(({ state }) => state === 'done') !== true) return
      stop()
      resolve()
    })
  })
  const working = removeEach(containers, () => ({ force: false, volumes: false }))
  await first
  await ground.engine.kill()
  // Nothing spins: it ends by itself, engine or not.
  await working
  expect(bulk().state).toBe('finished')
  const failed = bulk().items.filter(({ state }) => state === 'failed')
  expect(failed.length).toBeGreaterThan(0)
  expect(failed.length).toBeLessThan(names.length)
  expect(new Set(failed.map(({ fault }) => fault?.code))).toEqual(new Set(['unreachable']))
  expect(new Set(Object.values(states()))).toEqual(new Set(['done', 'failed']))

  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  asked.splice(0)
  await retryBulk(bulk().id)
  expect(new Set(asked)).toEqual(new Set(failed.map(({ id }) => id)))
  // Some may have gone without a word, before the engine could answer.
  const ended = Object.values(states()).filter((state) => state === 'done' || state === 'already')
  expect(ended).toHaveLength(names.length)
  expect(await docker('ps', '--all', '--quiet')).toBe('')
  expect(app.engine.diagnostics().openStreams).toBe(0)
})
