import { useController, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Select } from '../../../ui/field.tsx'
import { useCreateContext } from './create-context.ts'
import styles from './create.module.css'
import { emptyPort } from './form.ts'
import { ToggleOption } from './plain-fields.tsx'
import { RowField } from './row-field.tsx'
import { RemoveRow, RowGroup } from './row-parts.tsx'

const protocols = ['tcp', 'udp', 'sctp'] as const

export function PortRows() {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { fields, append, remove } = useFieldArray({ control, name: 'ports' })
  return (
    <RowGroup
      title={t('create.port.title')}
      add={t('create.port.add')}
      onAdd={() => append(emptyPort)}
      {...(fields.length > 0 && { hint: t('create.port.hint') })}
      after={<ToggleOption name="publishAll" />}
    >
      {fields.map(({ id }, at) => (
        <div key={id} className={styles.row} data-kind="port">
          <RowField path={`ports.${at}.hostIp`} label={t('create.port.hostIp')} example="0.0.0.0" />
          <RowField path={`ports.${at}.hostPort`} label={t('create.port.hostPort')} />
          <RowField path={`ports.${at}.containerPort`} label={t('create.port.containerPort')} example="80" />
          <Protocol at={at} />
          <RemoveRow label={t('create.port.remove')} onRemove={() => remove(at)} />
        </div>
      ))}
    </RowGroup>
  )
}

function Protocol({ at }: { at: number }) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { field } = useController({ control, name: `ports.${at}.protocol` })
  return (
    <Select
      label={t('create.port.protocol')}
      value={field.value}
      onChange={field.onChange}
      options={protocols.map((value) => ({ value, label: value.toUpperCase() }))}
    />
  )
}
