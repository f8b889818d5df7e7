import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { changeForm } from './form-store.ts'
import styles from './run-dialog.module.css'
import { emptyPort } from './run-form.ts'
import type { PortRow } from './run-form.ts'

const protocols = ['tcp', 'udp', 'sctp'] as const

export function PortRows({
  rows,
  publishAll,
  errorAt,
}: {
  rows: readonly PortRow[]
  publishAll: boolean
  errorAt: (field: string) => string | null
}) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('search.form.ports')}</legend>
      <div className={styles.rows}>
        {rows.map((row) => (
          <PortFields key={row.key} row={row} rows={rows} errorAt={errorAt} />
        ))}
        {rows.length > 0 && <p className={styles.quiet}>{t('search.form.portsHint')}</p>}
        <Button
          size="small"
          className={styles.add}
          icon={<Plus aria-hidden />}
          onClick={() => changeForm({ ports: [...rows, emptyPort()] })}
        >
          {t('search.form.addPort')}
        </Button>
        <Checkbox
          label={t('search.form.publishAll')}
          hint={t('search.form.publishAllHint')}
          checked={publishAll}
          onChange={(next) => changeForm({ publishAll: next })}
        />
      </div>
    </fieldset>
  )
}

function PortFields({
  row,
  rows,
  errorAt,
}: {
  row: PortRow
  rows: readonly PortRow[]
  errorAt: (field: string) => string | null
}) {
  const { t } = useTranslation()
  const change = (part: Partial<PortRow>) =>
    changeForm({ ports: rows.map((other) => (other.key === row.key ? { ...other, ...part } : other)) })
  const field = `port-${String(row.key)}`
  return (
    <div className={`${styles.row} ${styles.port}`}>
      <TextField
        label={t('search.form.hostIp')}
        mono
        placeholder="0.0.0.0"
        value={row.hostIp}
        error={errorAt(`${field}-ip`)}
        onChange={(hostIp) => change({ hostIp })}
      />
      <TextField
        label={t('search.form.hostPort')}
        mono
        value={row.hostPort}
        error={errorAt(`${field}-host`)}
        onChange={(hostPort) => change({ hostPort })}
      />
      <TextField
        label={t('search.form.containerPort')}
        mono
        value={row.containerPort}
        error={errorAt(`${field}-container`)}
        onChange={(containerPort) => change({ containerPort })}
      />
      <Select
        label={t('search.form.protocol')}
        value={row.protocol}
        onChange={(protocol) => change({ protocol })}
        options={protocols.map((value) => ({ value, label: value.toUpperCase() }))}
      />
      <div className={styles.beside}>
        <IconButton
          label={t('search.form.removePort')}
          icon={<X aria-hidden />}
          onClick={() => changeForm({ ports: rows.filter((other) => other.key !== row.key) })}
        />
      </div>
    </div>
  )
}
