import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ChaosProxy, randomDisturbances, seededRandom, startChaosProxy } from '../support/chaos-proxy.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { mirrored, psAll, settled, startMirrored } from './mirrored.ts'

const { docker } = ground
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 40)
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261)

let folder = ''
let proxy: ChaosProxy

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quayside-chaos-'))
  proxy = await startChaosProxy(ground.engine.socket, join(folder, 'docker.sock'), seed)
})

afterEach(async () => {
  await proxy.close()
  rmSync(folder, { recursive: true })
  await emptyEngine(docker)
})

describe('behind a proxy that cuts, stalls, delays and lies', () => {
  test(
    `the mirror equals docker ps -a after each of ${rounds} rounds of seed ${seed}`,
    { timeout: 600_000 },
    async () => {
      const timing = { connect: 400, quiet: 200, beat: 200 }
      // An /events stream that alone goes silent is found by the comparison that runs while somebody looks.
      const { engine, mirror } = startMirrored(proxy.host, { timing }, { reconcileEvery: 1000 })
      mirror.setVisible(true)
      const random = seededRandom(seed)
      const disturbances = randomDisturbances(seed)
      await docker('pull', 'busybox')
      for (let round = 0; round < rounds; round += 1) {
        proxy.disturb(disturbances)
        if (random() < 0.5) proxy.cutAll()
        await docker('create', '--name', `chaos-${round}`, 'busybox')
        if (random() < 0.4 && round > 0) await docker('rm', `chaos-${round - 1}`).catch(() => undefined)
        engine.retry()
        await new Promise((resolve) => setTimeout(resolve, random() * 400))
        proxy.disturb({ kind: 'pass' })

        const { cli, mirror: ours } = await settled(mirror)
        expect(ours, `round ${round}`).toBe(cli)
      }
      expect(engine.diagnostics().openStreams).toBe(0)
    },
  )

  test('a proxy that stalls is found out and left', async () => {
    const { engine, mirror } = startMirrored(proxy.host, { timing: { quiet: 100, beat: 100 } })
    await docker('pull', 'busybox')
    await settled(mirror)
    proxy.disturb({ kind: 'stall', afterBytes: 0 })
    // Connections that were open pass on; new ones hang, so the next call and reconnect do too.
    proxy.cutAll()
    await docker('create', '--name', 'meanwhile', 'busybox')
    expect(mirrored(mirror)).not.toBe(await psAll())
    proxy.disturb({ kind: 'pass' })

    const { cli, mirror: ours } = await settled(mirror)
    expect(ours).toBe(cli)
    expect(engine.status().generation).toBeGreaterThan(1)
  })
})
