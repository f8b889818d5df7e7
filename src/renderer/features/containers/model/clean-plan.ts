import type { ContainerSummary } from '#shared/contract/containers.ts'
import { needsForce } from './moves.ts'
import { editedName } from '#shared/edited-name.ts'

/** `stopped` is what `docker container prune` takes: created, exited and dead ones. */
export type CleanScope = 'stopped' | 'all'

/** One container of the list that was made when the question was opened: only these are ever removed. */
export interface CleanRow {
  /** As it is now; as it was last when it is gone. */
  readonly container: ContainerSummary
  /** What became of it since: `started` ones are left out where only stopped ones were meant. */
  readonly standing: 'there' | 'gone' | 'started'
  /** Why it is not ticked at first: pinned by the person, or kept by a change of settings for its Undo. */
  readonly mark: 'pinned' | 'kept' | null
}

export function listedFor(
  scope: CleanScope,
  containers: readonly ContainerSummary[],
): readonly ContainerSummary[] {
  return containers
    .filter((container) => isMeant(scope, container))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}

export function cleanRows(
  scope: CleanScope,
  listed: readonly ContainerSummary[],
  now: readonly ContainerSummary[],
  pinned: readonly string[],
): readonly CleanRow[] {
  const present = new Map(now.map((container) => [container.id, container]))
  return listed.map((before) => {
    const container = present.get(before.id)
    const shown = container ?? before
    const mark = editedName(shown.name) !== null ? 'kept' : pinned.includes(shown.name) ? 'pinned' : null
    if (container === undefined || container.state === 'removing')
      return { container: shown, standing: 'gone', mark }
    return { container, standing: isMeant(scope, container) ? 'there' : 'started', mark }
  })
}

/** What fits now and was not there when the list was made: it stays. */
export function newcomers(
  scope: CleanScope,
  listed: readonly ContainerSummary[],
  now: readonly ContainerSummary[],
): readonly ContainerSummary[] {
  const known = new Set(listed.map(({ id }) => id))
  return listedFor(scope, now).filter(({ id }) => !known.has(id))
}

function isMeant(scope: CleanScope, { state }: ContainerSummary): boolean {
  return state !== 'removing' && (scope === 'all' || !needsForce(state))
}
