import { useController, useFieldArray, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Checkbox, Select } from '../../../ui/field.tsx'
import { useCreateContext } from './create-context.ts'
import styles from './create.module.css'
import { emptyMount } from './form.ts'
import { RowField } from './row-field.tsx'
import { RemoveRow, RowGroup } from './row-parts.tsx'

const types = ['volume', 'bind', 'tmpfs'] as const

export function MountRows() {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { fields, append, remove } = useFieldArray({ control, name: 'mounts' })
  return (
    <RowGroup
      title={t('create.mount.title')}
      add={t('create.mount.add')}
      onAdd={() => append(emptyMount)}
      {...(fields.length > 0 && { hint: t('create.mount.hint') })}
    >
      {fields.map(({ id }, at) => (
        <div key={id} className={styles.row} data-kind="mount">
          <MountFields at={at} />
          <RemoveRow label={t('create.mount.remove')} onRemove={() => remove(at)} />
        </div>
      ))}
    </RowGroup>
  )
}

function MountFields({ at }: { at: number }) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const type = useController({ control, name: `mounts.${at}.type` }).field
  const readOnly = useController({ control, name: `mounts.${at}.readOnly` }).field
  const kind = useWatch({ control, name: `mounts.${at}.type` })
  return (
    <>
      <Select
        label={t('create.mount.type')}
        value={type.value}
        onChange={type.onChange}
        options={types.map((value) => ({ value, label: t(`create.mount.kind.${value}`) }))}
      />
      {kind === 'tmpfs' ? (
        <span />
      ) : (
        <RowField path={`mounts.${at}.source`} label={t(`create.mount.source.${kind}`)} />
      )}
      <RowField path={`mounts.${at}.target`} label={t('create.mount.target')} example="/data" />
      <RowField
        path={`mounts.${at}.options`}
        label={t('create.mount.options')}
        example={kind === 'tmpfs' ? 'size=64m' : 'z'}
      />
      <div className={styles.remove}>
        <Checkbox label={t('create.mount.readOnly')} checked={readOnly.value} onChange={readOnly.onChange} />
      </div>
    </>
  )
}
