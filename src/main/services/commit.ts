import type { CommitInput } from '#shared/contract/containers.ts'
import type { TaskResult } from '#shared/contract/tasks.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../engine/engine.ts'
import { imageId as withAlgorithm } from './models/image-id.ts'
import { record } from './models/raw.ts'
import { tagImage } from './tag.ts'
import type { TaskHandle } from './tasks.ts'

/**
 * `POST /commit`, then the tag. An engine cannot be told to give a commit up, so a cancelled one is let finish
 * and its image is taken away again; the tag comes last, so that it moves only when the image is wanted.
 */
export async function commitContainer(
  engine: Engine,
  input: CommitInput,
  handle: TaskHandle,
): Promise<Extract<TaskResult, { kind: 'commit' }>> {
  handle.step('committing')
  const answer: unknown = await engine.call(
    (docker, abortSignal) =>
      docker.getContainer(input.id).commit({ _query: commitQuery(input), _body: {}, abortSignal }),
    { deadline: Infinity },
  )
  const imageId = withAlgorithm(record(answer)['Id'])
  try {
    handle.signal.throwIfAborted()
    if (input.reference !== undefined) await tagImage(engine, imageId, input.reference)
  } catch (error) {
    await engine.call((docker) => docker.getImage(imageId).remove()).catch(() => {})
    throw error
  }
  return { kind: 'commit', imageId, reference: familiar(input.reference) }
}

/** The query as the CLI sends it; `changes` occurs once for each instruction. */
function commitQuery(input: CommitInput) {
  return {
    container: input.id,
    ...(input.author && { author: input.author }),
    ...(input.message && { comment: input.message }),
    ...(input.pause === false && { pause: '0' }),
    changes: (input.changes ?? []).map(({ instruction, value }) => `${instruction} ${value}`),
  }
}

function familiar(reference: string | undefined): string | null {
  const parsed = parseReference(reference ?? '')
  return parsed.ok ? familiarReference(parsed.reference) : null
}
