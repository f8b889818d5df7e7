import { useTranslation } from 'react-i18next'
import type { DiskUsage, KindUsage } from '#shared/contract/disk.ts'
import { useFormat } from '../../store/intl.ts'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../ui/table.tsx'
import styles from './disk.module.css'

/** The rows of `docker system df`. */
export function UsageTable({ usage }: { usage: DiskUsage }) {
  const { t } = useTranslation()
  return (
    <Table label={t('disk.table')}>
      <TableHead>
        <TableRow>
          <HeaderCell>{t('disk.column.kind')}</HeaderCell>
          <HeaderCell className={styles.numeric}>{t('disk.column.total')}</HeaderCell>
          <HeaderCell className={`${styles.numeric} ${styles.roomy}`}>{t('disk.column.active')}</HeaderCell>
          <HeaderCell className={styles.numeric}>{t('disk.column.size')}</HeaderCell>
          <HeaderCell className={styles.numeric}>{t('disk.column.reclaimable')}</HeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {usage.kinds.map((kind) => (
          <UsageRow key={kind.kind} usage={kind} />
        ))}
      </TableBody>
    </Table>
  )
}

function UsageRow({ usage }: { usage: KindUsage }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, total, active, size, reclaimable } = usage
  const bytes = format.bytes(reclaimable)
  return (
    <TableRow>
      <HeaderCell scope="row" className={styles.kind}>
        {t(`disk.kind.${kind}`)}
      </HeaderCell>
      <Cell numeric>{format.number(total)}</Cell>
      <Cell numeric className={styles.roomy}>
        {format.number(active)}
      </Cell>
      <Cell numeric>{format.bytes(size)}</Cell>
      <Cell numeric>
        {bytes}
        {size > 0 && <span className={styles.roomy}> ({format.percent((reclaimable / size) * 100, 0)})</span>}
      </Cell>
    </TableRow>
  )
}
