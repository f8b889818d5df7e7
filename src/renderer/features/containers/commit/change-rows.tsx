import { Plus, Trash2 } from 'lucide-react'
import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { type CommitInstruction, commitInstructions } from '#shared/commit-instructions.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { changeProblem, type ChangeRow } from '../model/changes.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import styles from './commit.module.css'

/** Dockerfile instructions that go into the image with the commit. */
export function ChangeRows({
  rows,
  onChange,
}: {
  rows: readonly ChangeRow[]
  onChange: (rows: readonly ChangeRow[]) => void
}) {
  const { t } = useTranslation()
  const area = useRef<HTMLElement>(null)
  useKeptFocus(area, addButton)
  const add = () => {
    const key = Math.max(0, ...rows.map((row) => row.key)) + 1
    flushSync(() => onChange([...rows, { key, instruction: 'CMD', value: '' }]))
    const lists = area.current?.querySelectorAll('select') ?? []
    lists[lists.length - 1]?.focus()
  }
  return (
    <section ref={area} className={styles.section}>
      <h3>{t('commit.changes.title')}</h3>
      {rows.length === 0 && <p className={styles.quiet}>{t('commit.changes.none')}</p>}
      {rows.map((row, index) => (
        <OneChange
          key={row.key}
          row={row}
          number={index + 1}
          onChange={(next) => onChange(rows.map((other) => (other.key === row.key ? next : other)))}
          onRemove={() => onChange(rows.filter((other) => other.key !== row.key))}
        />
      ))}
      <div>
        <Button data-add size="small" icon={<Plus aria-hidden />} onClick={add}>
          {t('commit.changes.add')}
        </Button>
      </div>
    </section>
  )
}

const addButton = () => ['button[data-add]']

function OneChange({
  row,
  number,
  onChange,
  onRemove,
}: {
  row: ChangeRow
  number: number
  onChange: (row: ChangeRow) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const errorId = useId()
  const { instruction, value } = row
  const problem = changeProblem(instruction, value)
  const shown = problem === null || problem === 'empty' ? '' : t(`commit.changes.problem.${problem}`)
  return (
    <div className={styles.change}>
      <Select<CommitInstruction>
        label={t('commit.changes.instruction', { number })}
        hideLabel
        value={instruction}
        onChange={(next) => onChange({ ...row, instruction: next })}
        options={commitInstructions.map((each) => ({ value: each, label: each }))}
      />
      <span className={styles.value}>
        <input
          className={styles.input}
          value={value}
          aria-label={t('commit.changes.value', { instruction })}
          aria-describedby={errorId}
          aria-invalid={shown !== ''}
          placeholder={t(`commit.changes.hint.${instruction}`)}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
        <span id={errorId} className={styles.error} aria-live="polite">
          {shown}
        </span>
      </span>
      <IconButton
        label={t('commit.changes.remove', { instruction })}
        icon={<Trash2 aria-hidden />}
        onClick={onRemove}
      />
    </div>
  )
}
