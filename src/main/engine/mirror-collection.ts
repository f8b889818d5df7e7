import { isDeepStrictEqual } from 'node:util'
import type { Collection, CollectionPatch } from '#shared/contract/system.ts'
import type { Fault } from '#shared/faults.ts'

/** The mirror's items of one kind, by id. */
export interface MirrorCollection<Item extends { readonly id: string }> {
  readonly value: () => Collection<Item>
  readonly items: () => Iterable<Item>
  /** How many are known; null while that is not said (`loading`, `failed`). */
  readonly size: () => number | null
  /** `listed` is all there is (`ids` null) or all there is of `ids`; answers what changed, null when nothing did. */
  readonly apply: (ids: readonly string[] | null, listed: readonly Item[]) => CollectionPatch<Item> | null
  readonly fail: (fault: Fault) => void
  readonly clear: () => void
}

/** `settle` may keep parts of the item before, where the new one only rounds them differently. */
export function createMirrorCollection<Item extends { readonly id: string }>(
  settle: (before: Item, after: Item) => Item = (_before, after) => after,
): MirrorCollection<Item> {
  const held = new Map<string, Item>()
  let unready: Exclude<Collection<Item>, { status: 'ready' }> | null = { status: 'loading' }
  let ready: Collection<Item> | null = null

  function apply(ids: readonly string[] | null, listed: readonly Item[]): CollectionPatch<Item> | null {
    const gone = new Set(ids ?? held.keys())
    const upsert: Item[] = []
    for (const raw of listed) {
      gone.delete(raw.id)
      const before = held.get(raw.id)
      const item = before ? settle(before, raw) : raw
      if (before && isDeepStrictEqual(before, item)) continue
      held.set(item.id, item)
      upsert.push(item)
    }
    const remove = [...gone].filter((id) => held.delete(id))
    unready = null
    if (upsert.length === 0 && remove.length === 0) return null
    ready = null
    return { upsert, remove }
  }

  return {
    value: () => unready ?? (ready ??= { status: 'ready', items: [...held.values()] }),
    items: () => held.values(),
    size: () => (unready ? null : held.size),
    apply,
    fail: (fault) => {
      unready = { status: 'failed', fault }
    },
    clear: () => {
      held.clear()
      ready = null
      unready = { status: 'loading' }
    },
  }
}
