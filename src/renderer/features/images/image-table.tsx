import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ImageGroupRow } from './image-group-row.tsx'
import type { ImageItem } from './image-items.ts'
import type { ImageRow, Sort } from './image-rows.ts'
import type { SizesById } from './image-sizes.ts'
import { ImageTableHeader } from './image-table-header.tsx'
import { ImageTableRow } from './image-table-row.tsx'
import styles from './image-table.module.css'
import { rowKeys } from './row-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

type Choose = (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void

/** The rows in sight, in a table that scrolls by itself. */
export function ImageTable({
  rows,
  items,
  sort,
  onSort,
  sizes,
  chosen,
  onChoose,
  onFold,
  onRemove,
  onTag,
}: {
  /** All that are shown or folded away. */
  rows: readonly ImageRow[]
  items: readonly ImageItem[]
  sort: Sort
  onSort: (sort: Sort) => void
  /** null until somebody asked for them. */
  sizes: SizesById | null
  chosen: ReadonlySet<string>
  onChoose: Choose
  onFold: (key: string) => void
  onRemove: (row: ImageRow) => void
  onTag: (row: ImageRow) => void
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const { indexes, before, after } = useVirtualRows(items, box)
  const choose = useCallback(
    (some: readonly ImageRow[], on: boolean) => onChoose((last) => changed(last, some, on)),
    [onChoose],
  )
  const keys = rowKeys((key) => {
    const row = rows.find((one) => one.key === key)
    if (row !== undefined) onRemove(row)
  })
  return (
    <section ref={box} className={styles.scroll} aria-label={t('images.title')} tabIndex={0}>
      <table
        className={styles.table}
        data-measured={sizes !== null}
        aria-label={t('images.title')}
        aria-rowcount={items.length + 1}
      >
        <ImageTableHeader
          sort={sort}
          onSort={onSort}
          measured={sizes !== null}
          chosen={shareOf(rows, chosen)}
          onChooseAll={(on) => choose(rows, on)}
        />
        <tbody onKeyDown={keys}>
          {before > 0 && <Space height={before} />}
          {indexes.map((index) => {
            const item = items[index]
            if (item === undefined) return null
            return item.kind === 'group' ? (
              <ImageGroupRow
                key={item.key}
                group={item}
                index={index}
                chosen={item.rows.filter((row) => chosen.has(row.key)).length}
                onChoose={(on) => choose(item.rows, on)}
                onFold={() => onFold(item.key)}
              />
            ) : (
              <ImageTableRow
                key={item.key}
                row={item.row}
                grouped={item.grouped}
                index={index}
                size={sizes === null ? null : (sizes.get(item.row.id) ?? unmeasured)}
                chosen={chosen.has(item.key)}
                onChoose={choose}
                onRemove={onRemove}
                onTag={onTag}
              />
            )
          })}
          {after > 0 && <Space height={after} />}
        </tbody>
      </table>
    </section>
  )
}

const unmeasured = { shared: null, unique: null }

/** Stands for the rows out of sight; its height is data. */
function Space({ height }: { height: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={10} style={{ height, padding: 0 }} />
    </tr>
  )
}

function changed(chosen: ReadonlySet<string>, rows: readonly ImageRow[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const { key } of rows) {
    if (on) next.add(key)
    else next.delete(key)
  }
  return next
}

function shareOf(rows: readonly ImageRow[], chosen: ReadonlySet<string>): 'all' | 'some' | 'none' {
  if (rows.every((row) => chosen.has(row.key))) return 'all'
  return rows.some((row) => chosen.has(row.key)) ? 'some' : 'none'
}
