import { afterAll, afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { HistoryEntry, HistoryNews } from '#shared/contract/history.ts'
import * as command from '#shared/docker-command/containers.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)

afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

/** What a reader knows of a container, kept up as a page would. */
async function readHistory(id: string) {
  const leave = new AbortController()
  const stream = await app.containers.history({ id }, { ...call, signal: leave.signal })
  const entries = new Map<number, HistoryEntry>()
  let last: HistoryNews = { entries: [], first: 0, since: null, gaps: [] }
  const reading = (async () => {
    for await (const news of stream) {
      last = news
      for (const entry of news.entries) entries.set(entry.number, entry)
    }
  })()
  return {
    kinds: () => [...entries.values()].map(({ kind }) => kind),
    entries: () => [...entries.values()],
    gaps: () => last.gaps,
    leave: async () => {
      leave.abort()
      await reading
    },
  }
}

const told = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()) }),
  timeNano: z.number(),
})
type Told = z.output<typeof told>

const words: Readonly<Record<string, string>> = {
  create: 'created',
  connect: 'connected',
  start: 'started',
  pause: 'paused',
  unpause: 'unpaused',
  rename: 'renamed',
  kill: 'signalled',
  die: 'died',
  disconnect: 'disconnected',
  stop: 'stopped',
  restart: 'restarted',
  update: 'updated',
  commit: 'committed',
  exec_start: 'executed',
  destroy: 'destroyed',
}
const wordOf = ({ Action }: Told) => words[Action.split(':')[0] ?? '']

/** What the CLI prints up to now; the engine counts whole seconds. */
async function cliEvents(...filter: readonly string[]): Promise<readonly Told[]> {
  const until = String(Math.floor(Date.now() / 1000) + 1)
  const printed = await docker(
    'events',
    '--since',
    '24h',
    ...filter,
    '--until',
    until,
    '--format',
    '{{json .}}',
  )
  return printed.split('\n').map((line) => told.parse(JSON.parse(line)))
}

test('the history tells what docker events tells, follows a rename, and outlives the container', async () => {
  await docker('pull', 'busybox')
  await app.engine.ready(AbortSignal.timeout(10_000))
  const script = 'trap "exit 3" TERM; while :; do sleep 0.05; done'
  const id = await docker('run', '-d', '--name', 'web', 'busybox', 'sh', '-c', script)
  const reader = await readHistory(id)
  await docker('exec', 'web', 'true')
  await docker('pause', 'web')
  await docker('unpause', 'web')
  await docker('rename', 'web', 'shop')
  await docker('update', '--cpu-shares', '512', 'shop')
  await docker('restart', 'shop')
  await docker('commit', 'shop', 'saved:1')
  await docker('stop', 'shop')
  await docker('rm', 'shop')

  await expect.poll(reader.kinds, { timeout: 20_000 }).toContain('destroyed')
  const all = await cliEvents()
  const events = all.filter(
    (event) =>
      (event.Actor.ID === id || event.Actor.Attributes['container'] === id) && wordOf(event) !== undefined,
  )
  expect(reader.kinds()).toEqual(events.map(wordOf))
  for (const [place, entry] of reader.entries().entries())
    expect(Math.abs(entry.at - Math.floor((events[place]?.timeNano ?? 0) / 1e6))).toBeLessThanOrEqual(1)
  // The command that is shown tells the same, but for what the engine files under the network.
  const shown = command.history({ id })
  expect(shown.slice(0, 4)).toEqual(['docker', 'events', '--since', '24h'])
  const filtered = (await cliEvents(...shown.slice(4))).filter((event) => wordOf(event) !== undefined)
  expect(filtered).toEqual(events.filter(({ Type }) => Type === 'container'))
  expect(reader.entries()).toContainEqual(expect.objectContaining({ kind: 'died', exitCode: 3 }))
  expect(reader.entries()).toContainEqual(
    expect.objectContaining({ kind: 'renamed', from: 'web', to: 'shop' }),
  )
  await reader.leave()

  const after = await readHistory('shop')
  await expect.poll(after.kinds, { timeout: 20_000 }).toEqual(events.map(wordOf))
  await after.leave()
})

test('after the engine died the history is kept and says from when to when nothing was heard', async () => {
  await docker('pull', 'busybox')
  await app.engine.ready(AbortSignal.timeout(10_000))
  const id = await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '600')
  const reader = await readHistory(id)
  await expect.poll(reader.kinds, { timeout: 20_000 }).toContain('started')
  const before = reader.gaps().length
  await ground.engine.kill()
  await ground.engine.start()
  await expect.poll(() => reader.gaps().length, { timeout: 30_000 }).toBe(before + 1)
  await docker('rm', '--force', 'web')
  await expect.poll(reader.kinds, { timeout: 20_000 }).toContain('destroyed')
  expect(reader.kinds().slice(0, 3)).toEqual(['created', 'connected', 'started'])
  const gap = reader.gaps().at(-1)
  expect(gap?.to).toBeGreaterThan(gap?.from ?? Infinity)
  await reader.leave()
})
