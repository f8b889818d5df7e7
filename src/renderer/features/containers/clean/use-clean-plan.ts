import { useEffect, useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useContainers } from '../../../store/collections.ts'
import { usePinned } from '../actions/settings.ts'
import { askSizes } from '../actions/sizes.ts'
import { type CleanRow, cleanRows, type CleanScope, listedFor, newcomers } from '../model/clean-plan.ts'

export interface CleanPlan {
  readonly rows: readonly CleanRow[]
  /** What will be removed as things stand now. */
  readonly targets: readonly ContainerSummary[]
  /** All that will still be there. */
  readonly staying: readonly ContainerSummary[]
  readonly newcomers: readonly ContainerSummary[]
  readonly isTicked: (row: CleanRow) => boolean
  readonly tick: (ids: readonly string[], ticked: boolean) => void
}

/** The list is made once, when the question is opened; what another hand does meanwhile is marked on it. */
export function useCleanPlan(scope: CleanScope): CleanPlan {
  const now = useLastKnown()
  const pinned = usePinned()
  const [listed] = useState(() => listedFor(scope, now))
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(() => new Map())
  useEffect(() => void askSizes(), [])
  const rows = cleanRows(scope, listed, now, pinned)
  const isTicked = (row: CleanRow) =>
    row.standing === 'there' && (ticks.get(row.container.id) ?? row.mark === null)
  const targets = rows.filter(isTicked).map(({ container }) => container)
  const going = new Set(targets.map(({ id }) => id))
  return {
    rows,
    targets,
    staying: now.filter(({ id }) => !going.has(id)),
    newcomers: newcomers(scope, listed, now),
    isTicked,
    tick: (ids, ticked) =>
      setTicks((before) => new Map([...before, ...ids.map((id) => [id, ticked] as const)])),
  }
}

/** While the engine is away, what it told last. */
function useLastKnown(): readonly ContainerSummary[] {
  const containers = useContainers()
  const items = containers.status === 'ready' ? containers.items : null
  const [known, setKnown] = useState(items ?? [])
  if (items !== null && items !== known) setKnown(items)
  return items ?? known
}
