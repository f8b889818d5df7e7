import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RateLimit } from '#shared/contract/registries.ts'
import { api } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import styles from './registries.module.css'

const ask = async (registry: string, signal: AbortSignal) => ({
  limit: await api.registries.rateLimit({ registry }, { signal }),
})

/** How much may still be pulled: asked on request, for it is a question to the registry. */
export function RateLimitLine({ registry }: { registry: string }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  const { state, again } = useAsked(wanted ? registry : null, ask)
  const answered = state.status === 'ready'
  return (
    <div className={styles.limit} role="status">
      {state.status === 'ready' &&
        (state.answer.limit === null ? (
          <span>{t('registries.limit.none')}</span>
        ) : (
          <RateLimitWords limit={state.answer.limit} />
        ))}
      {state.status === 'failed' && <span className={styles.problem}>{faultSentence(t, state.fault)}</span>}
      <Button
        size="small"
        variant="ghost"
        pending={state.status === 'loading'}
        aria-label={t(answered ? 'registries.limit.againNamed' : 'registries.limit.askNamed', { registry })}
        onClick={() => (wanted ? again() : setWanted(true))}
      >
        {t(
          state.status === 'loading'
            ? 'registries.limit.asking'
            : answered
              ? 'registries.limit.again'
              : 'registries.limit.ask',
        )}
      </Button>
    </div>
  )
}

export function RateLimitWords({ limit: { limit, remaining, windowSeconds } }: { limit: RateLimit }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span>
      {windowSeconds === null
        ? t('registries.limit.left', { remaining: format.number(remaining), limit: format.number(limit) })
        : t('registries.limit.leftIn', {
            remaining: format.number(remaining),
            limit: format.number(limit),
            time: format.duration(windowSeconds * 1000),
          })}
    </span>
  )
}
