import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createEngine } from '../../src/main/engine/connection.ts'
import type { EngineOptions } from '../../src/main/engine/connection.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { createMirror } from '../../src/main/engine/mirror.ts'
import type { Mirror, MirrorOptions } from '../../src/main/engine/mirror.ts'
import { containerSummary } from '../../src/main/services/models/container-summary.ts'
import { imageSummary } from '../../src/main/services/models/image-summary.ts'
import { ground } from '../support/engine-ground.ts'

export interface Mirrored {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly warnings: readonly string[]
}

const summaryNow = (raw: unknown) => containerSummary(raw, Date.now())

/** The app's connection and mirror on an address, both ended with the test. */
export function startMirrored(
  address: string,
  options: EngineOptions = {},
  mirrorOptions: MirrorOptions = {},
): Mirrored {
  const warnings: string[] = []
  const warn = (message: string) => warnings.push(message)
  const engine = createEngine({ choice: { kind: 'address', address }, env: {}, warn, ...options })
  const mirror = createMirror(
    engine,
    { container: summaryNow, image: imageSummary },
    { warn, ...mirrorOptions },
  )
  onTestFinished(() => {
    mirror.close()
    return engine.close()
  })
  return { engine, mirror, warnings }
}

/** What the mirror says, in the words of `psAll`; null while it is not ready. */
export function mirrored(mirror: Mirror): string | null {
  const { containers } = mirror.state()
  if (containers.status !== 'ready') return null
  return containers.items
    .map(({ id, name, state }) => `${id} ${name} ${state}`)
    .toSorted()
    .join('\n')
}

/** What the docker CLI says. */
export async function psAll(): Promise<string> {
  const format = '{{.ID}} {{.Names}} {{.State}}'
  const lines = await ground.docker('ps', '--all', '--no-trunc', '--format', format)
  return lines.split('\n').filter(Boolean).toSorted().join('\n')
}

/** Waits until the mirror equals `docker ps -a`; answers both as they last were. */
export async function settled(
  mirror: Mirror,
  within = 20_000,
): Promise<{ mirror: string | null; cli: string }> {
  for (const end = Date.now() + within; ; await delay(50)) {
    const both = { cli: await psAll(), mirror: mirrored(mirror) }
    if (both.cli === both.mirror || Date.now() > end) return both
  }
}
