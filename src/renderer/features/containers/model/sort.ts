import type { ContainerState, ContainerSummary } from '#shared/contract/containers.ts'
import type { Settings } from '#shared/contract/desktop.ts'

export type SortBy = Settings['containersSort']

const stateRank: Readonly<Record<ContainerState, number>> = {
  running: 0,
  restarting: 1,
  paused: 2,
  removing: 3,
  created: 4,
  exited: 5,
  dead: 6,
}

// One collator for all comparisons: `localeCompare` makes one each time, and 1,000 rows are many.
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Ties fall back to the name, so that the order never depends on the engine's. `web-2` comes before `web-10`. */
export function sortContainers(
  containers: readonly ContainerSummary[],
  by: SortBy,
): readonly ContainerSummary[] {
  return containers.toSorted((a, b) => compare(a, b, by) || byName.compare(a.name, b.name))
}

function compare(a: ContainerSummary, b: ContainerSummary, by: SortBy): number {
  switch (by) {
    case 'name':
      return 0
    case 'state':
      return stateRank[a.state] - stateRank[b.state]
    case 'created':
      return b.createdAt - a.createdAt
    case 'image':
      return byName.compare(a.image, b.image)
  }
}
