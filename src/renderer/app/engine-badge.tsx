import type { EngineStatus } from '#shared/contract/system.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useEngine } from '../store/collections.ts'
import { StateMark } from '../ui/state-mark.tsx'
import type { StateTone } from '../ui/state-mark.tsx'
import { shorten } from './shorten.ts'
import styles from './top-bar.module.css'

const tones: Readonly<Record<EngineStatus['state'], StateTone>> = {
  ready: 'run',
  degraded: 'pause',
  connecting: 'busy',
  lost: 'fail',
}

/** Which engine this is and how it does, always in sight. */
export function EngineBadge() {
  const { t } = useTranslation()
  const engine = useEngine()
  const text = badgeText(t, engine)
  const tone = engine === null ? 'busy' : tones[engine.state]
  return (
    <a href="#/engine" className={styles.engine} data-state={tone} title={engine?.endpoint?.address}>
      <StateMark state={tone} />
      <span className="visually-hidden">{t('frame.badge.label', { text })}</span>
      <span aria-hidden className={styles.engineText}>
        {text}
      </span>
    </a>
  )
}

function badgeText(t: TFunction, engine: EngineStatus | null): string {
  if (engine === null) return t('frame.badge.unknown')
  const whole = engine.endpoint?.name ?? null
  if (whole === null) return engine.state === 'connecting' ? t('frame.badge.unknown') : t('frame.badge.none')
  const name = shorten(whole, 26)
  const version = engine.engine?.version.split('.').slice(0, 2).join('.')
  if (engine.state === 'ready' && version !== undefined) return t('frame.badge.ready', { name, version })
  if (engine.state === 'ready' || engine.state === 'connecting') return t('frame.badge.connecting', { name })
  return t(`frame.badge.${engine.state}`, { name })
}
