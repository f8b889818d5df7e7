import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useEngine } from '../../store/collections.ts'
import { useNow } from '../../store/use-now.ts'
import { Button } from '../../ui/button.tsx'
import styles from './no-engine.module.css'

/** When the next try is, and the button for who does not want to wait. */
export function NextTry() {
  const { t } = useTranslation()
  const engine = useEngine()
  const nextTryAt = engine?.state === 'lost' ? engine.nextTryAt : null
  const now = useNow(1000, nextTryAt !== null)
  const seconds = nextTryAt === null ? 0 : Math.ceil((nextTryAt - now) / 1000)
  return (
    <div className={styles.next}>
      <Button
        variant="primary"
        icon={<RefreshCw aria-hidden />}
        onClick={() => void api.system.retry().catch(() => undefined)}
      >
        {t('engine.none.tryNow')}
      </Button>
      <span className={styles.countdown}>
        {seconds <= 0 ? t('engine.none.trying') : t('engine.none.nextTry', { count: seconds })}
      </span>
    </div>
  )
}
