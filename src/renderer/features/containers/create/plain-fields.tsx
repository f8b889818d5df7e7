import { useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Checkbox, Select, TextField } from '../../../ui/field.tsx'
import { afterPress, useCreateContext, useErrorAt } from './create-context.ts'
import styles from './create.module.css'
import type { CreateForm } from './form.ts'
import { type FieldOf, isHinted, type TextName, type ToggleName } from './sections.ts'

/** A field of the table in `sections.ts`, whatever its kind. */
export function PlainField({ field }: { field: FieldOf }) {
  switch (field.kind) {
    case 'text':
    case 'lines':
      return <TextOption {...field} />
    case 'toggle':
      return <ToggleOption name={field.name} />
  }
}

export function TextOption({
  name,
  kind = 'text',
  example,
  suggestions,
}: {
  name: TextName
  kind?: 'text' | 'lines'
  example?: string
  suggestions?: readonly string[]
}) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const errorAt = useErrorAt()
  const { field, fieldState } = useController({ control, name })
  return (
    <TextField
      label={t(`create.field.${name}`)}
      mono
      multiline={kind === 'lines' ? 2 : field.value.includes('\n')}
      value={field.value}
      onChange={field.onChange}
      onBlur={afterPress(field.onBlur)}
      error={errorAt(name, fieldState.isTouched)}
      {...(isHinted(name) && { hint: t(`create.hint.${name}`) })}
      {...(example !== undefined && { placeholder: example })}
      {...(suggestions !== undefined && { suggestions })}
    />
  )
}

export function ToggleOption({ name }: { name: ToggleName }) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { field } = useController({ control, name })
  return (
    <Checkbox
      label={t(`create.field.${name}`)}
      checked={field.value}
      onChange={field.onChange}
      {...(isHinted(name) && { hint: t(`create.hint.${name}`) })}
    />
  )
}

const restarts = [
  'no',
  'always',
  'unless-stopped',
  'on-failure',
] as const satisfies readonly CreateForm['restart'][]

export function RestartOption() {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const errorAt = useErrorAt()
  const { field } = useController({ control, name: 'restart' })
  const problem = errorAt('restart', true)
  return (
    <div>
      <Select
        label={t('create.field.restart')}
        value={field.value}
        onChange={field.onChange}
        options={restarts.map((value) => ({ value, label: t(`create.restart.${value}`) }))}
      />
      <p role="status" className={styles.problem}>
        {problem}
      </p>
      {field.value === 'on-failure' && <TextOption name="maximumRetries" />}
    </div>
  )
}

const healths = ['image', 'none', 'own'] as const satisfies readonly CreateForm['health'][]

export function HealthOption() {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const { field } = useController({ control, name: 'health' })
  return (
    <>
      <Select
        label={t('create.field.health')}
        value={field.value}
        onChange={field.onChange}
        options={healths.map((value) => ({ value, label: t(`create.health.${value}`) }))}
      />
      {field.value === 'own' && (
        <>
          <TextOption name="healthCommand" example="curl -f http://localhost/ || exit 1" />
          <TextOption name="healthInterval" example="30s" />
          <TextOption name="healthTimeout" example="30s" />
          <TextOption name="healthStartPeriod" example="1m" />
          <TextOption name="healthRetries" example="3" />
        </>
      )}
    </>
  )
}
