import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './page.module.css'

/**
 * A page: its heading (the frame puts the focus there), what stands beside it, its actions, and its
 * content. `fill` gives the content the whole height to divide by itself, for tabs and logs.
 */
export function Page({
  title,
  beside,
  actions,
  fill = false,
  children,
}: {
  title: ReactNode
  beside?: ReactNode
  actions?: ReactNode
  fill?: boolean
  children: ReactNode
}) {
  return (
    <div className={classNames(styles.page, fill && styles.fill)}>
      <header className={styles.head}>
        <h1 tabIndex={-1}>{title}</h1>
        {beside}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  )
}
