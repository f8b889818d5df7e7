import type { CreateSavePointInput } from '#shared/contract/save-points.ts'
import type { TaskResult } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/save-points.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { commitContainer } from '../commit.ts'
import type { TaskHandle } from '../tasks.ts'

/**
 * Throws `conflict` with detail {reference} when an image has that name already: the tag would move without a word,
 * and leave the image that had it without a name. `GET /images/{name}/json`
 */
export async function refuseTaken(engine: Engine, reference: string, signal: AbortSignal): Promise<void> {
  try {
    await engine.call((docker) => docker.getImage(reference).inspect(), { idempotent: true, signal })
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'not-found') return
    throw error
  }
  throw new FaultError(fault('conflict', `There is an image ${reference} already.`, { reference }))
}

/** The commit that a save point is, in the task of whoever wants one; a cancelled one leaves no image. */
export async function makeSavePoint(
  engine: Engine,
  input: CreateSavePointInput,
  container: dockerCommand.Committed,
  handle: TaskHandle,
): Promise<Extract<TaskResult, { kind: 'save-point' }>> {
  const commit = dockerCommand.savePointCommit(input, container)
  const { imageId } = await commitContainer(engine, commit, handle)
  return { kind: 'save-point', imageId, name: input.name, reference: input.reference }
}
