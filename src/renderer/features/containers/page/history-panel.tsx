import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { useNow } from '../../../store/use-now.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import { type HistoryRow, historyRows } from '../model/history.ts'
import { rowTone, rowWords } from './history-words.ts'
import { type HistoryState, useHistory } from './use-history.ts'
import styles from './history-panel.module.css'

/** How a container came where it is: what happened to it, newest first. Its height never changes, so nothing below moves. */
export function HistoryPanel({
  id,
  name,
  details,
}: {
  /** Of the container; its name when it is gone. */
  id: string
  name: string
  details: ContainerDetails | null
}) {
  const { t } = useTranslation()
  const history = useHistory(id)
  const { entries, gaps } = history
  const rows = useMemo(() => historyRows(entries, gaps, details), [entries, gaps, details])
  return (
    <section className={styles.panel} aria-label={t('history.title')}>
      <div className={styles.head}>
        <h2>{t('history.title')}</h2>
        <Since history={history} />
      </div>
      {/* A scrolling box must be reachable by keyboard, so it is a named stop for the Tab key. */}
      <div className={styles.scroll} role="group" aria-label={t('history.list')} tabIndex={0}>
        {rows.length === 0 ? (
          <p className={styles.none}>
            {t(history.status === 'loading' ? 'history.loading' : 'history.none')}
          </p>
        ) : (
          <ol className={styles.rows} aria-label={t('history.list')}>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </ol>
        )}
      </div>
      <CommandLine
        argv={command.history({ id: name })}
        label={t('history.command')}
        copyLabel={t('containers.copyCommand')}
        copiedLabel={t('containers.copied')}
      />
    </section>
  )
}

/** From when on events were heard; what is older is known from inspect alone. */
function Since({ history }: { history: HistoryState }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (history.status === 'failed') return <p className={styles.failed}>{t('history.failed')}</p>
  if (history.since === null) return null
  return <p className={styles.since}>{t('history.since', { time: format.time(history.since) })}</p>
}

const day = 86_400_000

function Row({ row }: { row: HistoryRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const moment = now - row.at < day ? format.time(row.at) : format.dateTime(row.at)
  return (
    <li className={styles.row}>
      <time dateTime={new Date(row.at).toISOString()} title={format.dateTime(row.at)}>
        {moment}
      </time>
      <StateMark state={rowTone(row)} />
      <span className={styles.words}>{rowWords(t, format, row)}</span>
      <span className={styles.ago}>{format.ago(row.at, now)}</span>
    </li>
  )
}
