import { StateMark } from './state-mark.tsx'
import type { StateTone } from './state-mark.tsx'
import styles from './state-badge.module.css'

/** A state by shape, word and colour. */
export function StateBadge({ state, label }: { state: StateTone; label: string }) {
  return (
    <span className={styles.badge} data-state={state}>
      <StateMark state={state} />
      {label}
    </span>
  )
}
