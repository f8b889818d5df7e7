import { useTranslation } from 'react-i18next'
import { ReferenceField } from '../../../store/reference-field.tsx'
import { TextField } from '../../../ui/field.tsx'
import type { ImportFields } from './tar-actions.ts'

/** What an imported image is called, and what its tar does not say. */
export function ImportForm({
  fields,
  onChange,
}: {
  fields: ImportFields
  onChange: (fields: ImportFields) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <ReferenceField
        label={t('tars.reference')}
        value={fields.reference}
        onChange={(reference) => onChange({ ...fields, reference })}
        wanted="name"
        whenEmpty={t('tars.whenEmpty')}
      />
      <TextField
        label={t('tars.message')}
        value={fields.message}
        onChange={(message) => onChange({ ...fields, message })}
      />
      <TextField
        label={t('tars.changes')}
        value={fields.changes}
        onChange={(changes) => onChange({ ...fields, changes })}
        hint={t('tars.changesHint')}
        multiline={2}
        mono
      />
    </>
  )
}
