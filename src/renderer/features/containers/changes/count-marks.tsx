import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../store/intl.ts'
import { type ChangeCounts, changeKinds } from '../model/change-tree.ts'
import styles from './changes.module.css'

/** What is in a folder, by kind; kinds of which there is nothing are not told. */
export function CountMarks({ counts }: { counts: ChangeCounts }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className={styles.counts}>
      {changeKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <span key={kind} className={styles.count} data-kind={kind}>
            {t(`changes.count.${kind}`, { count: counts[kind], number: format.number(counts[kind]) })}
          </span>
        ))}
    </span>
  )
}
