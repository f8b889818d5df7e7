import type { TestProject } from 'vitest/node'
import { type GroundAddresses, startGround } from './ground.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ground: GroundAddresses
  }
}

/** One ground for a run of the engine tests; `openGround(inject('ground'))` gets at it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { dispose, ...ground } = await startGround()
  const { folder, registry, loginRegistry, hub, control } = ground
  project.provide('ground', { folder, registry, loginRegistry, hub, control })
  return dispose
}
