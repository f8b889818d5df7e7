import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from '../../../store/intl.ts'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../ui/table.tsx'
import { figureText } from './charts.tsx'
import { type Column, columnOf, gapsIn, ratesOf, type Samples, summaryOf } from './samples.ts'
import styles from './stats-tab.module.css'

interface Row {
  readonly name: string
  readonly now: string
  readonly average: string
  readonly highest: string
  /** Since the container started; only counters have it. */
  readonly total: string
}

/** All the charts show, as figures: now, on average and at most in the time that is shown. */
export function StatsTable({ samples }: { samples: Samples }) {
  const { t } = useTranslation()
  const format = useFormat()
  const gaps = gapsIn(samples)
  const [first] = samples.times
  const last = samples.times.at(-1)
  return (
    <>
      <Table label={t('stats.table.title')} className={styles.figures}>
        <TableHead>
          <TableRow>
            <HeaderCell>{t('stats.table.figure')}</HeaderCell>
            <HeaderCell>{t('stats.table.now')}</HeaderCell>
            <HeaderCell>{t('stats.table.average')}</HeaderCell>
            <HeaderCell>{t('stats.table.highest')}</HeaderCell>
            <HeaderCell>{t('stats.table.total')}</HeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rowsOf(t, format, samples).map(({ name, now, average, highest, total }) => (
            <TableRow key={name}>
              <HeaderCell scope="row">{name}</HeaderCell>
              <Cell>{now}</Cell>
              <Cell>{average}</Cell>
              <Cell>{highest}</Cell>
              <Cell>{total}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className={styles.note}>
        {first !== undefined && last !== undefined && (
          <span>{t('stats.span', { from: format.time(first), to: format.time(last) })}</span>
        )}{' '}
        {gaps > 0 && <span>{t('stats.gaps', { count: gaps })}</span>}
      </p>
    </>
  )
}

function rowsOf(t: TFunction, format: Format, samples: Samples): readonly Row[] {
  const memory = columnOf(samples, 'memory')
  const limit = columnOf(samples, 'memoryLimit')
  const share = memory.map((value, index) => {
    const most = limit[index] ?? null
    return value === null || most === null || most === 0 ? null : (value / most) * 100
  })
  const row = (name: string, what: Parameters<typeof figureText>[2], column: Column, total = ''): Row => {
    const { now, average, highest } = summaryOf(column)
    const text = (value: number | null) => figureText(t, format, what, value)
    const whole = what === 'pids' && average !== null ? Math.round(average) : average
    return { name, now: text(now), average: text(whole), highest: text(highest), total }
  }
  const counter = (name: 'received' | 'sent' | 'read' | 'written') => {
    const column = columnOf(samples, name)
    const total = column.at(-1) ?? null
    const what = name === 'received' || name === 'sent' ? 'network' : 'blocks'
    return row(
      t(`stats.counter.${name}`),
      what,
      ratesOf(samples, column),
      total === null ? '' : format.bytes(total),
    )
  }
  return [
    row(t('stats.chart.cpu'), 'cpu', columnOf(samples, 'cpu')),
    row(t('stats.chart.memory'), 'memory', memory),
    row(t('stats.figure.memoryShare'), 'cpu', share),
    row(t('stats.figure.memoryLimit'), 'memory', limit),
    counter('received'),
    counter('sent'),
    counter('read'),
    counter('written'),
    row(t('stats.chart.pids'), 'pids', columnOf(samples, 'pids')),
  ]
}
