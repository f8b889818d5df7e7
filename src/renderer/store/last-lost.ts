import type { EngineStatus } from '#shared/contract/system.ts'
import { create } from 'zustand'
import { onTold } from './collections.ts'
import type { Told } from './collections.ts'

const useLost = create<{ readonly status: EngineStatus | null }>()(() => ({ status: null }))

/**
 * What to tell while there is nothing of an engine to show. It stays what it was during the next try
 * of the same address, so that the page that tells it does not come and go.
 */
export function nextLost(
  before: EngineStatus | null,
  { engine, containers }: Pick<Told, 'engine' | 'containers'>,
): EngineStatus | null {
  if (engine === null || engine.state === 'ready' || containers.status === 'ready') return null
  if (engine.state === 'lost') return engine
  return before?.endpoint?.address === engine.endpoint?.address ? before : null
}

onTold((told) => {
  useLost.setState((lost) => {
    const status = nextLost(lost.status, told)
    return status === lost.status ? lost : { status }
  })
})

/** The status of an engine that was never reached, or null when there is one or it is still looked for. */
export const useNoEngine = (): EngineStatus | null => useLost((lost) => lost.status)
