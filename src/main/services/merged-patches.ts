import type { Change, CollectionPatch } from '#shared/contract/system.ts'

/** A patch that has no number yet. */
export type Patch = Omit<Extract<Change, { kind: 'patch' }>, 'kind' | 'revision'>

/** One patch that does what `earlier` and then `later` do; each id occurs once. */
export function mergedPatches(earlier: Patch, later: Patch): Patch {
  const containers = mergedCollections(earlier.containers, later.containers)
  const images = mergedCollections(earlier.images, later.images)
  const tasks = mergedCollections(earlier.tasks, later.tasks)
  return {
    ...earlier,
    ...later,
    ...(containers && { containers }),
    ...(images && { images }),
    ...(tasks && { tasks }),
  }
}

function mergedCollections<Item extends { readonly id: string }>(
  earlier: CollectionPatch<Item> | undefined,
  later: CollectionPatch<Item> | undefined,
): CollectionPatch<Item> | undefined {
  if (!earlier || !later) return later ?? earlier
  const upsert = new Map(earlier.upsert.map((item) => [item.id, item]))
  const remove = new Set(earlier.remove)
  for (const id of later.remove) {
    upsert.delete(id)
    remove.add(id)
  }
  for (const item of later.upsert) {
    upsert.set(item.id, item)
    remove.delete(item.id)
  }
  return { upsert: [...upsert.values()], remove: [...remove] }
}
