import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { usePending } from '../../store/actions.ts'
import { navigate, paths } from '../../store/route.ts'
import { cancelWork, startRun, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import { DismissWork } from './dismiss-work.tsx'
import { EarlyExitPanel } from './early-exit-panel.tsx'
import { FailedWork } from './failed-work.tsx'
import { PullFigures } from './pull-figures.tsx'
import { WorkCommand } from './work-command.tsx'
import styles from './work-panel.module.css'

/** One pull or run: its progress while it goes, and then what came of it with the next step. */
export function WorkPanel({ task, image }: { task: Task; image: string }) {
  switch (task.state) {
    case 'running':
      return <RunningWork task={task} image={image} />
    case 'failed':
      return <FailedWork task={task} image={image} />
    case 'cancelled':
      return <CancelledWork task={task} />
    case 'done':
      return <DoneWork task={task} image={image} />
  }
}

function RunningWork({ task, image }: { task: Task; image: string }) {
  const { t } = useTranslation()
  const pending = usePending(workKey.cancel(task.id)) !== null
  return (
    <div className={styles.panel} data-work={task.kind}>
      <div className={styles.head}>
        <p className={styles.title} role="status">
          {t(task.kind === 'run' ? 'search.work.running' : 'search.work.pulling', { reference: image })}
          {task.step !== null && task.kind === 'run' && (
            <span className={styles.step}>{t(`activity.step.${task.step}`)}</span>
          )}
        </p>
        <Button
          size="small"
          pending={pending}
          aria-label={t('activity.cancelTask', { subject: image })}
          onClick={() => void cancelWork(task)}
        >
          {t(pending ? 'search.work.cancelling' : 'search.work.cancel')}
        </Button>
      </div>
      <PullFigures task={task} image={image} />
      <WorkCommand task={task} />
    </div>
  )
}

function CancelledWork({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <div className={styles.panel} role="status">
      <div className={styles.head}>
        <p className={styles.words}>
          {t(task.kind === 'run' ? 'search.work.cancelledRun' : 'search.work.cancelled')}
        </p>
        <DismissWork task={task} />
      </div>
    </div>
  )
}

function DoneWork({ task, image }: { task: Task; image: string }) {
  const { t } = useTranslation()
  const { result } = task
  if (result?.kind === 'run' && result.exited !== null) {
    return <EarlyExitPanel task={task} image={image} name={result.name} exited={result.exited} />
  }
  const name = result?.kind === 'run' ? result.name : null
  return (
    <div className={styles.panel} data-tone="good" role="status">
      <div className={styles.head}>
        <p className={styles.words}>
          {name === null ? t(pulledSentence(task), { reference: image }) : t('search.work.runs', { name })}
        </p>
        {name === null ? (
          <Button size="small" onClick={() => void startRun({ image })}>
            {t('search.card.run')}
          </Button>
        ) : (
          <Button size="small" onClick={() => navigate(paths.container(name))}>
            {t('search.work.open', { name })}
          </Button>
        )}
        <DismissWork task={task} />
      </div>
    </div>
  )
}

function pulledSentence({ result }: Task) {
  const outcome = result?.kind === 'pull' ? result.outcome : null
  if (outcome === 'same') return 'search.work.upToDate'
  return outcome === 'moved' ? 'search.work.moved' : 'search.work.downloaded'
}
