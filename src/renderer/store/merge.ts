import type { Collection, CollectionPatch } from '#shared/contract/system.ts'
import { sameData } from './same-data.ts'

interface Identified {
  readonly id: string
}

/**
 * Items after a patch. What did not change keeps its identity and its place, so nothing is drawn anew
 * and nothing moves; what is new comes last.
 */
export function patchItems<T extends Identified>(
  items: readonly T[],
  patch: CollectionPatch<T>,
): readonly T[] {
  const incoming = new Map(patch.upsert.map((item) => [item.id, item]))
  const gone = new Set(patch.remove)
  let changed = false
  const kept: T[] = []
  for (const item of items) {
    const next = incoming.get(item.id)
    incoming.delete(item.id)
    if (next !== undefined) {
      const same = sameData(item, next)
      kept.push(same ? item : next)
      changed ||= !same
    } else if (gone.has(item.id)) changed = true
    else kept.push(item)
  }
  return changed || incoming.size > 0 ? [...kept, ...incoming.values()] : items
}

/** A whole new list, with the identity of every item that is as it was. */
export function replaceItems<T extends Identified>(old: readonly T[], next: readonly T[]): readonly T[] {
  const known = new Map(old.map((item) => [item.id, item]))
  const merged = next.map((item) => {
    const before = known.get(item.id)
    return before !== undefined && sameData(before, item) ? before : item
  })
  const same = merged.length === old.length && merged.every((item, index) => item === old[index])
  return same ? old : merged
}

export function patchCollection<T extends Identified>(
  collection: Collection<T>,
  patch: CollectionPatch<T> | undefined,
): Collection<T> {
  if (patch === undefined || collection.status !== 'ready') return collection
  const items = patchItems(collection.items, patch)
  return items === collection.items ? collection : { status: 'ready', items }
}

export function replaceCollection<T extends Identified>(
  old: Collection<T>,
  next: Collection<T>,
): Collection<T> {
  if (old.status !== 'ready' || next.status !== 'ready') return next
  const items = replaceItems(old.items, next.items)
  return items === old.items ? old : { status: 'ready', items }
}
