import type { ContainerSpec } from '#shared/contract/create-input.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { asConnected } from './models/as-connected.ts'
import { createSpec } from './models/create-spec.ts'
import { imageId } from './models/image-id.ts'
import { record, text } from './models/raw.ts'

/** A container's inspection with its image's and the engine's defaults: what would make another like it. */
export async function containerSpec(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerSpec> {
  const options = { idempotent: true, signal }
  const container: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }),
    options,
  )
  const inspectImage = async (name: string): Promise<unknown> => {
    try {
      return await engine.call((docker) => docker.getImage(name).inspect(), options)
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === 'not-found') return null
      throw error
    }
  }
  const raw = asConnected(record(container))
  const [image, named, info] = await Promise.all([
    inspectImage(text(raw['Image'])),
    inspectImage(text(record(raw['Config'])['Image'])),
    engine.call((docker) => docker.info(), options),
  ])
  const told = record(info)
  return createSpec(raw, image, named === null ? null : imageId(record(named)['Id']), {
    name: text(told['Name']),
    loggingDriver: text(told['LoggingDriver']) || 'json-file',
    runtime: text(told['DefaultRuntime']) || 'runc',
    swapLimit: told['SwapLimit'] === true,
    cgroupVersion: text(told['CgroupVersion']) || '1',
  })
}
