import type { ContainerSummary } from '#shared/contract/containers.ts'

export interface Group {
  readonly key: string
  readonly kind: 'pinned' | 'project' | 'alone'
  /** The compose project's name; empty for the other kinds. */
  readonly project: string
  readonly ids: readonly string[]
}

export type Arrangement = readonly Group[]

/** Pinned first, then compose projects by name, then those on their own; the given order holds inside each. */
export function arrange(containers: readonly ContainerSummary[], pinned: readonly string[]): Arrangement {
  const pins = new Set(pinned)
  const groups = new Map<string, { kind: Group['kind']; project: string; ids: string[] }>()
  for (const container of containers) {
    const place = placeOf(container, pins)
    const group = groups.get(place.key) ?? { ...place, ids: [] }
    group.ids.push(container.id)
    groups.set(place.key, group)
  }
  return [...groups]
    .map(([key, { kind, project, ids }]) => ({ key, kind, project, ids }))
    .toSorted((a, b) => rank[a.kind] - rank[b.kind] || (a.project < b.project ? -1 : 1))
}

/**
 * What is shown while a person is in the list: nobody moves and nobody leaves; newcomers go to the end
 * of their group, new groups to the end. `gone` are ids that the person removed here and expects to go.
 */
export function holdArrangement(
  held: Arrangement,
  fresh: Arrangement,
  gone: ReadonlySet<string>,
): Arrangement {
  const known = new Set(held.flatMap((group) => group.ids))
  const newcomers = new Map(
    fresh.map((group) => [group.key, group.ids.filter((id) => !known.has(id) && !gone.has(id))] as const),
  )
  const kept = held.map((group) => ({
    ...group,
    ids: [...group.ids.filter((id) => !gone.has(id)), ...(newcomers.get(group.key) ?? [])],
  }))
  const heldKeys = new Set(held.map((group) => group.key))
  const added = fresh
    .filter((group) => !heldKeys.has(group.key))
    .map((group) => ({ ...group, ids: newcomers.get(group.key) ?? [] }))
  return [...kept, ...added].filter((group) => group.ids.length > 0)
}

const rank: Readonly<Record<Group['kind'], number>> = { pinned: 0, project: 1, alone: 2 }

function placeOf(
  container: ContainerSummary,
  pins: ReadonlySet<string>,
): { key: string; kind: Group['kind']; project: string } {
  if (pins.has(container.name)) return { key: 'pinned', kind: 'pinned', project: '' }
  if (container.compose === null) return { key: 'alone', kind: 'alone', project: '' }
  const { project } = container.compose
  return { key: `project:${project}`, kind: 'project', project }
}

export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  return (
    a.length === b.length &&
    a.every((group, index) => {
      const other = b[index]
      return (
        group.key === other?.key &&
        group.ids.length === other.ids.length &&
        group.ids.every((id, at) => id === other.ids[at])
      )
    })
  )
}
