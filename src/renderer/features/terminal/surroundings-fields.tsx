import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/field.tsx'
import { readSurroundings, type TypedSurroundings } from './surroundings.ts'
import styles from './terminal.module.css'

/** User, directory and environment, as `docker exec` takes them. */
export function SurroundingsFields({
  typed,
  onChange,
}: {
  typed: TypedSurroundings
  onChange: (typed: TypedSurroundings) => void
}) {
  const { t } = useTranslation()
  const { badDirectory, badLine } = readSurroundings(typed)
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('terminal.form.user')}
          value={typed.user}
          onChange={(user) => onChange({ ...typed, user })}
          mono
          hint={t('terminal.form.userHint')}
        />
        <TextField
          label={t('terminal.form.directory')}
          value={typed.workingDir}
          onChange={(workingDir) => onChange({ ...typed, workingDir })}
          mono
          error={badDirectory ? t('terminal.form.directoryProblem') : null}
          hint={t('terminal.form.directoryHint')}
        />
      </div>
      <TextField
        label={t('terminal.form.env')}
        value={typed.env}
        onChange={(env) => onChange({ ...typed, env })}
        mono
        multiline
        hint={t('terminal.form.envHint')}
        error={badLine === null ? null : t('terminal.form.envProblem', { line: badLine })}
      />
    </>
  )
}
