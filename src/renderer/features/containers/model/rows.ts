import type { Arrangement, Group } from './arrangement.ts'

/** One row of the virtual list: a group's title, or as many cards as fit side by side. */
export type ListRow =
  | { readonly kind: 'title'; readonly key: string; readonly group: Group }
  | { readonly kind: 'items'; readonly key: string; readonly ids: readonly string[] }

/** Titles are left out when there is one group of containers on their own: it would say nothing. */
export function rowsOf(arrangement: Arrangement, columns: number): readonly ListRow[] {
  const titled = arrangement.length > 1 || arrangement[0]?.kind !== 'alone'
  return arrangement.flatMap((group) => {
    const rows: ListRow[] = titled ? [{ kind: 'title', key: group.key, group }] : []
    for (let at = 0; at < group.ids.length; at += columns) {
      const ids = group.ids.slice(at, at + columns)
      rows.push({ kind: 'items', key: `${group.key}/${at}`, ids })
    }
    return rows
  })
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** Where an arrow key leads from `id`; up and down keep the column as far as the row has one. */
export function neighbour(rows: readonly ListRow[], id: string, direction: Direction): string | null {
  const lines = rows.flatMap((row) => (row.kind === 'items' ? [row.ids] : []))
  const order = lines.flat()
  if (direction === 'first') return order.at(0) ?? null
  if (direction === 'last') return order.at(-1) ?? null
  if (direction === 'left' || direction === 'right') {
    const at = order.indexOf(id)
    return at < 0 ? (order[0] ?? null) : (order[at + (direction === 'left' ? -1 : 1)] ?? null)
  }
  const line = lines.findIndex((ids) => ids.includes(id))
  if (line < 0) return order[0] ?? null
  const target = lines[line + (direction === 'up' ? -1 : 1)]
  const column = lines[line]?.indexOf(id) ?? 0
  return target?.[Math.min(column, target.length - 1)] ?? null
}
