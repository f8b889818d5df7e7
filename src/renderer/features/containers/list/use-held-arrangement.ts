import { useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useRemovedHere } from '../actions/act-on-container.ts'
import { type Arrangement, holdArrangement, sameArrangement } from '../model/arrangement.ts'

/**
 * The arrangement on screen. While `held` it changes only by newcomers at the end; a new `wish`
 * (filter, sort) is a person's own doing and is followed at once.
 */
export function useHeldArrangement(fresh: Arrangement, held: boolean, wish: string): Arrangement {
  const removed = useRemovedHere()
  const [shown, setShown] = useState({ arrangement: fresh, wish })
  const wanted = held && shown.wish === wish ? holdArrangement(shown.arrangement, fresh, removed) : fresh
  if (shown.wish === wish && sameArrangement(shown.arrangement, wanted)) return shown.arrangement
  setShown({ arrangement: wanted, wish })
  return wanted
}

type ById = ReadonlyMap<string, ContainerSummary>

/** Containers by id; `known` has those too that went while the list was held. */
export function useKnownContainers(
  containers: readonly ContainerSummary[],
  held: boolean,
): { readonly present: ById; readonly known: ById } {
  const [seen, setSeen] = useState(() => look(containers, null))
  if (seen.containers === containers && (held || seen.known === seen.present)) return seen
  const next = look(containers, held ? seen.known : null)
  setSeen(next)
  return next
}

function look(containers: readonly ContainerSummary[], before: ById | null) {
  const present: ById = new Map(containers.map((container) => [container.id, container] as const))
  const known: ById = before === null ? present : new Map([...before, ...present])
  return { containers, present, known }
}
