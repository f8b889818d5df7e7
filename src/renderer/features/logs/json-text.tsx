import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { pieces } from './ansi.ts'
import { type JsonField, type JsonLine, jsonLine, levelWord, marksIn, severityOf } from './json-line.ts'
import { PieceText } from './piece-text.tsx'
import type { LogRow as Row } from './row-cache.ts'
import styles from './json-text.module.css'

/** Values longer than this are cut in the folded line; opened they are whole. */
const longestValue = 300

/** A JSON line as fields; `children` is how any other line is shown. */
export function JsonText({
  row,
  open,
  onToggle,
  children,
}: {
  row: Row
  open: boolean
  onToggle: (row: number) => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const written = row.text.replace(/\u001b\[[0-9;:]*m/g, '')
  const line = jsonLine(written)
  if (line === null) return children
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={t('logs.fields.toggle')}
        // A tab stop a line would be a wall: the keyboard goes by Enter on the row that it has gone to.
        tabIndex={-1}
        onClick={() => onToggle(row.number)}
      >
        {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      </button>
      <Folded line={line} written={written} marks={row.marks} />
      {open && <Opened line={line} written={written} marks={row.marks} />}
    </>
  )
}

interface Parts {
  readonly line: JsonLine
  readonly written: string
  readonly marks: readonly number[]
}

function Folded({ line: { level, message, time, rest }, written, marks }: Parts) {
  const severity = level === null ? null : severityOf(level.text)
  return (
    <>
      {level !== null && (
        <span className={classNames(styles.level, severity !== null && styles[severity])}>
          <Value field={{ ...level, text: levelWord(level.text) }} written={written} marks={marks} />
        </span>
      )}
      {message !== null && (
        <span className={styles.message}>
          <Value field={message} written={written} marks={marks} />
        </span>
      )}
      {[...(time === null ? [] : [time]), ...rest].map((field) => (
        <span key={`${field.key} ${String(field.start)}`} className={styles.pair}>
          <span className={styles.key}>{field.key}=</span>
          <Value field={field} written={written} marks={marks} isCut />
        </span>
      ))}
    </>
  )
}

function Opened({ line, written, marks }: Parts) {
  const { level, message, time, rest } = line
  const fields = [level, message, time, ...rest].filter((field) => field !== null)
  return (
    <dl className={styles.opened}>
      {fields
        .toSorted((one, other) => one.start - other.start)
        .map((field) => (
          <div key={`${field.key} ${String(field.start)}`}>
            <dt>{field.key}</dt>
            <dd>
              <Value field={field} written={written} marks={marks} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

function Value({
  field,
  written,
  marks,
  isCut = false,
}: {
  field: JsonField
  written: string
  marks: readonly number[]
  isCut?: boolean
}) {
  const found = marks.length === 0 ? marks : marksIn(field, written, marks)
  const text =
    isCut && field.text.length > longestValue ? `${field.text.slice(0, longestValue)}…` : field.text
  return pieces(text, found).map((piece, index) => <PieceText key={index} piece={piece} />)
}
