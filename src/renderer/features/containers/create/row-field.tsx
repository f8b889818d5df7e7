import { type FieldPath, useController } from 'react-hook-form'
import { TextField } from '../../../ui/field.tsx'
import { afterPress, useCreateContext, useErrorAt } from './create-context.ts'
import type { CreateForm } from './form.ts'

type RowPath = Extract<
  FieldPath<CreateForm>,
  | `ports.${number}.${'hostIp' | 'hostPort' | 'containerPort'}`
  | `mounts.${number}.${'source' | 'target' | 'options'}`
  | `${'env' | 'labels'}.${number}.${'name' | 'value'}`
>

/** One text of one row. */
export function RowField({
  path,
  label,
  example,
  secret = false,
}: {
  path: RowPath
  label: string
  example?: string
  secret?: boolean
}) {
  const { control } = useCreateContext()
  const errorAt = useErrorAt()
  const { field, fieldState } = useController({ control, name: path })
  return (
    <TextField
      label={label}
      mono
      multiline={field.value.includes('\n')}
      secret={secret}
      value={field.value}
      onChange={field.onChange}
      onBlur={afterPress(field.onBlur)}
      error={errorAt(path, fieldState.isTouched)}
      {...(example !== undefined && { placeholder: example })}
    />
  )
}
