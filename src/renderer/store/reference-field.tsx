import type { KeyboardEventHandler, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { checkReference, type WantedReference } from '#shared/reference-check.ts'
import { TextField } from '../ui/field.tsx'

/** A line for the name of an image: below it its full form while it is typed, or what is wrong with it. */
export function ReferenceField({
  label,
  value,
  onChange,
  wanted,
  whenEmpty,
  error = null,
  isTold = true,
  placeholder = 'team/web:1.0',
  ref,
  onBlur,
  onKeyDown,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  wanted: WantedReference
  /** What an empty field means. */
  whenEmpty?: string
  /** What else is wrong with a name that is well written. */
  error?: string | null
  /** Whether mistakes are told already: some forms wait until the field was left. */
  isTold?: boolean
  placeholder?: string
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
  onBlur?: () => void
  onKeyDown?: KeyboardEventHandler<HTMLElement>
}) {
  const { t } = useTranslation()
  const checked = checkReference(value, wanted)
  const hint =
    checked.kind === 'good'
      ? t('references.full', { reference: checked.full })
      : checked.kind === 'none'
        ? whenEmpty
        : undefined
  return (
    <TextField
      label={label}
      mono
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      error={checked.kind === 'bad' && isTold ? t(`references.problem.${checked.problem}`) : error}
      {...(ref !== undefined && { ref })}
      {...(hint !== undefined && { hint })}
      {...(onBlur !== undefined && { onBlur })}
      {...(onKeyDown !== undefined && { onKeyDown })}
    />
  )
}
