import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EarlyExit, Task } from '#shared/contract/tasks.ts'
import { RegistryRemedy } from '../../../store/registry-remedy.tsx'
import { EngineWords } from '../../../store/engine-words.tsx'
import { navigate, paths } from '../../../store/route.ts'
import { cancelWork } from '../../../store/work.ts'
import { Button } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { actionFaultSentence } from '../model/container-fault.ts'
import styles from './create.module.css'

/** What becomes of "Create and start": its steps, and how it ended. The page goes on to a container that runs. */
export function RunOutcome({
  task,
  lost,
  onRunning,
}: {
  task: Task | undefined
  lost: boolean
  onRunning: () => void
}) {
  const { t } = useTranslation()
  const result = runOf(task)
  const up = runningName(task)
  useEffect(() => {
    if (up === null) return
    onRunning()
    navigate(paths.container(up))
  }, [up, onRunning])
  if (lost) return <p role="alert">{t('create.run.lost')}</p>
  if (task === undefined || task.state === 'running') return <Under task={task} />
  if (task.state === 'cancelled') return <p role="status">{t('create.run.cancelled')}</p>
  if (task.state === 'failed' && task.fault !== null) {
    return (
      <div className={styles.refused} role="alert">
        <strong>{t('create.refused')}</strong>
        <p>{actionFaultSentence(t, task.fault)}</p>
        <EngineWords fault={task.fault} />
        <RegistryRemedy fault={task.fault} />
      </div>
    )
  }
  if (result === null || result.exited === null) return null
  return <Ended name={result.name} exited={result.exited} />
}

function runOf(task: Task | undefined) {
  return task?.state === 'done' && task.result?.kind === 'run' ? task.result : null
}

/** The name of the container that runs now, to whose page the person is taken. */
export function runningName(task: Task | undefined): string | null {
  const result = runOf(task)
  return result !== null && result.exited === null ? result.name : null
}

function Under({ task }: { task: Task | undefined }) {
  const { t } = useTranslation()
  const step = task?.step ?? 'creating'
  const { downloadedBytes = 0, totalBytes = 0 } = task?.progress ?? {}
  return (
    <div className={styles.under}>
      <p role="status">{t(`activity.step.${step}`)}</p>
      <Progress
        label={t(`activity.step.${step}`)}
        value={step === 'pulling' && totalBytes > 0 ? downloadedBytes / totalBytes : null}
        max={1}
      />
      {task !== undefined && (
        <Button size="small" onClick={() => void cancelWork(task)}>
          {t('common.cancel')}
        </Button>
      )}
    </div>
  )
}

function Ended({ name, exited }: { name: string; exited: EarlyExit }) {
  const { t } = useTranslation()
  return (
    <div className={styles.refused} role="alert">
      <strong>{t('create.run.ended', { name, code: exited.exitCode })}</strong>
      <p>{t('create.run.endedHint')}</p>
      {exited.lastLines.length > 0 && (
        <pre tabIndex={0} aria-label={t('create.run.lastLines')}>
          {exited.lastLines.join('\n')}
        </pre>
      )}
      <Button size="small" onClick={() => navigate(paths.container(name))}>
        {t('create.run.open', { name })}
      </Button>
    </div>
  )
}
