import { KeyRound } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandLine } from '../ui/command-line.tsx'
import styles from './session-ended.module.css'

/** What a page without a session shows: nothing of the engine, only how to get in. */
export function SessionEnded() {
  const { t } = useTranslation()
  const title = t('frame.session.title')
  useEffect(() => {
    document.title = t('frame.title', { page: title })
  }, [t, title])
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <KeyRound aria-hidden className={styles.icon} />
        <h1>{title}</h1>
        <p>{t('frame.session.words')}</p>
        <ol className={styles.steps}>
          <li>
            {t('frame.session.step1')}
            <CommandLine
              argv={['npm', 'start', '--', '--browser']}
              label={t('common.command')}
              copyLabel={t('common.copyCommand')}
              copiedLabel={t('common.copied')}
            />
          </li>
          <li>{t('frame.session.step2')}</li>
        </ol>
        <p className={styles.ended}>{t('frame.session.ended')}</p>
      </div>
    </main>
  )
}
