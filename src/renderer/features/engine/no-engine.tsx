import type { EngineStatus } from '#shared/contract/system.ts'
import { Anchor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../../store/collections.ts'
import { diagnosisSentence } from '../../store/engine-words.ts'
import { Page } from '../../ui/page.tsx'
import { SaidWords } from '../../ui/said-words.tsx'
import { FoundEngines } from './found-engines.tsx'
import { NextTry } from './next-try.tsx'
import { Steps } from './steps.tsx'
import styles from './no-engine.module.css'

/** Instead of a page while no engine answers: what was looked for, why it failed, what to do here. */
export function NoEngine({ status }: { status: EngineStatus }) {
  const { t } = useTranslation()
  const platform = useHost()?.platform ?? null
  const title = status.diagnosis === 'too-old' ? t('engine.none.tooOldTitle') : t('engine.none.title')
  return (
    <Page title={title}>
      <div className={styles.cards}>
        <section className={styles.card} aria-label={t('engine.none.looked')}>
          <div className={styles.lead}>
            <Anchor aria-hidden className={styles.icon} />
            <div className={styles.reason}>
              <p className={styles.sentence}>{diagnosisSentence(t, status)}</p>
              <Looked status={status} />
            </div>
          </div>
          <EngineSaid status={status} />
          <NextTry />
        </section>
        <section className={styles.card} aria-labelledby="what-to-do">
          <h2 id="what-to-do">{t('engine.none.what')}</h2>
          <Steps
            diagnosis={status.diagnosis ?? 'other'}
            platform={platform}
            address={status.endpoint?.address ?? null}
          />
        </section>
        <FoundEngines />
      </div>
    </Page>
  )
}

function Looked({ status: { endpoint } }: { status: EngineStatus }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.looked}>
      <dt>{t('engine.none.looked')}</dt>
      <dd>
        {endpoint === null
          ? t('engine.none.noAddress')
          : t('engine.none.lookedSource', {
              address: endpoint.address,
              source: t(`engine.source.${endpoint.source}`),
            })}
      </dd>
    </dl>
  )
}

function EngineSaid({ status: { fault } }: { status: EngineStatus }) {
  const { t } = useTranslation()
  if (fault === null || fault.message === '') return null
  return (
    <SaidWords
      title={t('engine.none.engineSaid')}
      text={fault.message}
      copyLabel={t('common.copyEngineWords')}
      copiedLabel={t('common.copied')}
    />
  )
}
