import { Search } from 'lucide-react'
import { useId } from 'react'
import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import checkboxStyles from './checkbox.module.css'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import searchStyles from './search-field.module.css'

interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

export interface FieldProps {
  label: string
  hint?: ReactNode
  /** A sentence that says what is wrong and what would be right; null when nothing is. */
  error?: string | null
}

/** A label, its control, and what is to be said about it, tied together for those who listen. */
function Field({
  label,
  hint,
  error = null,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [hint === undefined ? null : hintId, error === null ? null : errorId].filter(
    (part) => part !== null,
  )
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === null ? undefined : true,
      })}
      {hint !== undefined && (
        <div className={styles.hint} id={hintId}>
          {hint}
        </div>
      )}
      <div className={styles.error} id={errorId} aria-live="polite">
        {error}
      </div>
    </div>
  )
}

/** One line of text, or several. Spelling and completion stay off: names and commands are not prose. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  mono = false,
  multiline = false,
  secret = false,
  suggestions,
  placeholder,
  ref,
  onBlur,
  onKeyDown,
}: FieldProps & {
  value: string
  onChange: (value: string) => void
  mono?: boolean
  /** Several lines: how many, or three. */
  multiline?: boolean | number
  /** What is typed is not shown. */
  secret?: boolean
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[]
  placeholder?: string
  onBlur?: () => void
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
  onKeyDown?: KeyboardEventHandler<HTMLElement>
}) {
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    >
      {(control) => {
        const shared = {
          ...control,
          ref,
          value,
          placeholder,
          onBlur,
          onKeyDown,
          className: classNames(styles.input, mono && styles.mono, secret && styles.secret),
          spellCheck: false,
          autoComplete: 'off',
          autoCapitalize: 'none',
        }
        return multiline === false ? (
          <>
            <input
              {...shared}
              type={secret ? 'password' : 'text'}
              list={suggestions === undefined ? undefined : `${control.id}-list`}
              onChange={(event) => onChange(event.target.value)}
            />
            {suggestions !== undefined && (
              <datalist id={`${control.id}-list`}>
                {suggestions.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            )}
          </>
        ) : (
          <textarea
            {...shared}
            rows={multiline === true ? 3 : multiline}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }}
    </Field>
  )
}

export function Checkbox({
  label,
  checked,
  onChange,
  hint,
  disabled = false,
  hideLabel = false,
  mixed = false,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: ReactNode
  disabled?: boolean
  /** The label stays the name for those who listen. */
  hideLabel?: boolean
  /** Some of what it stands for is chosen. */
  mixed?: boolean
}) {
  const hintId = useId()
  return (
    <div className={checkboxStyles.row}>
      <label className={checkboxStyles.label}>
        {/* The browser's own: a table has one in each row, and nothing lighter is as well known to those who listen. */}
        <input
          type="checkbox"
          className={checkboxStyles.box}
          checked={checked}
          disabled={disabled}
          ref={(box) => {
            if (box !== null) box.indeterminate = mixed
          }}
          onChange={(event) => onChange(event.target.checked)}
          aria-label={hideLabel ? label : undefined}
          aria-describedby={hint === undefined ? undefined : hintId}
        />
        {!hideLabel && <span>{label}</span>}
      </label>
      {hint !== undefined && (
        <div className={checkboxStyles.hint} id={hintId}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** The system's own list: it opens outside the window, and every platform's keys work in it. */
export function Select<T extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
}: {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { readonly value: T; readonly label: string }[]
  hideLabel?: boolean
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={hideLabel ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  ref,
  onKeyDown,
  end,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  ref?: Ref<HTMLInputElement>
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>
  /** Shown at the end of the box: a count, a key. */
  end?: ReactNode
}) {
  const id = useId()
  return (
    <div className={searchStyles.box}>
      <Search aria-hidden className={searchStyles.icon} />
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        ref={ref}
        type="search"
        className={searchStyles.input}
        value={value}
        placeholder={placeholder ?? label}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.value)}
      />
      {end}
    </div>
  )
}
