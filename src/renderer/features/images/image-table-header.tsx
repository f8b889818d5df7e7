import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../ui/field.tsx'
import type { Sort, SortKey } from './image-rows.ts'
import styles from './image-table.module.css'

/** The names of the columns, which sort, and the choice of everything shown. */
export function ImageTableHeader({
  sort,
  onSort,
  measured,
  chosen,
  onChooseAll,
}: {
  sort: Sort
  onSort: (sort: Sort) => void
  /** Shared and unique sizes are known. */
  measured: boolean
  chosen: 'all' | 'some' | 'none'
  onChooseAll: (on: boolean) => void
}) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.check}>
          <Checkbox
            hideLabel
            label={t('images.selectAll')}
            checked={chosen === 'all'}
            mixed={chosen === 'some'}
            onChange={onChooseAll}
          />
        </th>
        <SortHeader sortKey="repository" sort={sort} onSort={onSort} />
        <th scope="col">{t('images.column.tag')}</th>
        <th scope="col" className={styles.wide}>
          {t('images.column.id')}
        </th>
        <SortHeader sortKey="created" sort={sort} onSort={onSort} className={styles.wide} />
        <SortHeader sortKey="size" sort={sort} onSort={onSort} className={styles.numeric} />
        {measured && <SortHeader sortKey="shared" sort={sort} onSort={onSort} className={styles.measured} />}
        {measured && <SortHeader sortKey="unique" sort={sort} onSort={onSort} className={styles.measured} />}
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
