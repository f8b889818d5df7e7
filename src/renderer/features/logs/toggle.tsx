import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './log-toolbar.module.css'

/** A button that stays pressed. */
export function Toggle({
  on,
  set,
  label,
  icon = false,
  children,
}: {
  on: boolean
  set: (on: boolean) => void
  /** Where the content is a picture, or says too little. */
  label?: string
  icon?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={classNames(styles.toggle, icon && styles.icon)}
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={() => set(!on)}
    >
      {children}
    </button>
  )
}
