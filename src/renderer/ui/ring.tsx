import type { CSSProperties } from 'react'
import styles from './ring.module.css'

/** Progress in the size of a letter; the words beside it say the same. */
export function Ring({ share }: { share: number | null }) {
  const style: CSSProperties & { '--share'?: string } = share === null ? {} : { '--share': String(share) }
  return (
    <svg
      className={styles.ring}
      viewBox="0 0 20 20"
      aria-hidden
      data-unknown={share === null || undefined}
      style={style}
    >
      <circle className={styles.track} cx="10" cy="10" r="7.5" pathLength={1} />
      <circle className={styles.done} cx="10" cy="10" r="7.5" pathLength={1} />
    </svg>
  )
}
