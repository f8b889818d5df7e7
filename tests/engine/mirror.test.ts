import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/main/engine/engine.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { settled, startMirrored } from './mirrored.ts'

const { docker } = ground

afterEach(() => emptyEngine(docker))

describe('the mirror of a real engine', () => {
  test('follows a container through its life', async () => {
    const { mirror } = startMirrored(ground.engine.host)
    await docker('pull', 'busybox')
    const steps = [
      ['create', '--name', 'one', '--network', 'none', 'busybox', 'sleep', '600'],
      ['start', 'one'],
      ['pause', 'one'],
      ['unpause', 'one'],
      ['rename', 'one', 'two'],
      ['kill', 'two'],
      ['rm', 'two'],
    ]
    for (const step of steps) {
      await docker(...step)
      const { cli, mirror: ours } = await settled(mirror, 5000)
      expect(ours, step.join(' ')).toBe(cli)
    }
  })

  test('shows images as they are tagged, committed and removed', async () => {
    const { mirror } = startMirrored(ground.engine.host)
    await docker('pull', 'busybox')
    await docker('tag', 'busybox', 'team/mine:1')
    await docker('run', '--name', 'made', 'busybox', 'true')
    await docker('commit', 'made')

    const references = () => {
      const { images } = mirror.state()
      return images.status === 'ready' ? images.items.flatMap((image) => image.references).toSorted() : []
    }
    const dangling = () => {
      const { images } = mirror.state()
      return images.status === 'ready' ? images.items.filter((image) => image.dangling).length : 0
    }
    for (const end = Date.now() + 5000; Date.now() < end && dangling() === 0;) await delay(50)
    expect(references()).toEqual(['busybox:latest', 'team/mine:1'])
    expect(dangling()).toBe(1)
    await docker('rmi', 'team/mine:1')
    for (const end = Date.now() + 5000; Date.now() < end && references().length > 1;) await delay(50)
    expect(references()).toEqual(['busybox:latest'])
  })

  test('a storm of 200 containers costs at most ten list calls a second', { timeout: 240_000 }, async () => {
    const { engine, mirror } = startMirrored(ground.engine.host)
    await docker('pull', 'busybox')
    await settled(mirror)
    const watch = watchLists(engine)
    const ids = await many(200, (at) => [
      'create',
      '--name',
      `storm-${at}`,
      '--network',
      'none',
      'busybox',
      'sleep',
      '600',
    ])
    await docker('start', ...ids.slice(0, 60))
    await docker('rm', '--force', ...ids.slice(20))

    const { cli, mirror: ours } = await settled(mirror)
    expect(ours).toBe(cli)
    expect(cli.split('\n')).toHaveLength(20)
    const times = watch.stop()
    expect(times.length).toBeGreaterThan(5)
    expect(busiestSecond(times)).toBeLessThanOrEqual(10)
  })
})

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
