import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { changeForm } from './form-store.ts'
import styles from './run-dialog.module.css'
import { emptyMount } from './run-form.ts'
import type { MountRow } from './run-form.ts'

export function MountRows({
  rows,
  errorAt,
}: {
  rows: readonly MountRow[]
  errorAt: (field: string) => string | null
}) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('search.form.mounts')}</legend>
      <div className={styles.rows}>
        {rows.map((row) => (
          <MountFields key={row.key} row={row} rows={rows} errorAt={errorAt} />
        ))}
        {rows.length > 0 && <p className={styles.quiet}>{t('search.form.mountsHint')}</p>}
        <Button
          size="small"
          className={styles.add}
          icon={<Plus aria-hidden />}
          onClick={() => changeForm({ mounts: [...rows, emptyMount()] })}
        >
          {t('search.form.addMount')}
        </Button>
      </div>
    </fieldset>
  )
}

function MountFields({
  row,
  rows,
  errorAt,
}: {
  row: MountRow
  rows: readonly MountRow[]
  errorAt: (field: string) => string | null
}) {
  const { t } = useTranslation()
  const change = (part: Partial<MountRow>) =>
    changeForm({ mounts: rows.map((other) => (other.key === row.key ? { ...other, ...part } : other)) })
  const field = `mount-${String(row.key)}`
  return (
    <div className={`${styles.row} ${styles.mount}`}>
      <Select
        label={t('search.form.mountType')}
        value={row.type}
        onChange={(type) => change({ type })}
        options={[
          { value: 'volume', label: t('search.form.volume') },
          { value: 'bind', label: t('search.form.bind') },
        ]}
      />
      <TextField
        label={t(row.type === 'volume' ? 'search.form.volumeSource' : 'search.form.bindSource')}
        mono
        value={row.source}
        error={errorAt(`${field}-source`)}
        onChange={(source) => change({ source })}
      />
      <TextField
        label={t('search.form.target')}
        mono
        placeholder="/data"
        value={row.target}
        error={errorAt(`${field}-target`)}
        onChange={(target) => change({ target })}
      />
      <div className={styles.beside}>
        <Checkbox
          label={t('search.form.readOnly')}
          checked={row.readOnly}
          onChange={(readOnly) => change({ readOnly })}
        />
      </div>
      <div className={styles.beside}>
        <IconButton
          label={t('search.form.removeMount')}
          icon={<X aria-hidden />}
          onClick={() => changeForm({ mounts: rows.filter((other) => other.key !== row.key) })}
        />
      </div>
    </div>
  )
}
