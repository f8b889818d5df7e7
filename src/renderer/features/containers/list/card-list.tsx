import { type CSSProperties, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListRow } from '../model/rows.ts'
import { ContainerCard } from './container-card.tsx'
import { GroupTitle } from './group-title.tsx'
import { itemProps, type ListView } from './list-view.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import styles from './card-list.module.css'

const heights = { title: 48, items: 196 }

/** Cards in rows; only the rows in sight are in the page. */
export function CardList({ view, columns }: { view: ListView; columns: number }) {
  const { t } = useTranslation()
  const { virtual, offset } = useVirtualRows(view.rows, view.list, heights)
  const { onShowRow } = view
  useEffect(() => {
    onShowRow((row) => virtual.scrollToIndex(row, { align: 'auto' }))
  }, [onShowRow, virtual])
  // Inline styles below are measured data: where a row stands and how many columns fit.
  const size: CSSProperties = { height: virtual.getTotalSize() }
  return (
    <div className={styles.list} style={size} role="list" aria-label={t('containers.list')}>
      {virtual.getVirtualItems().map((item) => {
        const row = view.rows[item.index]
        const place: CSSProperties & { '--columns': number } = {
          transform: `translateY(${item.start - offset}px)`,
          '--columns': columns,
        }
        return row === undefined ? null : (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.row}
            style={place}
            role="presentation"
          >
            <RowContent row={row} view={view} />
          </div>
        )
      })}
    </div>
  )
}

function RowContent({ row, view }: { row: ListRow; view: ListView }) {
  if (row.kind === 'title')
    return (
      <div role="listitem">
        <GroupTitle group={row.group} present={view.present} />
      </div>
    )
  return (
    <div className={styles.cards} role="presentation">
      {row.ids.map((id) => {
        const props = itemProps(view, id)
        return props === null ? null : (
          <div key={id} role="listitem" className={styles.item}>
            <ContainerCard {...props} />
          </div>
        )
      })}
    </div>
  )
}
