import type { ReactNode } from 'react'
import styles from './overview.module.css'

/** One box of the overview. */
export function Section({
  title,
  beside,
  tone,
  children,
}: {
  title: string
  beside?: ReactNode
  tone?: 'fail'
  children: ReactNode
}) {
  return (
    <section className={styles.section} data-tone={tone} aria-label={title}>
      <div className={styles.title}>
        <h2>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  )
}
