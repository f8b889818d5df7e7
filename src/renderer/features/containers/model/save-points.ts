import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import { familyOf, type SavePoint } from '#shared/save-points.ts'

/** A save point as the image that it is, and who runs from it. */
export interface SavePointItem extends SavePoint {
  /** The image's. */
  readonly id: string
  readonly createdAt: number
  readonly size: number
  readonly usedBy: readonly ContainerSummary[]
}

/** All that belong together: save points newest first, and the containers that there still are. */
export interface Family {
  readonly family: string
  /** The name of its container; of one that is gone, the last it had. */
  readonly name: string
  readonly items: readonly SavePointItem[]
  readonly containers: readonly ContainerSummary[]
}

/** Every save point, newest first; those of one second by name, as the engine tells whole seconds. */
export function savePointItems(
  images: readonly ImageSummary[],
  containers: readonly ContainerSummary[],
): readonly SavePointItem[] {
  return images
    .flatMap(({ id, createdAt, size, savePoint }) =>
      savePoint === null
        ? []
        : [
            {
              ...savePoint,
              id,
              createdAt,
              size,
              usedBy: containers.filter(({ imageId }) => imageId === id),
            },
          ],
    )
    .sort(
      (one, other) =>
        other.createdAt - one.createdAt ||
        other.reference.localeCompare(one.reference, 'en', { numeric: true }),
    )
}

/** The families that have a save point, the one with the newest first. */
export function familiesOf(
  items: readonly SavePointItem[],
  containers: readonly ContainerSummary[],
): readonly Family[] {
  const families = new Set(items.map(({ family }) => family))
  const members = containers.map((container) => ({ container, of: familyOf(container, items) }))
  return [...families].map((family) => {
    const points = items.filter((item) => item.family === family)
    const present = members.filter(({ of }) => of === family).map(({ container }) => container)
    return { family, name: nameOf(points, present), items: points, containers: present }
  })
}

function nameOf(points: readonly SavePointItem[], present: readonly ContainerSummary[]): string {
  const made = points.find((point) => present.some(({ id }) => id === point.containerId))
  const container = present.find(({ id }) => id === made?.containerId) ?? present[0]
  return container?.name ?? points[0]?.container ?? ''
}

/** The family of one container, which may have no save point yet. */
export function familyWith(
  container: ContainerSummary,
  items: readonly SavePointItem[],
  containers: readonly ContainerSummary[],
): Family {
  const family = familyOf(container, items)
  return {
    family,
    name: container.name,
    items: items.filter((item) => item.family === family),
    containers: containers.filter((each) => familyOf(each, items) === family),
  }
}

/** The container that a save point was made of, also when it was made anew since; undefined when it is gone. */
export function madeOf(
  item: SavePoint,
  containers: readonly ContainerSummary[],
): ContainerSummary | undefined {
  return (
    containers.find(({ id }) => id === item.containerId) ??
    containers.find(({ name }) => name === item.container)
  )
}

/** A name for a new container that nobody has: `web-before-upgrade`, `web-before-upgrade-2`… */
export function proposedName(item: SavePoint, containers: readonly ContainerSummary[]): string {
  const taken = new Set(containers.map(({ name }) => name))
  const tag = item.reference.slice(item.reference.lastIndexOf(':') + 1)
  const first = `${item.container || 'container'}-${tag}`.slice(0, 200)
  for (let count = 2, name = first; ; count += 1) {
    if (!taken.has(name)) return name
    name = `${first}-${String(count)}`
  }
}
