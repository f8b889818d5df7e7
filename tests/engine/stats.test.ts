import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { StatsBatch, StatsFeed } from '#shared/contract/stats.ts'
import { stats as statsCommand } from '#shared/docker-command/stats.ts'
import { figureCount, figuresAt, type Figures } from '#shared/stats-figures.ts'
import { makeFormat } from '../../src/renderer/store/intl.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const format = makeFormat('en')
const patience = { timeout: 30_000 }

/** Reads a stream as a page does and keeps what came. */
function reading<Item>(open: (signal: AbortSignal) => Promise<AsyncIteratorObject<Item, unknown, void>>) {
  const leaving = new AbortController()
  const items: Item[] = []
  const read = (async () => {
    for await (const item of await open(leaving.signal)) items.push(item)
  })()
  return {
    items,
    leave: async () => {
      leaving.abort()
      await read
    },
  }
}

const follow = (id: string) =>
  reading<StatsFeed>((signal) => app.stats.follow({ id }, { signal, page: 'page' }))
const watch = (ids: string[]) =>
  reading<StatsBatch>((signal) => app.stats.watch({ session: 'list', ids }, { signal, page: 'page' }))

/** Every sample of a feed; null is a gap. */
function samples(feed: readonly StatsFeed[]): readonly (Figures | null)[] {
  return feed.flatMap(({ times, figures }) =>
    times.map((_, index) => {
      const begin = index * figureCount
      const gap = figures.slice(begin, begin + figureCount).every((value) => value === null)
      return gap ? null : figuresAt(figures, begin)
    }),
  )
}

const memory = (bytes: number | null) => format.memory(bytes ?? 0).replaceAll(/[ ,]/g, '')
const bytes = (count: number | null) => format.bytes(count ?? 0).replace(' ', '')

/** As the CLI prints a row of `docker stats`. */
function cliRow(figures: Figures): string {
  return [
    `${(figures.cpu ?? 0).toFixed(2)}%`,
    `${memory(figures.memory)} / ${memory(figures.memoryLimit)}`,
    `${bytes(figures.received)} / ${bytes(figures.sent)}`,
    `${bytes(figures.read)} / ${bytes(figures.written)}`,
    String(figures.pids),
  ].join(' | ')
}

const columns = ['{{.CPUPerc}}', '{{.MemUsage}}', '{{.NetIO}}', '{{.BlockIO}}', '{{.PIDs}}'].join(' | ')
const openStreams = async () => (await app.system.diagnostics(undefined, call)).openStreams

async function run(name: string, options: readonly string[], ...command: string[]): Promise<string> {
  const id = await docker('run', '--detach', '--name', name, ...options, 'busybox', ...command)
  await expect
    .poll(() => {
      const { containers } = app.mirror.state()
      return containers.status === 'ready' && containers.items.some((item) => item.id === id)
    }, patience)
    .toBe(true)
  return id
}

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
afterEach(async () => {
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await emptyEngine(docker)
})
afterAll(() => app.stop())

describe('the figures', () => {
  test('are those of docker stats, of a busy and of an idle container', async () => {
    const work = 'dd if=/dev/zero of=/tmp/file bs=1M count=8; while :; do :; done'
    await run('busy', ['--memory', '64m'], 'sh', '-c', work)
    await run('idle', ['--network', 'none'], 'sleep', '1000')
    const feeds = [follow('busy'), follow('idle')]
    const [program, ...words] = statsCommand({ ids: ['busy', 'idle'] })
    expect(program).toBe('docker')
    // The engine hands one sample to all who read: what the CLI printed must be among ours, figure by figure.
    await vi.waitFor(async () => {
      const rows = (await docker(...words, '--no-stream', '--format', columns)).split('\n')
      for (const [index, feed] of feeds.entries()) {
        const ours = samples(feed.items).flatMap((sample) => (sample === null ? [] : [cliRow(sample)]))
        expect(ours).toContain(rows[index])
      }
    }, patience)
    expect(samples(feeds[0]?.items ?? []).some((sample) => (sample?.cpu ?? 0) > 10)).toBe(true)
    for (const feed of feeds) await feed.leave()
    await expect.poll(openStreams).toBe(0)
  })

  test('of a set come together, of those that run only, and nothing stays open', async () => {
    const [one, two] = [
      await run('one', [], 'sleep', '1000'),
      await run('two', ['--memory', '32m'], 'sleep', '1000'),
    ]
    const list = watch([one])
    const last = () => list.items.at(-1)?.ids
    await expect.poll(last, patience).toEqual([one])
    expect(await openStreams()).toBe(1)
    await app.stats.update({ session: 'list', ids: [two, one] }, { ...call, page: 'page' })
    await expect.poll(() => last()?.toSorted(), patience).toEqual([one, two].toSorted())
    const batch = list.items.at(-1)
    const place = batch?.ids.indexOf(two) ?? -1
    expect(figuresAt(batch?.figures ?? [], place * figureCount).memoryLimit).toBe(32 * 1024 * 1024)

    await docker('pause', 'one')
    await expect.poll(last, patience).toEqual([two])
    expect(await openStreams()).toBe(1)
    await docker('rm', '--force', 'two')
    await expect.poll(last, patience).toEqual([])
    await expect.poll(openStreams).toBe(0)
    await docker('unpause', 'one')
    await expect.poll(last, patience).toEqual([one])
    await app.stats.update({ session: 'list', ids: [] }, { ...call, page: 'page' })
    await expect.poll(openStreams).toBe(0)
    await list.leave()
    const late = app.stats.update({ session: 'list', ids: [one] }, { ...call, page: 'page' })
    expect(await faultOf(late)).toMatchObject({ code: 'not-found' })
  })

  test('of one container go on over a stop, a start and a killed engine, with a gap in between', async () => {
    await run('web', ['--restart', 'always'], 'sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.2; done')
    const feed = follow('web')
    const state = () => feed.items.at(-1)?.state
    await expect.poll(state, patience).toBe('live')
    await docker('stop', 'web')
    await expect.poll(state, patience).toBe('stopped')
    expect(samples(feed.items).at(-1)).toBeNull()
    expect(await openStreams()).toBe(0)
    await docker('start', 'web')
    await expect.poll(state, patience).toBe('live')
    await feed.leave()

    // The history outlives the reader, and the absence is a gap.
    const again = follow('web')
    await expect.poll(() => samples(again.items).filter((sample) => sample === null).length).toBe(2)
    await expect.poll(() => again.items.at(-1)?.state, patience).toBe('live')
    await ground.engine.kill()
    await expect.poll(() => again.items.at(-1)?.state, patience).toBe('away')
    await ground.engine.start()
    await expect.poll(() => again.items.at(-1)?.state, patience).toBe('live')
    expect(samples(again.items).filter((sample) => sample === null).length).toBe(3)
    await docker('rm', '--force', 'web')
    await expect.poll(() => again.items.at(-1)?.state, patience).toBe('gone')
    await again.leave()
    expect(await openStreams()).toBe(0)
  })
})
