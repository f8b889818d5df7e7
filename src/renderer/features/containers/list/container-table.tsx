import { type CSSProperties, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../ui/field.tsx'
import { HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../ui/table.tsx'
import { ContainerRow } from './container-row.tsx'
import { GroupTitle } from './group-title.tsx'
import { itemProps, type ListView } from './list-view.ts'
import { type ShownColumns, useShownColumns } from './shown-columns.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import styles from './container-table.module.css'

const heights = { title: 44, items: 51 }

/** The same containers in a table. The rows out of sight are two empty rows as high as they would be. */
export function ContainerTable({ view, onToggleAll }: { view: ListView; onToggleAll: () => void }) {
  const { t } = useTranslation()
  const { virtual, offset } = useVirtualRows(view.rows, view.list, heights)
  const shows = useShownColumns(view.list)
  const span = 3 + Object.values(shows).filter(Boolean).length
  const { onShowRow } = view
  useEffect(() => {
    onShowRow((row) => virtual.scrollToIndex(row, { align: 'auto' }))
  }, [onShowRow, virtual])
  const items = virtual.getVirtualItems()
  const before = (items[0]?.start ?? offset) - offset
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset)
  return (
    <div className={styles.box} data-compact={!shows.state || undefined}>
      <Table label={t('containers.list')} className={styles.table} aria-rowcount={view.rows.length + 1}>
        <Heading view={view} shows={shows} onToggleAll={onToggleAll} />
        <TableBody>
          <Spacer height={before} span={span} />
          {items.map((item) => {
            const row = view.rows[item.index]
            if (row?.kind === 'title')
              return (
                <tr
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={styles.group}
                >
                  <th colSpan={span} scope="rowgroup">
                    <GroupTitle group={row.group} present={view.present} />
                  </th>
                </tr>
              )
            const props = itemProps(view, row?.ids[0] ?? '')
            return props === null ? null : (
              <ContainerRow
                key={item.key}
                {...props}
                index={item.index + 2}
                place={item.index}
                measure={virtual.measureElement}
                shows={shows}
              />
            )
          })}
          <Spacer height={after} span={span} />
        </TableBody>
      </Table>
    </div>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  // Measured data: how high the unseen rows are.
  const size: CSSProperties = { height }
  return (
    <tr aria-hidden className={styles.spacer}>
      <td colSpan={span} style={size} />
    </tr>
  )
}

function Heading({
  view,
  shows,
  onToggleAll,
}: {
  view: ListView
  shows: ShownColumns
  onToggleAll: () => void
}) {
  const { t } = useTranslation()
  const ids = view.arrangement.flatMap((group) => group.ids)
  const all = ids.length > 0 && ids.every((id) => view.selection.ids.has(id))
  return (
    <TableHead>
      <TableRow aria-rowindex={1}>
        <HeaderCell className={styles.check}>
          <Checkbox
            label={t('containers.table.selectAll')}
            hideLabel
            checked={all}
            mixed={!all && view.selection.ids.size > 0}
            onChange={onToggleAll}
          />
        </HeaderCell>
        <HeaderCell className={styles.name}>{t('containers.table.name')}</HeaderCell>
        {shows.state && <HeaderCell className={styles.state}>{t('containers.table.state')}</HeaderCell>}
        {shows.image && <HeaderCell className={styles.image}>{t('containers.table.image')}</HeaderCell>}
        {shows.ports && <HeaderCell className={styles.ports}>{t('containers.table.ports')}</HeaderCell>}
        {shows.since && <HeaderCell className={styles.since}>{t('containers.table.since')}</HeaderCell>}
        <HeaderCell className={styles.actions}>{t('containers.table.actions')}</HeaderCell>
      </TableRow>
    </TableHead>
  )
}
