/** Which containers are ticked, and from where a Shift-range starts. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
}

export const noSelection: Selection = { ids: new Set(), anchor: null }

export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** Ticks everything from the anchor to `id` in the order on screen; without an anchor, `id` alone. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle(selection, id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor }
}

/** All of them, or none when all are ticked already. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((id) => selection.ids.has(id))
  return all ? noSelection : { ids: new Set(order), anchor: null }
}

/** A tick never outlives its container: an id that is gone or hidden is not acted on. */
export function keepVisible(selection: Selection, order: readonly string[]): Selection {
  const visible = new Set(order)
  const ids = [...selection.ids].filter((id) => visible.has(id))
  if (ids.length === selection.ids.size) return selection
  const anchor = selection.anchor !== null && visible.has(selection.anchor) ? selection.anchor : null
  return { ids: new Set(ids), anchor }
}
