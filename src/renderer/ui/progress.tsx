import type { CSSProperties } from 'react'
import styles from './progress.module.css'

/**
 * A bar from 0 to `max`; `value` null while nobody knows how much there is. A `meter` tells how full something is, and
 * not how far along.
 */
export function Progress({
  label,
  value,
  max,
  tone = 'harbour',
  role = 'progressbar',
}: {
  label: string
  value: number | null
  max: number
  tone?: 'harbour' | 'lamp' | 'run' | 'fail'
  role?: 'progressbar' | 'meter'
}) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max))
  // The one inline style in the app's own markup: the share is data.
  const style: CSSProperties & { '--share'?: string } = share === null ? {} : { '--share': String(share) }
  return (
    <div
      className={styles.track}
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      data-tone={tone}
      data-unknown={share === null || undefined}
      style={style}
    >
      <span className={styles.bar} />
    </div>
  )
}
