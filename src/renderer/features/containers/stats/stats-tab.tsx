import { Gauge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { stats } from '#shared/docker-command/stats.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { Charts } from './charts.tsx'
import { StatsTable } from './stats-table.tsx'
import { type StatsView, useStatsFeed } from './use-stats-feed.ts'
import styles from './stats-tab.module.css'

/** What a container uses, over the last minutes and now: as pictures and as text. */
export function StatsTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const view = useStatsFeed(container.id)
  return (
    <div className={styles.scroll}>
      <div className={styles.top}>
        <StateLine view={view} />
        <CommandLine
          argv={stats({ ids: [container.name] })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      </div>
      {view.samples.times.length === 0 ? (
        <NoFigures view={view} again={view.again} />
      ) : (
        <>
          <Charts samples={view.samples} />
          <StatsTable samples={view.samples} />
        </>
      )}
    </div>
  )
}

/** Said once when it changes, never a sample at a time. */
function StateLine({ view: { state } }: { view: StatsView }) {
  const { t } = useTranslation()
  return (
    <p role="status" className={styles.state} data-state={state}>
      {t(`stats.state.${state}`)}
    </p>
  )
}

function NoFigures({ view: { state, fault }, again }: { view: StatsView; again: () => void }) {
  const { t } = useTranslation()
  if (state === 'starting' || state === 'live')
    return <Loading label={t('stats.loading')} slowLabel={t('stats.loadingSlow')} />
  if (state === 'failed' && fault !== null)
    return (
      <Failed
        title={t('stats.failed')}
        sentence={faultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={<Button onClick={again}>{t('stats.again')}</Button>}
      />
    )
  return (
    <Empty icon={<Gauge aria-hidden />} title={t('stats.none.title')}>
      {t('stats.none.text')}
    </Empty>
  )
}
