import type { Fault } from '#shared/faults.ts'
import type { Move } from '../model/moves.ts'
import { kill, type Named, pause, restart, start, stop, unpause } from './act-on-container.ts'

/** The moves that need no question; remove asks first. */
export type PlainMove = Exclude<Move, 'remove'>

export function perform(move: PlainMove, container: Named): Promise<Fault | null> {
  switch (move) {
    case 'start':
      return start(container)
    case 'stop':
      return stop(container)
    case 'pause':
      return pause(container)
    case 'unpause':
      return unpause(container)
    case 'restart':
      return restart(container)
    case 'kill':
      return kill(container)
  }
}
