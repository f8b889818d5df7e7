import { useTranslation } from 'react-i18next'
import styles from './overview.module.css'

/** Labels are many and seldom read: folded. */
export function LabelsSection({ labels }: { labels: Readonly<Record<string, string>> }) {
  const { t } = useTranslation()
  const entries = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (entries.length === 0) return null
  return (
    <section className={styles.section}>
      <details className={styles.labels}>
        <summary>{t('container.labels.title', { count: entries.length })}</summary>
        <dl className={styles.items}>
          {entries.map(([key, value]) => (
            <div key={key} className={styles.item}>
              <dt className={styles.quiet}>{key}</dt>
              <dd className={styles.mono}>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
