import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './button.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'default' | 'primary' | 'danger' | 'ghost'
  size?: 'medium' | 'small'
  /** Work is under way: the button keeps its place and its focus, and does nothing more. */
  pending?: boolean
  icon?: ReactNode
}

export function Button({
  variant = 'default',
  size = 'medium',
  pending = false,
  icon,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles.button, styles[variant], styles[size], className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string
  icon: ReactNode
  /** What more there is to know before it is pressed; shown instead of the label. */
  tip?: string
  danger?: boolean
  pending?: boolean
}

/** A button of one picture; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  tip,
  danger = false,
  pending = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      data-tip={tip ?? label}
      {...rest}
      type={type}
      aria-label={label}
      aria-description={tip}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      className={classNames(styles.icon, danger && styles.iconDanger, className)}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
    </button>
  )
}
