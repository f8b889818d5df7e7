import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import styles from './table.module.css'

/** A table in a box that scrolls sideways by itself, so that the page never does. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // A scrolling box must be reachable by keyboard, so it is a named stop for the Tab key.
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table {...rest} aria-label={label} className={classNames(styles.table, className)} />
    </div>
  )
}

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} />
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={classNames(styles.row, className)} />
}

export function HeaderCell({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return <th {...rest} scope={scope} className={classNames(styles.header, className)} />
}

export function Cell({
  className,
  numeric = false,
  mono = false,
  ...rest
}: ComponentProps<'td'> & { numeric?: boolean; mono?: boolean }) {
  return (
    <td
      {...rest}
      className={classNames(styles.cell, numeric && styles.numeric, mono && styles.mono, className)}
    />
  )
}
