import type { EngineStatus } from '#shared/contract/system.ts'
import { ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { diagnosisSentence } from '../../store/engine-words.ts'
import { useFormat } from '../../store/intl.ts'
import { Button } from '../../ui/button.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import type { StateTone } from '../../ui/state-mark.tsx'
import { Rows } from './rows.tsx'
import styles from './engine-page.module.css'

const tones: Readonly<Record<EngineStatus['state'], StateTone>> = {
  ready: 'run',
  connecting: 'busy',
  degraded: 'pause',
  lost: 'fail',
}

/** Where the engine is, where its address came from, and how the connection does. */
export function Connection({ engine }: { engine: EngineStatus }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { endpoint } = engine
  return (
    <section className={styles.card} aria-labelledby="connection-title">
      <div className={styles.cardHead}>
        <h2 id="connection-title">{t('engine.section.connection')}</h2>
        {engine.state !== 'ready' && (
          <Button size="small" onClick={() => void api.system.retry().catch(() => undefined)}>
            {t('engine.retry')}
          </Button>
        )}
      </div>
      <Rows
        rows={[
          [
            t('engine.row.state'),
            <span key="state" className={styles.state}>
              <StateBadge state={tones[engine.state]} label={t(`engine.state.${engine.state}`)} />
              {t('engine.since', { time: format.dateTime(engine.since) })}
            </span>,
          ],
          [t('engine.row.address'), endpoint === null ? '' : <code key="address">{endpoint.address}</code>],
          [t('engine.row.source'), endpoint === null ? '' : t(`engine.source.${endpoint.source}`)],
        ]}
      />
      {engine.state !== 'ready' && engine.diagnosis !== null && (
        <p className={styles.failure}>{diagnosisSentence(t, engine)}</p>
      )}
      {endpoint?.remote === true && (
        <p className={styles.warning}>
          <ShieldAlert aria-hidden />
          {endpoint.transport === 'tcp' && !endpoint.tls ? t('engine.plainTcp') : t('engine.remote')}
        </p>
      )}
    </section>
  )
}
