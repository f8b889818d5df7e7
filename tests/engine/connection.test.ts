import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { settled, startMirrored } from './mirrored.ts'

const { docker } = ground

afterEach(() => emptyEngine(docker))

describe('an engine that dies and returns', () => {
  test('is mirrored as docker ps -a says after each of 20 deaths', { timeout: 300_000 }, async () => {
    // Heartbeats in quick time, so that a hang is noticed within a round.
    const { engine, mirror } = startMirrored(ground.engine.host, { timing: { quiet: 300, beat: 300 } })
    await docker('pull', 'busybox')
    const deaths = {
      killed: async () => {
        await ground.engine.kill()
        await ground.engine.start()
      },
      restarted: () => ground.engine.restart(),
      frozen: async () => {
        ground.engine.freeze()
        await delay(2500)
        ground.engine.thaw()
      },
    }
    const order = ['killed', 'frozen', 'killed', 'restarted', 'frozen'] as const
    for (let round = 0; round < 20; round += 1) {
      const how = order[round % order.length] ?? 'killed'
      const generation = engine.status().generation
      await docker(
        'run',
        '--detach',
        '--name',
        `before-${round}`,
        '--network',
        'none',
        // A sleeping first process hears no SIGTERM: each restart would wait for it.
        '--stop-signal',
        'SIGKILL',
        'busybox',
        'sleep',
        '600',
      )
      if (round > 1) await docker('rm', '--force', `before-${round - 2}`)
      await deaths[how]()
      await docker('create', '--name', `after-${round}`, 'busybox')

      const { cli, mirror: ours } = await settled(mirror)
      expect(ours, `${how} in round ${round}`).toBe(cli)
      expect(engine.status().generation).toBeGreaterThan(how === 'frozen' ? 0 : generation)
      expect(engine.diagnostics().openStreams).toBe(0)
    }
  })

  test('is asked nothing but heartbeats while nothing happens', async () => {
    const { engine, mirror } = startMirrored(ground.engine.host, { timing: { quiet: 200 } })
    await docker('pull', 'busybox')
    await docker('create', 'busybox')
    await settled(mirror)
    await delay(1500)
    const before = engine.diagnostics().calls.at(-1)?.at ?? 0
    await delay(2000)

    const asked = engine.diagnostics().calls.filter(({ at }) => at > before)
    expect(asked.length).toBeGreaterThan(3)
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/_ping']))
  })
})

describe('a socket', () => {
  test('of a killed engine is refused, and the status says so', async () => {
    const { engine } = startMirrored(ground.engine.host)
    await engine.ready(AbortSignal.timeout(10_000))
    await ground.engine.kill()
    for (const end = Date.now() + 10_000; engine.status().diagnosis !== 'refused'; await delay(20)) {
      if (Date.now() > end) break
    }

    expect(engine.status()).toMatchObject({
      state: 'lost',
      diagnosis: 'refused',
      fault: { code: 'unreachable' },
    })
    expect(engine.status().nextTryAt).not.toBeNull()
    await ground.engine.start()
    expect(await engine.ready(AbortSignal.timeout(30_000))).toBe(2)
  })
})
