import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { Engine } from '../engine/engine.ts'
import { containerDetails } from './models/container-details.ts'

/** `GET /containers/{id}/json`. Throws FaultError. */
export async function inspected(engine: Engine, id: string, signal?: AbortSignal): Promise<ContainerDetails> {
  const raw: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }),
    { idempotent: true, ...(signal && { signal }) },
  )
  return containerDetails(raw)
}
