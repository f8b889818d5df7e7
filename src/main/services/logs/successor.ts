import type { ContainerDetails } from '#shared/contract/containers.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'

/**
 * Waits for another container with the name of one that is gone, and answers what `GET /containers/{name}/json` says of
 * it; null when `signal` aborts. It is asked for when one of that name starts, and when the engine comes back.
 */
export async function successorOf(
  engine: Engine,
  { id, name }: { readonly id: string; readonly name: string },
  signal: AbortSignal,
): Promise<ContainerDetails | null> {
  let worthALook = true
  let wake: (() => void) | null = null
  const look = (): void => {
    worthALook = true
    wake?.()
  }
  const stopEvents = engine.onEvent((event) => {
    if (event.type === 'container' && event.action === 'start' && event.attributes['name'] === name) look()
  })
  const stopStatus = engine.onStatus(({ state }) => {
    if (state === 'ready') look()
  })
  signal.addEventListener('abort', look)
  try {
    while (!signal.aborted) {
      worthALook = false
      const found = await byName(engine, name, signal)
      if (found !== null && found.id !== id) return found
      if (!worthALook)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    return null
  } finally {
    stopEvents()
    stopStatus()
    signal.removeEventListener('abort', look)
  }
}

/** null when there is none, and while the engine is away. */
async function byName(engine: Engine, name: string, signal: AbortSignal): Promise<ContainerDetails | null> {
  try {
    const answer: unknown = await engine.call(
      (docker, abortSignal) => docker.getContainer(name).inspect({ abortSignal }),
      { idempotent: true, signal },
    )
    return containerDetails(answer)
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    return null
  }
}
