import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageRow } from './image-rows.ts'

/** What removing one row will do, told before it is done. */
export type RemovePlan =
  /** The image has other names: only this one goes. */
  | { readonly kind: 'untag'; readonly others: readonly string[] }
  /** A container that is not stopped holds the image: the engine refuses, and of one known by its id even by force. */
  | { readonly kind: 'held'; readonly by: readonly ContainerSummary[] }
  /** So it is held, but force takes the name and leaves the image without one. */
  | { readonly kind: 'name-by-force'; readonly by: readonly ContainerSummary[] }
  /** Stopped containers hold it: by force the name and the image go, and the containers cannot be made again from it. */
  | { readonly kind: 'stopped-users'; readonly by: readonly ContainerSummary[] }
  /** The containers are not known: what the engine will say is not, either. */
  | { readonly kind: 'unknown-users'; readonly size: number }
  | { readonly kind: 'delete'; readonly size: number }

const alive = new Set<ContainerSummary['state']>(['running', 'paused', 'restarting'])

/** How many images go and how many names are only taken off: two rows may be one image. */
export function countRemoval(plans: readonly { readonly row: ImageRow; readonly plan: RemovePlan }[]): {
  readonly images: number
  readonly names: number
} {
  const going = plans.filter(({ plan }) => plan.kind !== 'untag' && plan.kind !== 'name-by-force')
  return { images: new Set(going.map(({ row }) => row.id)).size, names: plans.length - going.length }
}

/** `together` are the rows removed in the same go: an image all of whose names go is deleted. */
export function planRemoval(
  row: ImageRow,
  allRows: readonly ImageRow[],
  {
    together = [row],
    force = false,
  }: { readonly together?: readonly ImageRow[]; readonly force?: boolean } = {},
): RemovePlan {
  const going = new Set(together.map((one) => one.key))
  const others = allRows
    .filter((one) => one.id === row.id && one.key !== row.key && !going.has(one.key))
    .map((one) => one.reference)
  if (others.length > 0) return { kind: 'untag', others }
  if (row.usedBy === null) return { kind: 'unknown-users', size: row.size }
  const running = row.usedBy.filter((container) => alive.has(container.state))
  if (running.length > 0) return { kind: force && !isById(row) ? 'name-by-force' : 'held', by: running }
  if (row.usedBy.length > 0) return { kind: 'stopped-users', by: row.usedBy }
  return { kind: 'delete', size: row.size }
}

/** What force adds. `several-names`: of an image without a tag it takes off the names of all its digests. */
export type ForceEffect = Exclude<RemovePlan['kind'], 'untag' | 'delete'> | 'several-names'

/** Each effect on any of the rows, once; none where the engine takes them as they are. */
export function forceEffects(
  rows: readonly ImageRow[],
  allRows: readonly ImageRow[],
): readonly ForceEffect[] {
  const effects = rows.flatMap((row): ForceEffect[] => {
    const { kind } = planRemoval(row, allRows, { together: rows, force: true })
    if (kind !== 'untag' && kind !== 'delete') return [kind]
    return isById(row) && row.repository !== null ? ['several-names'] : []
  })
  return [...new Set(effects)]
}

/** Without a tag there is only the id to give: the engine takes no name off by it that something holds. */
const isById = ({ reference, id }: ImageRow): boolean => reference === id
