import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import type { Engine } from '../../src/main/engine/engine.ts'
import { createHistory } from '../../src/main/services/history.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { settled, startMirrored } from './mirrored.ts'

const { docker } = ground
/** The figure is for 200, `STORM_CONTAINERS=200`; fewer show the same in a run of all tests. */
const count = Number(process.env['STORM_CONTAINERS'] ?? 25)

const patient = { timeout: 20_000 }

afterEach(() => emptyEngine(docker))

test(
  `a storm of ${count} containers loses no event, ends as docker ps -a says, and costs at most ten lists a second`,
  { timeout: 600_000 },
  async () => {
    const { engine, mirror } = startMirrored(ground.engine.host)
    const history = createHistory(engine)
    await docker('pull', 'busybox')
    await settled(mirror)
    const heardByCli = listenToEvents()
    await docker('create', '--name', 'first', 'busybox')
    await expect.poll(() => heardByCli.events().some(({ action }) => action === 'create'), patient).toBe(true)
    const watch = watchLists(engine)

    const run = ['run', '--detach', '--network', 'none']
    const ids = await many(count, (at) => [...run, '--name', `storm-${at}`, 'busybox', 'sleep', '600'])
    const kept = Math.ceil(count / 10)
    const each = ids.slice(kept)
    await many(each.length, (at) => ['rm', '--force', each[at] ?? ''])

    const { cli, mirror: ours } = await settled(mirror)
    expect(ours).toBe(cli)
    expect(cli.split('\n')).toHaveLength(kept + 1)
    await docker('rm', 'first')
    await expect.poll(() => heardByCli.of('destroy'), patient).toHaveLength(each.length + 1)
    const times = watch.stop()
    expect(times.length).toBeGreaterThan(1)
    expect(busiestSecond(times)).toBeLessThanOrEqual(10)

    const words = {
      create: 'created',
      start: 'started',
      kill: 'signalled',
      die: 'died',
      destroy: 'destroyed',
    }
    // Networks are told under another type.
    const expected = new Set<string>(Object.values(words))
    for (const id of ids) {
      const told = heardByCli
        .events()
        .filter((event) => event.id === id)
        .flatMap(({ action }) => Object.entries(words).flatMap(([key, word]) => (key === action ? word : [])))
      const news = await history.open(id, new AbortController().signal).next()
      const heard = (news.done === true ? [] : news.value.entries)
        .map(({ kind }) => kind)
        .filter((kind) => expected.has(kind))
      expect(heard).toEqual(told)
    }
    history.close()
    heardByCli.stop()
    console.info(
      `storm: ${count} containers, ${heardByCli.events().length} events, ${times.length} lists, ` +
        `${busiestSecond(times)} in the busiest second`,
    )
  },
)

/** `docker events` from now on: the engine itself remembers 256 only. */
function listenToEvents() {
  const args = ['events', '--filter', 'type=container', '--format', '{{.Action}} {{.Actor.ID}}']
  const child = spawn('docker', args, {
    env: dockerEnvironment(ground.engine),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const heard: { readonly action: string; readonly id: string }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [action = '', id = ''] = line.split(' ')
    heard.push({ action, id })
  })
  return {
    events: () => heard,
    of: (action: string) => heard.filter((event) => event.action === action),
    stop: () => child.kill(),
  }
}

/** Runs the CLI `count` times, eight at a time; answers what each printed. */
async function many(count: number, args: (at: number) => readonly string[]): Promise<string[]> {
  const printed: string[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < count; at = next++) printed.push(await docker(...args(at)))
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return printed
}

/** Gathers the times of list calls; the log of calls keeps only the last hundred. */
function watchLists(engine: Engine): { readonly stop: () => readonly number[] } {
  const seen = new Map<string, number>()
  const look = () => {
    for (const { at, path, milliseconds } of engine.diagnostics().calls) {
      if (/\/(containers|images)\/json/.test(path)) seen.set(`${at} ${path} ${milliseconds}`, at)
    }
  }
  const timer = setInterval(look, 500)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return [...seen.values()].toSorted((a, b) => a - b)
    },
  }
}

function busiestSecond(times: readonly number[]): number {
  return Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))
}
