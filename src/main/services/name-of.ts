import type { Engine } from '../engine/engine.ts'
import { containerDetails } from './models/container-details.ts'

/** A container's name, as commands show it, for an id that may be anything the engine takes. */
export async function nameOf(engine: Engine, id: string): Promise<string> {
  const raw = await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
    idempotent: true,
  })
  return containerDetails(raw).name
}
