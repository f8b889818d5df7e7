import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { postContainer } from '../container-create.ts'
import type { Raw } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'
import type { Attachment } from './carried.ts'

/** A container that is to be made: body, further networks, and the network that it must not be on. */
export interface NewContainer {
  readonly body: Raw
  readonly platform: string | null
  readonly networks: readonly Attachment[]
  readonly leave: string | null
}

/**
 * Makes it, hung on all its networks, and answers its id. What was begun is removed again when a network refuses.
 * A missing image is `not-found` with detail {image}.
 */
export async function makeContainer(
  { engine, calls }: { readonly engine: Engine; readonly calls: EditCalls },
  name: string,
  { body, platform, networks, leave }: NewContainer,
): Promise<string> {
  const { id } = await postContainer(engine, { name, ...(platform !== null && { platform }) }, body)
  try {
    for (const { network, endpoint } of networks) await calls.connect(network, id, endpoint)
    if (leave !== null) await calls.disconnect(leave, id)
  } catch (error) {
    await calls.remove(id, true).catch(() => {})
    throw error
  }
  if (id === '') throw new FaultError(fault('engine-error', 'The engine made a container without an id.'))
  return id
}
