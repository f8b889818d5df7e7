import { useTranslation } from 'react-i18next'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { changeForm } from './form-store.ts'
import { EnvRows } from './env-rows.tsx'
import { MountRows } from './mount-rows.tsx'
import { PortRows } from './port-rows.tsx'
import { useProblemText } from './problem-text.ts'
import styles from './run-dialog.module.css'
import type { Problems } from './run-form-check.ts'
import type { RunForm } from './run-form.ts'

/** Problems that a field has only because it is still empty wait until the person tried to send. */
const patient = new Set([
  'env-needed',
  'port-missing',
  'target-missing',
  'bind-without-source',
  'env-without-name',
])

const policies = ['no', 'always', 'unless-stopped', 'on-failure'] as const

export function RunFields({ form, problems, tried }: { form: RunForm; problems: Problems; tried: boolean }) {
  const { t } = useTranslation()
  const textOf = useProblemText()
  const errorAt = (field: string) => {
    const problem = problems.get(field)
    if (problem === undefined || (!tried && patient.has(problem.kind))) return null
    return textOf(problem)
  }
  const needed = form.env.filter((row) => row.required).map((row) => row.name)
  return (
    <>
      {needed.length > 0 && (
        <p className={styles.needed}>{t('search.form.prefilled', { env: needed.join(', ') })}</p>
      )}
      <div className={styles.columns}>
        <TextField
          label={t('search.form.name')}
          hint={t('search.form.nameHint')}
          placeholder={t('search.form.namePlaceholder')}
          value={form.name}
          error={errorAt('name')}
          onChange={(name) => changeForm({ name })}
        />
        <TextField
          label={t('search.form.command')}
          hint={t('search.form.commandHint')}
          mono
          value={form.command}
          error={errorAt('command')}
          onChange={(command) => changeForm({ command })}
        />
      </div>
      <EnvRows rows={form.env} errorAt={errorAt} />
      <PortRows rows={form.ports} publishAll={form.publishAll} errorAt={errorAt} />
      <MountRows rows={form.mounts} errorAt={errorAt} />
      <RuntimeFields form={form} error={errorAt('restart')} />
    </>
  )
}

function RuntimeFields({ form, error }: { form: RunForm; error: string | null }) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('search.form.runtime')}</legend>
      <Select
        label={t('search.form.restart')}
        value={form.restart}
        onChange={(restart) => changeForm({ restart })}
        options={policies.map((value) => ({ value, label: t(`search.form.restartPolicy.${value}`) }))}
      />
      <div className={styles.checks}>
        <Checkbox
          label={t('search.form.interactive')}
          checked={form.interactive}
          onChange={(interactive) => changeForm({ interactive })}
        />
        <Checkbox label={t('search.form.tty')} checked={form.tty} onChange={(tty) => changeForm({ tty })} />
        <Checkbox
          label={t('search.form.autoRemove')}
          checked={form.autoRemove}
          onChange={(autoRemove) => changeForm({ autoRemove })}
        />
      </div>
      <p className={styles.problem} aria-live="polite">
        {error}
      </p>
    </fieldset>
  )
}
