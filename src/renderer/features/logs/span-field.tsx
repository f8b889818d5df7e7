import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { type LogSpan, quickSpans, type QuickSpan } from './log-span.ts'
import styles from './span-field.module.css'

const quick: readonly QuickSpan[] = [
  'all',
  'tail-100',
  'tail-1000',
  'tail-10000',
  'last-5m',
  'last-1h',
  'today',
]

interface SpanProps {
  readonly span: LogSpan
  readonly setSpan: (span: LogSpan) => void
}

/** How much of a log to read: a choice for the usual, two instants for the rest. */
export function SpanField({
  span,
  setSpan,
  choosing,
  setChoosing,
}: SpanProps & {
  /** Two instants are being typed. */
  choosing: boolean
  setChoosing: (choosing: boolean) => void
}) {
  const { t } = useTranslation()
  const chosen = quick.find((name) => quickSpans[name] === span)
  const options = [...quick, 'between' as const].map((value) => ({ value, label: t(`logs.span.${value}`) }))
  return (
    <Select
      hideLabel
      label={t('logs.span.label')}
      value={choosing || chosen === undefined ? 'between' : chosen}
      onChange={(name) => {
        setChoosing(name === 'between')
        if (name !== 'between') setSpan(quickSpans[name])
      }}
      options={options}
    />
  )
}

/** Two instants, typed and shown on the person's own clock. */
export function Between({ span, setSpan }: SpanProps) {
  const { t } = useTranslation()
  const [since, setSince] = useState(span.kind === 'between' ? localText(span.since) : '')
  const [until, setUntil] = useState(span.kind === 'between' ? localText(span.until) : '')
  const [error, setError] = useState<'noTime' | 'backwards' | null>(null)
  const errorId = useId()
  const apply = (event: FormEvent): void => {
    event.preventDefault()
    const from = timeOf(since)
    const to = timeOf(until)
    if (from === null && to === null) return setError('noTime')
    if (from !== null && to !== null && from >= to) return setError('backwards')
    setError(null)
    setSpan({ kind: 'between', since: from, until: to })
  }
  const time = (label: string, value: string, set: (value: string) => void) => (
    <label className={styles.time}>
      <span>{label}</span>
      <input
        type="datetime-local"
        step="1"
        value={value}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : errorId}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  )
  return (
    <form className={styles.between} onSubmit={apply} aria-label={t('logs.span.between')}>
      {time(t('logs.span.since'), since, setSince)}
      {time(t('logs.span.until'), until, setUntil)}
      <Button size="small" type="submit">
        {t('logs.span.apply')}
      </Button>
      <span id={errorId} className={styles.error} aria-live="polite">
        {error !== null && t(`logs.span.${error}`)}
      </span>
    </form>
  )
}

/** Epoch milliseconds; null where nothing, or no time, was typed. */
function timeOf(text: string): number | null {
  const time = new Date(text).getTime()
  return text === '' || Number.isNaN(time) ? null : time
}

/** As a field of that kind has it: `2026-05-01T12:00:00`. */
function localText(time: number | null): string {
  if (time === null) return ''
  const offset = new Date(time).getTimezoneOffset() * 60_000
  return new Date(time - offset).toISOString().slice(0, 19)
}
