import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { changeForm } from './form-store.ts'
import styles from './run-dialog.module.css'
import { emptyEnv } from './run-form.ts'
import type { EnvRow } from './run-form.ts'

export function EnvRows({
  rows,
  errorAt,
}: {
  rows: readonly EnvRow[]
  errorAt: (field: string) => string | null
}) {
  const { t } = useTranslation()
  const change = (key: number, part: Partial<EnvRow>) =>
    changeForm({ env: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) })
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('search.form.env')}</legend>
      <div className={styles.rows}>
        {rows.map((row) => {
          const error = errorAt(`env-${String(row.key)}`)
          return (
            <div key={row.key} className={`${styles.row} ${styles.env}`}>
              <TextField
                label={t('search.form.envName')}
                mono
                value={row.name}
                error={row.required ? null : error}
                onChange={(name) => change(row.key, { name, required: false })}
              />
              <TextField
                label={row.required ? row.name : t('search.form.envValue')}
                mono
                value={row.value}
                error={row.required ? error : null}
                onChange={(value) => change(row.key, { value })}
              />
              <div className={styles.beside}>
                <IconButton
                  label={t('search.form.removeEnv')}
                  icon={<X aria-hidden />}
                  onClick={() => changeForm({ env: rows.filter((other) => other.key !== row.key) })}
                />
              </div>
            </div>
          )
        })}
        <Button
          size="small"
          className={styles.add}
          icon={<Plus aria-hidden />}
          onClick={() => changeForm({ env: [...rows, emptyEnv()] })}
        >
          {t('search.form.addEnv')}
        </Button>
      </div>
    </fieldset>
  )
}
