import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LogHead } from '#shared/contract/logs.ts'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import { LogBody } from './log-body.tsx'
import { useLogOptions } from './log-options.ts'
import type { LogSpan } from './log-span.ts'
import { useLogSession } from './use-log-session.ts'
import styles from './logs-pane.module.css'

/** The log of one container: what it wrote, and what it writes now. */
export function LogsPane({ containerId, name }: { containerId: string; name: string }) {
  return <LogOf ids={[containerId]} name={name} />
}

/** The logs of several containers in one, given by their names: a new container of a name goes on where one was. */
export function MergedLogs({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <LogOf
      ids={names}
      name={names.length === 1 ? (names[0] ?? '') : t('logs.merged.name', { count: names.length })}
    />
  )
}

function LogOf({ ids, name }: { ids: readonly string[]; name: string }) {
  const { t } = useTranslation()
  const [options, setOptions] = useLogOptions()
  const { session, head, fault, reopen } = useLogSession(ids, options.span)
  const failure = fault ?? head?.fault ?? null
  const isEmpty = head === null || head.held.end === head.held.first
  if (failure !== null && isEmpty) return <FailedLog fault={failure} reopen={reopen} />
  if (head === null)
    return (
      <section className={styles.pane} aria-label={t('logs.title', { name })}>
        <div className={styles.waiting}>
          <Loading shape="text" label={t('logs.loading')} slowLabel={t('common.slow')} />
        </div>
      </section>
    )
  return (
    <section className={styles.pane} aria-label={t('logs.title', { name })}>
      <LogBody session={session} head={head} name={name} options={options} setOptions={setOptions}>
        {isEmpty && head.state !== 'reading' && (
          <Empty icon={<ScrollText aria-hidden />} title={t('logs.empty.title')}>
            {t(`logs.empty.${whyEmpty(head, options.span)}`)}
          </Empty>
        )}
      </LogBody>
    </section>
  )
}

function whyEmpty(head: LogHead, span: LogSpan): 'running' | 'waiting' | 'neverRan' | 'ended' | 'span' {
  if (head.state === 'following') return 'running'
  if (head.state === 'waiting') return 'waiting'
  if (head.state === 'ended' && head.sources.length === 1 && head.exitCode === null) return 'neverRan'
  return span.kind === 'tail' ? 'ended' : 'span'
}

function FailedLog({ fault, reopen }: { fault: Fault; reopen: () => void }) {
  const { t } = useTranslation()
  const hasNoLog = fault.code === 'unsupported' && fault.detail['reason'] === 'log-driver'
  return (
    <div className={styles.pane}>
      <Failed
        title={hasNoLog ? t('logs.noDriver.title') : t('logs.failed')}
        sentence={hasNoLog ? t('logs.noDriver.text') : faultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={!hasNoLog && <Button onClick={reopen}>{t('common.retry')}</Button>}
      />
    </div>
  )
}
