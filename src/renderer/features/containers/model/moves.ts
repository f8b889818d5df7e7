import type { ContainerState } from '#shared/contract/containers.ts'

export type Move = 'start' | 'stop' | 'pause' | 'unpause' | 'restart' | 'kill' | 'remove'

/** The moves that the engine accepts in each state (moby: daemon/{start,stop,pause,kill,restart,delete}.go). */
const openMoves: Readonly<Record<ContainerState, readonly Move[]>> = {
  created: ['start', 'remove'],
  running: ['stop', 'pause', 'restart', 'kill', 'remove'],
  paused: ['unpause', 'stop', 'restart', 'kill', 'remove'],
  restarting: ['stop', 'restart', 'kill', 'remove'],
  removing: [],
  exited: ['start', 'restart', 'remove'],
  dead: ['remove'],
}

export function movesOf(state: ContainerState): readonly Move[] {
  return openMoves[state]
}

export function canMove(state: ContainerState, move: Move): boolean {
  return openMoves[state].includes(move)
}

/** `docker rm` refuses these without --force. */
export function needsForce(state: ContainerState): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting'
}
