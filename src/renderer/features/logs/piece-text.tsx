import { classNames } from '../../ui/class-names.ts'
import type { Piece } from './ansi.ts'
import styles from './log-row.module.css'

/** A piece of a line in the colours that it asks for, or marked as a hit. */
export function PieceText({ piece }: { piece: Piece }) {
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
