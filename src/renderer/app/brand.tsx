import styles from './rail.module.css'

export function Brand() {
  return (
    <div className={styles.brand}>
      <svg viewBox="0 0 24 24" className={styles.ship} aria-hidden>
        <path className={styles.hull} d="M2 15h20l-3 5H5z" />
        <path className={styles.load} d="M6 14V9h4v5m1 0V6h4v8m1 0V9h3v5" />
      </svg>
      Quayside
    </div>
  )
}
