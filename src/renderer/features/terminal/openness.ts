import type { ContainerState } from '#shared/contract/containers.ts'

export type Openness = 'running' | 'paused' | 'restarting' | 'stopped'

/** What a state allows: programs of one's own, the main process, nothing yet (the engine starts it), or a start. */
export function opennessOf(state: ContainerState): Openness {
  return state === 'running' || state === 'paused' || state === 'restarting' ? state : 'stopped'
}
