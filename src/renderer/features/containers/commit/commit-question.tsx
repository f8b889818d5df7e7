import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { faultSentence } from '../../../store/fault-text.ts'
import { ReferenceField } from '../../../store/reference-field.tsx'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Checkbox, TextField } from '../../../ui/field.tsx'
import { ChangeRows } from './change-rows.tsx'
import { ChangedFiles } from './changed-files.tsx'
import { commitInputOf, type CommitForm, isReady } from './commit-form.ts'
import styles from './commit.module.css'

interface Props {
  readonly container: Pick<ContainerSummary, 'id' | 'name' | 'state'>
  readonly form: CommitForm
  readonly onChange: (change: Partial<CommitForm>) => void
  readonly fault: Fault | null
  readonly onCommit: () => void
  readonly onClose: () => void
}

/** Everything that `docker commit` takes, and what will be in the image. */
export function CommitQuestion({ container, form, onChange, fault, onCommit, onClose }: Props) {
  const { t } = useTranslation()
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { name } = container
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t('commit.title', { name })}
      description={t('commit.text')}
      initialFocus={first}
      command={
        <CommandLine
          argv={command.commit({ changes: [], ...commitInputOf(form, name) })}
          label={t('commit.commandLabel')}
          copyLabel={t('commit.copyCommand')}
          copiedLabel={t('commit.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('commit.cancel')}</Button>
          <Button variant="primary" disabled={!isReady(form)} onClick={onCommit}>
            {t('commit.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && <CommitFailure fault={fault} />}
        <ReferenceField
          ref={first}
          label={t('commit.reference')}
          value={form.reference}
          onChange={(reference) => onChange({ reference })}
          wanted="name"
          whenEmpty={t('commit.referenceNone')}
        />
        <Words form={form} onChange={onChange} />
        {(container.state === 'running' || container.state === 'restarting') && (
          <Checkbox
            label={t('commit.pause')}
            checked={form.pause}
            onChange={(pause) => onChange({ pause })}
            hint={t(form.pause ? 'commit.pauseHint' : 'commit.noPauseHint')}
          />
        )}
        <ChangeRows rows={form.changes} onChange={(changes) => onChange({ changes })} />
        <ChangedFiles id={container.id} />
      </div>
    </Dialog>
  )
}

function Words({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const { t } = useTranslation()
  return (
    <div className={styles.columns}>
      <TextField
        label={t('commit.message')}
        value={form.message}
        onChange={(message) => onChange({ message })}
      />
      <TextField
        label={t('commit.author')}
        value={form.author}
        onChange={(author) => onChange({ author })}
        placeholder="Hana Kim <hana@example.com>"
      />
    </div>
  )
}

function CommitFailure({ fault }: { fault: Fault }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failure} role="alert">
      <strong>{t('commit.failedTitle')}</strong>
      <p>{faultSentence(t, fault)}</p>
      <EngineWords fault={fault} />
    </div>
  )
}
