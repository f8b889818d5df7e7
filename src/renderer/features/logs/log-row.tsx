import type { TFunction } from 'i18next'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { pieces } from './ansi.ts'
import { clockTime } from './clock-time.ts'
import { JsonText } from './json-text.tsx'
import { PieceText } from './piece-text.tsx'
import type { LogRow as Row } from './row-cache.ts'
import sourceStyles from './log-source.module.css'
import styles from './log-row.module.css'

/** Longer lines are cut for the eye; copying and saving take them whole. */
const longest = 4000

export interface LogRowProps {
  /** undefined while it is on its way. */
  readonly row: Row | undefined
  readonly timestamps: boolean
  /** The row that was gone to. */
  readonly current: boolean
  /** Of its container, where there are several; null otherwise. */
  readonly name: string | null
  /** JSON is shown as fields; `open` shows all of them, one below the other. */
  readonly fields: boolean
  readonly open: boolean
  readonly onToggle: (row: number) => void
}

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { row, timestamps, current, name } = props
  if (row === undefined) return <div className={styles.row} />
  if (row.kind !== 'stdout' && row.kind !== 'stderr') return <Notice row={row} name={name} />
  return (
    <div
      className={classNames(styles.row, row.kind === 'stderr' && styles.stderr, current && styles.current)}
      aria-current={current || undefined}
    >
      {name !== null && <SourceName name={name} source={row.source} />}
      {timestamps && (
        <time className={styles.time} dateTime={new Date(row.time).toISOString()}>
          {clockTime(row.time)}
        </time>
      )}
      <Line {...props} row={row} />
    </div>
  )
})

function SourceName({ name, source }: { name: string; source: number }) {
  return (
    <span className={classNames(sourceStyles.name, sourceStyles[`source-${source % 8}`])} title={name}>
      {name}
    </span>
  )
}

function Line({ row, fields, open, onToggle }: LogRowProps & { row: Row }) {
  const { t } = useTranslation()
  const shown = row.text.length > longest ? row.text.slice(0, longest) : row.text
  const cut = row.text.length - shown.length
  const asText = (
    <>
      {pieces(shown, row.marks).map((piece, index) => (
        // Pieces of a line never move: their place is their name.
        <PieceText key={index} piece={piece} />
      ))}
      {cut > 0 && <span className={styles.cut}>{t('logs.cut', { count: cut })}</span>}
    </>
  )
  return (
    <span className={styles.text}>
      {row.kind === 'stderr' && <span className="visually-hidden">{t('logs.stderrMark')} </span>}
      {fields ? (
        <JsonText row={row} open={open} onToggle={onToggle}>
          {asText}
        </JsonText>
      ) : (
        asText
      )}
    </span>
  )
}

/** What the app itself says between the lines. */
function Notice({ row, name }: { row: Row; name: string | null }) {
  const { t } = useTranslation()
  const isNews = row.kind === 'gap' || (row.kind === 'ended' && row.text !== '0')
  return (
    <div className={classNames(styles.row, styles.notice, isNews && styles.alarming)} data-notice={row.kind}>
      <span>
        {name !== null && <strong>{name} · </strong>}
        {noticeWords(t, row)}
      </span>
    </div>
  )
}

function noticeWords(t: TFunction, row: Row): string {
  switch (row.kind) {
    case 'gap':
      return t('logs.gap')
    case 'resumed':
      return t('logs.resumed')
    case 'recreated':
      return t('logs.recreated')
    case 'ended':
      return t('logs.exited', { code: row.text })
    case 'stdout':
    case 'stderr':
      return row.text
  }
}
