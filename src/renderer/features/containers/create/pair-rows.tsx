import { useState } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../ui/field.tsx'
import { useCreateContext } from './create-context.ts'
import styles from './create.module.css'
import { EnvPaste } from './env-paste.tsx'
import { emptyEnv } from './form.ts'
import { RowField } from './row-field.tsx'
import { RemoveRow, RowGroup } from './row-parts.tsx'

/** Rows of a name and a value; those of the environment can be pasted as a file, and veiled. */
export function PairRows({ field }: { field: 'env' | 'labels' }) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { fields, append, remove, replace } = useFieldArray({ control, name: field })
  const rows = useWatch({ control, name: field })
  const [veiled, setVeiled] = useState(false)
  const needed = rows.filter(({ required }) => required).map(({ name }) => name)
  return (
    <RowGroup
      title={t(`create.${field}.title`)}
      add={t(`create.${field}.add`)}
      onAdd={() => append(emptyEnv)}
      after={
        field === 'env' &&
        fields.length > 0 && <Checkbox label={t('create.env.veil')} checked={veiled} onChange={setVeiled} />
      }
    >
      {needed.length > 0 && (
        <p className={styles.needed}>{t('create.env.needed', { env: needed.join(', ') })}</p>
      )}
      {fields.map(({ id }, at) => {
        const name = rows[at]?.name ?? ''
        return (
          <div key={id} className={styles.row} data-kind="pair">
            <RowField path={`${field}.${at}.name`} label={t('create.env.name')} />
            <RowField
              path={`${field}.${at}.value`}
              label={name === '' ? t('create.env.value') : t('create.env.valueOf', { name })}
              secret={veiled}
            />
            <RemoveRow label={t(`create.${field}.remove`)} onRemove={() => remove(at)} />
          </div>
        )
      })}
      {field === 'env' && (
        <EnvPaste
          onRows={(added) => {
            const fresh = new Set(added.map(({ name }) => name))
            const kept = rows.filter(({ name, value }) => !fresh.has(name) && (name !== '' || value !== ''))
            replace([...kept, ...added.map((row) => ({ ...emptyEnv, ...row }))])
          }}
        />
      )}
    </RowGroup>
  )
}
