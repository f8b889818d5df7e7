import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { fullForm } from '#shared/image-reference.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Checkbox, TextField } from '../../../ui/field.tsx'
import styles from './save-points.module.css'

export interface SaveForm {
  readonly name: string
  readonly note: string
  readonly pause: boolean
}

type Problem = 'empty' | 'too-long' | null

function nameProblem(name: string): Problem {
  const typed = name.trim()
  if (typed === '') return 'empty'
  return typed.length > 200 ? 'too-long' : null
}

interface Props {
  readonly container: ContainerSummary
  readonly form: SaveForm
  /** The name of the image that it will be. */
  readonly reference: string
  readonly argv: readonly string[]
  readonly fault: Fault | null
  readonly onChange: (change: Partial<SaveForm>) => void
  readonly onSave: () => void
  readonly onClose: () => void
}

/** Asks for what a save point is to be called, and says what is in it. */
export function SavePointQuestion({
  container,
  form,
  reference,
  argv,
  fault,
  onChange,
  onSave,
  onClose,
}: Props) {
  const { t } = useTranslation()
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // The proposal is to be typed over.
  useEffect(() => first.current?.select(), [])
  const problem = nameProblem(form.name)
  const longNote = form.note.trim().length > 1000
  const good = problem === null && !longNote
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('savePoints.create.title', { name: container.name })}
      description={t('savePoints.create.text')}
      initialFocus={first}
      command={
        <CommandLine
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={!good} onClick={onSave}>
            {t('savePoints.create.confirm')}
          </Button>
        </>
      }
    >
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault()
          if (good) onSave()
        }}
      >
        {fault !== null && (
          <div role="alert" className={styles.failure}>
            <strong>{t('savePoints.create.failed')}</strong>
            <p>{faultSentence(t, fault)}</p>
            <EngineWords fault={fault} />
          </div>
        )}
        <TextField
          ref={first}
          label={t('savePoints.create.name')}
          value={form.name}
          onChange={(name) => onChange({ name })}
          error={problem === null ? null : t(`savePoints.create.problem.${problem}`)}
          {...(problem === null && { hint: t('references.full', { reference: fullForm(reference) }) })}
        />
        <TextField
          label={t('savePoints.create.note')}
          value={form.note}
          onChange={(note) => onChange({ note })}
          error={longNote ? t('savePoints.create.problem.note') : null}
        />
        {(container.state === 'running' || container.state === 'restarting') && (
          <Checkbox
            label={t('commit.pause')}
            checked={form.pause}
            onChange={(pause) => onChange({ pause })}
            hint={t(form.pause ? 'commit.pauseHint' : 'commit.noPauseHint')}
          />
        )}
        {container.mounts.some(({ type }) => type === 'volume' || type === 'bind') && (
          <p className={styles.quiet}>{t('savePoints.create.volumes', { count: container.mounts.length })}</p>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
