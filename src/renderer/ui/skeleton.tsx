import styles from './skeleton.module.css'

/** The shape of what will come: `lines` bars in each of `blocks` cards. */
export function Skeleton({ blocks = 3, lines = 3 }: { blocks?: number; lines?: number }) {
  return (
    <div className={styles.grid} aria-hidden>
      {Array.from({ length: blocks }, (_, block) => (
        <div key={block} className={styles.block}>
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} className={styles.line} />
          ))}
        </div>
      ))}
    </div>
  )
}
