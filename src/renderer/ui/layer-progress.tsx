import { Progress } from './progress.tsx'
import styles from './layer-progress.module.css'

/** One layer of a pull, in words that are ready to be drawn. */
export interface LayerRow {
  readonly id: string
  /** “Downloading”, “Already here”… */
  readonly phase: string
  /** “12 MB of 30 MB”, or empty. */
  readonly bytes: string
  /** 0 to 1; null while the size is unknown. */
  readonly share: number | null
  readonly tone: 'harbour' | 'run' | 'fail'
}

/** One bar a layer, in the order in which the engine named them. */
export function LayerProgress({ layers, label }: { layers: readonly LayerRow[]; label: string }) {
  return (
    <ul className={styles.layers} aria-label={label}>
      {layers.map((layer) => (
        <li key={layer.id} className={styles.layer}>
          <code className={styles.id}>{layer.id.slice(0, 12)}</code>
          <span className={styles.bar}>
            <Progress
              label={`${layer.id.slice(0, 12)} ${layer.phase}`}
              value={layer.share}
              max={1}
              tone={layer.tone}
            />
          </span>
          <span className={styles.phase}>{layer.phase}</span>
          <span className={styles.bytes}>{layer.bytes}</span>
        </li>
      ))}
    </ul>
  )
}
