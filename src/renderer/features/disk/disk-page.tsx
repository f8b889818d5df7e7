import { HardDrive, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CleanScope, cleanScopes } from '#shared/clean-scopes.ts'
import type { DiskUsage } from '#shared/contract/disk.ts'
import * as command from '#shared/docker-command/disk.ts'
import { api } from '../../host/api.ts'
import { useEngine } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths } from '../../store/route.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { CleanDialog } from './clean-dialog.tsx'
import { CleanUps } from './clean-ups.tsx'
import { UsagePicture } from './usage-picture.tsx'
import { UsageTable } from './usage-table.tsx'
import styles from './disk.module.css'

const open = (next: CleanScope): void => navigate(paths.disk(next), { replace: true })
const askUsage = (_: string, signal: AbortSignal) => api.disk.usage(undefined, { signal })

/** What takes the room on the engine's disk, as a picture and as text, and the ways to make some. */
export function DiskPage({ clean }: { clean: string | null }) {
  const { t } = useTranslation()
  const engine = useEngine()
  // Another connection is another engine, or may have changed.
  const { state, again } = useAsked(engine?.state === 'ready' ? String(engine.generation) : null, askUsage)
  // While it is measured anew, what was known stays in sight.
  const [last, setLast] = useState<DiskUsage | null>(null)
  if (state.status === 'ready' && state.answer !== last) setLast(state.answer)
  const usage = state.status === 'ready' ? state.answer : state.status === 'failed' ? null : last
  const scope = cleanScopes.find((known) => known === clean) ?? null
  return (
    <Page
      title={t('disk.title')}
      actions={
        <Button icon={<RefreshCw aria-hidden />} pending={state.status === 'loading'} onClick={again}>
          {t('disk.again')}
        </Button>
      }
    >
      <div className={styles.page}>
        <p className={styles.lead}>{t('disk.lead')}</p>
        {usage === null && state.status !== 'failed' && (
          <Loading label={t('common.loading')} slowLabel={t('disk.slow')} />
        )}
        {state.status === 'failed' && (
          <Failed
            title={t('disk.failedTitle')}
            sentence={faultSentence(t, state.fault)}
            engineWords={state.fault.message}
            copyLabel={t('common.copyEngineWords')}
            copiedLabel={t('common.copied')}
            action={<Button onClick={again}>{t('common.retry')}</Button>}
          />
        )}
        {usage !== null && <Figures usage={usage} />}
        <CommandLine
          argv={command.usage()}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
        <CleanUps onOpen={open} />
      </div>
      {scope !== null && (
        <CleanDialog
          key={scope}
          scope={scope}
          onCleaned={again}
          onClose={() => navigate(paths.disk(), { replace: true })}
        />
      )}
    </Page>
  )
}

function Figures({ usage }: { usage: DiskUsage }) {
  const { t } = useTranslation()
  if (usage.kinds.every(({ total, size }) => total === 0 && size === 0)) {
    return (
      <Empty icon={<HardDrive aria-hidden />} title={t('disk.emptyTitle')}>
        {t('disk.empty')}
      </Empty>
    )
  }
  return (
    <>
      <UsagePicture usage={usage} />
      <UsageTable usage={usage} />
    </>
  )
}
