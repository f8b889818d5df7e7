import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../../store/fault-text.ts'
import { ChangeList } from '../changes/change-list.tsx'
import { useChanges } from '../changes/use-changes.ts'
import styles from './commit.module.css'

/** What `docker diff` tells: the files that the image will have anew, otherwise, or no more. */
export function ChangedFiles({ id }: { id: string }) {
  const { t } = useTranslation()
  const { files, fault } = useChanges(id)
  return (
    <section className={styles.section}>
      <h3>{t('commit.files.title')}</h3>
      {files === null && fault === null && (
        <p role="status" className={styles.quiet}>
          {t('changes.loading')}
        </p>
      )}
      {fault !== null && (
        <div role="alert" className={styles.failure}>
          <strong>{t('changes.failed')}</strong>
          <p>{faultSentence(t, fault)}</p>
          <code>{fault.message}</code>
        </div>
      )}
      {files?.length === 0 && <p className={styles.quiet}>{t('changes.emptyTitle')}</p>}
      {files !== null && files.length > 0 && <ChangeList files={files} label={t('changes.tree')} />}
    </section>
  )
}
