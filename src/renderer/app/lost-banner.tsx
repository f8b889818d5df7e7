import type { EngineStatus } from '#shared/contract/system.ts'
import { PlugZap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../host/api.ts'
import { useConnection } from '../host/connection.ts'
import { useContainers, useEngine } from '../store/collections.ts'
import { diagnosisSentence } from '../store/engine-words.ts'
import { useNow } from '../store/use-now.ts'
import { Button } from '../ui/button.tsx'
import styles from './lost-banner.module.css'

/** Says that what is shown may be old, why, and when the next try is. */
export function LostBanner() {
  const { t } = useTranslation()
  const engine = useEngine()
  const containers = useContainers()
  const hostLost = useConnection() === 'lost'
  if (hostLost) {
    return (
      <div className={styles.banner} role="alert">
        <PlugZap aria-hidden />
        <span className={styles.words}>{t('frame.lost.host')}</span>
      </div>
    )
  }
  // Where there is nothing to be old, the page itself tells it.
  if (engine === null || engine.state === 'ready' || containers.status !== 'ready') return null
  return <EngineLost engine={engine} />
}

function EngineLost({ engine }: { engine: EngineStatus }) {
  const { t } = useTranslation()
  const degraded = engine.state === 'degraded'
  return (
    <div className={styles.banner} data-degraded={degraded || undefined} role="alert">
      <PlugZap aria-hidden />
      <span className={styles.words}>
        {degraded ? t('frame.lost.degraded') : t('frame.lost.engine')}
        {engine.diagnosis !== null && ` ${diagnosisSentence(t, engine)}`}
      </span>
      <NextTry engine={engine} />
      <Button size="small" onClick={() => void api.system.retry().catch(() => undefined)}>
        {t('frame.lost.retry')}
      </Button>
    </div>
  )
}

/** Not announced every second: the words around it are. */
function NextTry({ engine }: { engine: EngineStatus }) {
  const { t } = useTranslation()
  const { nextTryAt } = engine
  const now = useNow(1000, nextTryAt !== null)
  if (engine.state === 'degraded') return null
  const seconds = nextTryAt === null ? 0 : Math.ceil((nextTryAt - now) / 1000)
  return (
    <span className={styles.next} aria-hidden>
      {seconds <= 0 ? t('frame.lost.trying') : t('frame.lost.nextTry', { count: seconds })}
    </span>
  )
}
