import * as dockerCommand from '#shared/docker-command/save-points.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Mirror } from '../../engine/mirror.ts'
import { readyItems } from '../collection.ts'
import { commitContainer } from '../commit.ts'
import type { Implementation } from '../implementation.ts'
import { containerDetails } from '../models/container-details.ts'
import type { Tasks } from '../tasks.ts'
import { compareFiles } from './compare.ts'
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
      const images = await readyItems(mirror, (state) => state.images, signal)
      // A tag would move without a word, and leave the image that had it without a name.
      if (images.some(({ references }) => references.includes(input.reference))) {
        const message = `There is an image ${input.reference} already.`
        throw new FaultError(fault('conflict', message, { reference: input.reference }))
      }
      const { name, reference } = input
      return tasks.start(
        { kind: 'save-point', subject: container.name, command: dockerCommand.create(input, container) },
        async (handle) => {
          const commit = dockerCommand.savePointCommit(input, container)
          const { imageId } = await commitContainer(engine, commit, handle)
          return { kind: 'save-point', imageId, name, reference }
        },
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
