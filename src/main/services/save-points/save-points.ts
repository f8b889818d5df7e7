import * as dockerCommand from '#shared/docker-command/save-points.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Mirror } from '../../engine/mirror.ts'
import { readyItems } from '../collection.ts'
import type { Implementation } from '../implementation.ts'
import { containerDetails } from '../models/container-details.ts'
import type { Tasks } from '../tasks.ts'
import { compareFiles } from './compare.ts'
import { makeSavePoint, refuseTaken } from './make.ts'
import { savePointSizes } from './sizes.ts'

/** The save points of one engine; which there are is told by the mirror's images. */
export function createSavePoints(parts: {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly tasks: Tasks
}): Implementation<'savePoints'> {
  const { engine, mirror, tasks } = parts
  return {
    create: async (input, { signal }) => {
      const raw = await engine.call(
        (docker, abortSignal) => docker.getContainer(input.id).inspect({ abortSignal }),
        { idempotent: true, signal },
      )
      const container = containerDetails(raw)
      await refuseTaken(engine, input.reference, signal)
      return tasks.start(
        { kind: 'save-point', subject: container.name, command: dockerCommand.create(input, container) },
        (handle) => makeSavePoint(engine, input, container, handle),
      )
    },
    sizes: async (_, { signal }) => {
      const options = { idempotent: true, signal }
      const [images, containers] = await Promise.all([
        engine.call((docker, abortSignal) => docker.listImages({ all: true, abortSignal }), options),
        readyItems(mirror, (state) => state.containers, signal),
      ])
      return savePointSizes(images, new Set(containers.map(({ imageId }) => imageId)))
    },
    compare: async (question, { signal }) => compareFiles(engine, question, signal),
  }
}
