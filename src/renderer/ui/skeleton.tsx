import styles from './skeleton.module.css'

/** The shape of what will come: `lines` bars in each of `blocks` cards, or lines of text without a box. */
export function Skeleton({
  shape = 'cards',
  blocks = 3,
  lines = 3,
}: {
  shape?: 'cards' | 'text'
  blocks?: number
  lines?: number
}) {
  if (shape === 'text')
    return (
      <div className={styles.text} aria-hidden>
        {bars(lines)}
      </div>
    )
  return (
    <div className={styles.grid} aria-hidden>
      {Array.from({ length: blocks }, (_, block) => (
        <div key={block} className={styles.block}>
          {bars(lines)}
        </div>
      ))}
    </div>
  )
}

function bars(lines: number) {
  return Array.from({ length: lines }, (_, line) => <span key={line} className={styles.line} />)
}
