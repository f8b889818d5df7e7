import { Eraser } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type CleanScope, cleanScopes } from '#shared/clean-scopes.ts'
import { Button } from '../../ui/button.tsx'
import styles from './disk.module.css'

/** Every clean-up with what it is about; each opens its list. */
export function CleanUps({ onOpen }: { onOpen: (scope: CleanScope) => void }) {
  const { t } = useTranslation()
  return (
    <section className={styles.card} aria-labelledby="clean-ups">
      <div className={styles.cardHead}>
        <h2 id="clean-ups">{t('disk.cleanUps')}</h2>
      </div>
      <p className={styles.quiet}>{t('disk.cleanUpsText')}</p>
      <ul className={styles.cleanUps}>
        {cleanScopes.map((scope) => (
          <li key={scope} className={styles.cleanUp}>
            <div>
              <h3>{t(`disk.scope.${scope}.title`)}</h3>
              <p className={styles.quiet}>{t(`disk.scope.${scope}.text`)}</p>
            </div>
            <Button icon={<Eraser aria-hidden />} onClick={() => onOpen(scope)}>
              {t(`disk.scope.${scope}.action`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
