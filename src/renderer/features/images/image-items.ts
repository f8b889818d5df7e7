import type { Settings } from '#shared/contract/desktop.ts'
import type { ImageRow } from './image-rows.ts'

export type ImagesGroup = Settings['imagesGroup']

/** Which of a page of images are wanted. */
export type ImagesShow = 'all' | 'used' | 'unused' | 'dangling'

export interface ImageGroup {
  readonly kind: 'group'
  readonly key: string
  /** A repository's name, or one of the kinds of use. */
  readonly title: string
  readonly byUse: boolean
  readonly rows: readonly ImageRow[]
  readonly open: boolean
}

/** What stands in the table, one below another. */
export type ImageItem =
  | ImageGroup
  | { readonly kind: 'row'; readonly key: string; readonly row: ImageRow; readonly grouped: boolean }

export function showRows(rows: readonly ImageRow[], show: ImagesShow): readonly ImageRow[] {
  switch (show) {
    case 'all':
      return rows
    case 'used':
      return rows.filter((row) => (row.usedBy ?? []).length > 0)
    case 'unused':
      return rows.filter((row) => row.usedBy?.length === 0)
    case 'dangling':
      return rows.filter((row) => row.dangling)
  }
}

/**
 * Rows under their groups. A group stands where its first row would: so the order chosen is that of the groups too.
 * A repository with one tag needs no heading.
 */
export function imageItems(
  rows: readonly ImageRow[],
  group: ImagesGroup,
  closed: ReadonlySet<string>,
): readonly ImageItem[] {
  if (group === 'none') return rows.map((row) => itemOf(row, false))
  const groups = new Map<string, ImageRow[]>()
  for (const row of rows) {
    const key = group === 'use' ? useOf(row) : (row.repository ?? `<none> ${row.key}`)
    const known = groups.get(key)
    if (known) known.push(row)
    else groups.set(key, [row])
  }
  const order = group === 'use' ? uses.filter((use) => groups.has(use)) : [...groups.keys()]
  return order.flatMap((title) => itemsOf(title, groups.get(title) ?? [], group === 'use', closed))
}

const uses = ['used', 'unused', 'unknown', 'dangling'] as const

/** An image without a name that is used is in use first of all. */
function useOf(row: ImageRow): (typeof uses)[number] {
  if ((row.usedBy ?? []).length > 0) return 'used'
  if (row.dangling) return 'dangling'
  return row.usedBy === null ? 'unknown' : 'unused'
}

function itemsOf(
  title: string,
  rows: readonly ImageRow[],
  byUse: boolean,
  closed: ReadonlySet<string>,
): readonly ImageItem[] {
  if (!byUse && rows.length < 2) return rows.map((row) => itemOf(row, false))
  const key = `group ${title}`
  const open = !closed.has(key)
  const heading: ImageGroup = { kind: 'group', key, title, byUse, rows, open }
  return [heading, ...(open ? rows.map((row) => itemOf(row, true)) : [])]
}

function itemOf(row: ImageRow, grouped: boolean): ImageItem {
  return { kind: 'row', key: row.key, row, grouped }
}
