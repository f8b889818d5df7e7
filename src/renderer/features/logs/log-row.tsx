import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { type Piece, pieces } from './ansi.ts'
import { clockTime } from './clock-time.ts'
import type { LogRow as Row } from './row-cache.ts'
import styles from './log-row.module.css'

/** Longer lines are cut for the eye; copying and saving take them whole. */
const longest = 4000

export const LogRow = memo(function LogRow({
  row,
  timestamps,
  current,
}: {
  /** undefined while it is on its way. */
  row: Row | undefined
  timestamps: boolean
  /** The hit that was gone to. */
  current: boolean
}) {
  if (row === undefined) return <div className={styles.row} />
  if (row.kind !== 'stdout' && row.kind !== 'stderr') return <Notice row={row} />
  return (
    <div
      className={classNames(styles.row, row.kind === 'stderr' && styles.stderr, current && styles.current)}
    >
      {timestamps && (
        <time className={styles.time} dateTime={new Date(row.time).toISOString()}>
          {clockTime(row.time)}
        </time>
      )}
      <Line row={row} />
    </div>
  )
})

function Line({ row }: { row: Row }) {
  const { t } = useTranslation()
  const shown = row.text.length > longest ? row.text.slice(0, longest) : row.text
  const cut = row.text.length - shown.length
  return (
    <span className={styles.text}>
      {row.kind === 'stderr' && <span className="visually-hidden">{t('logs.stderrMark')} </span>}
      {pieces(shown, row.marks).map((piece, index) => (
        // Pieces of a line never move: their place is their name.
        <PieceText key={index} piece={piece} />
      ))}
      {cut > 0 && <span className={styles.cut}>{t('logs.cut', { count: cut })}</span>}
    </span>
  )
}

function PieceText({ piece }: { piece: Piece }) {
  const className = classNames(
    piece.foreground !== null && styles[`fg-${piece.foreground}`],
    piece.background !== null && styles[`bg-${piece.background}`],
    piece.bold && styles.bold,
    piece.dim && styles.dim,
    piece.italic && styles.italic,
    piece.underline && styles.underline,
    piece.reverse && styles.reverse,
  )
  if (piece.marked) return <mark className={styles.mark}>{piece.text}</mark>
  return className === '' ? piece.text : <span className={className}>{piece.text}</span>
}

/** What the app itself says between the lines. */
function Notice({ row }: { row: Row }) {
  const { t } = useTranslation()
  const words =
    row.kind === 'gap'
      ? t('logs.gap')
      : row.kind === 'resumed'
        ? t('logs.resumed')
        : t('logs.exited', { code: row.text })
  const isNews = row.kind === 'gap' || (row.kind === 'ended' && row.text !== '0')
  return (
    <div className={classNames(styles.row, styles.notice, isNews && styles.alarming)} data-notice={row.kind}>
      <span>{words}</span>
    </div>
  )
}
