import * as command from '#shared/docker-command/containers.ts'
import type { Argv } from '#shared/docker-command/quote.ts'
import type { Fault } from '#shared/faults.ts'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { canMove, type Move } from '../model/moves.ts'
import { kill, type Named, pause, restart, start, stop, unpause } from './act-on-container.ts'
import { runBulk } from './bulk.ts'

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

/** What `perform` does, as docker commands on a name. */
export const moveCommand: Readonly<Record<PlainMove, (container: { readonly id: string }) => Argv>> = {
  start: command.start,
  stop: command.stop,
  pause: command.pause,
  unpause: command.unpause,
  restart: command.restart,
  kill: command.kill,
}

/** Does it to those of a selection that it fits; the others are named as left alone. */
export function performOnAll(move: PlainMove, containers: readonly ContainerSummary[]): Promise<void> {
  return runBulk({
    move,
    containers: containers.filter(({ state }) => canMove(state, move)),
    skipped: containers.filter(({ state }) => !canMove(state, move)),
    one: (container) => perform(move, container),
    commandOf: ({ name }) => moveCommand[move]({ id: name }),
  })
}
