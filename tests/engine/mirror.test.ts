import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
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
})
