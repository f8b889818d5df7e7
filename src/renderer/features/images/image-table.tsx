import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../ui/field.tsx'
import type { ImageRow, Sort, SortKey } from './image-rows.ts'
import { ImageTableRow } from './image-table-row.tsx'
import styles from './image-table.module.css'
import { useVirtualRows } from './use-virtual-rows.ts'

/** The rows in sight, in a table that scrolls by itself. */
export function ImageTable({
  rows,
  sort,
  onSort,
  chosen,
  onChoose,
  onRemove,
  onTag,
}: {
  rows: readonly ImageRow[]
  sort: Sort
  onSort: (sort: Sort) => void
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onRemove: (row: ImageRow) => void
  onTag: (row: ImageRow) => void
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const { indexes, before, after } = useVirtualRows(rows, box)
  const toggle = (key: string, on: boolean) => onChoose(toggled(chosen, key, on))
  return (
    <section ref={box} className={styles.scroll} aria-label={t('images.title')} tabIndex={0}>
      <table className={styles.table} aria-label={t('images.title')} aria-rowcount={rows.length + 1}>
        <TableHeader rows={rows} sort={sort} onSort={onSort} chosen={chosen} onChoose={onChoose} />
        <tbody>
          {before > 0 && <Space height={before} />}
          {indexes.map((index) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <ImageTableRow
                key={row.key}
                row={row}
                index={index}
                chosen={chosen.has(row.key)}
                onChoose={(on) => toggle(row.key, on)}
                onRemove={() => onRemove(row)}
                onTag={() => onTag(row)}
              />
            )
          })}
          {after > 0 && <Space height={after} />}
        </tbody>
      </table>
    </section>
  )
}

/** Stands for the rows out of sight; its height is data. */
function Space({ height }: { height: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={8} style={{ height, padding: 0 }} />
    </tr>
  )
}

function toggled(chosen: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (on) next.add(key)
  else next.delete(key)
  return next
}

function TableHeader({
  rows,
  sort,
  onSort,
  chosen,
  onChoose,
}: {
  rows: readonly ImageRow[]
  sort: Sort
  onSort: (sort: Sort) => void
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const all = rows.every((row) => chosen.has(row.key))
  const some = rows.some((row) => chosen.has(row.key))
  const choose = (on: boolean) => {
    const shown = rows.map((row) => row.key)
    onChoose(new Set(on ? [...chosen, ...shown] : [...chosen].filter((key) => !shown.includes(key))))
  }
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.check}>
          <Checkbox
            hideLabel
            label={t('images.selectAll')}
            checked={all}
            mixed={some && !all}
            onChange={choose}
          />
        </th>
        <SortHeader sortKey="repository" sort={sort} onSort={onSort} />
        <th scope="col">{t('images.column.tag')}</th>
        <th scope="col" className={styles.wide}>
          {t('images.column.id')}
        </th>
        <SortHeader sortKey="created" sort={sort} onSort={onSort} className={styles.wide} />
        <SortHeader sortKey="size" sort={sort} onSort={onSort} className={styles.numeric} />
        <SortHeader sortKey="usedBy" sort={sort} onSort={onSort} className={styles.middle} />
        <th scope="col">
          <span className="visually-hidden">{t('images.column.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** Names are read from A, figures from the greatest: the first click gives what is mostly wanted. */
function SortHeader({
  sortKey,
  sort,
  onSort,
  className,
}: {
  sortKey: SortKey
  sort: Sort
  onSort: (sort: Sort) => void
  className?: string | undefined
}) {
  const { t } = useTranslation()
  const active = sort.key === sortKey
  const descending = active ? !sort.descending : sortKey !== 'repository'
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ key: sortKey, descending })}
        title={t('images.sortBy', { column: t(`images.column.${sortKey}`) })}
      >
        {t(`images.column.${sortKey}`)}
        {active && (sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
      </button>
    </th>
  )
}
