import type { Task } from '#shared/contract/tasks.ts'
import { Ban, RotateCw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { act, usePending } from '../../store/actions.ts'
import { useFormat } from '../../store/intl.ts'
import { paths } from '../../store/route.ts'
import { isTransfer, retryTransfer } from '../../store/work.ts'
import { TaskFigures } from '../../store/task-figures.tsx'
import { useNow } from '../../store/use-now.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import type { StateTone } from '../../ui/state-mark.tsx'
import { TaskOutcome } from './task-outcome.tsx'
import styles from './task-row.module.css'

const tones: Readonly<Record<Task['state'], StateTone>> = {
  running: 'busy',
  done: 'run',
  failed: 'fail',
  cancelled: 'stop',
}

/** One piece of long work: what, how far, for how long, with which command, and what became of it. */
export function TaskRow({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <li className={styles.row} data-task={task.id}>
      <div className={styles.head}>
        <h3>
          <Title task={task} />
        </h3>
        <StateBadge state={tones[task.state]} label={t(`activity.state.${task.state}`)} />
        <span className={styles.end}>
          <Elapsed task={task} />
          <TaskButtons task={task} />
        </span>
      </div>
      {task.state === 'running' && <TaskFigures task={task} />}
      <Recreates task={task} />
      {task.state !== 'running' && <TaskOutcome task={task} />}
      {commandsOf(task).map((argv) => (
        <CommandLine
          key={argv.join(' ')}
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
          veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
        />
      ))}
    </li>
  )
}

/** A build has a page with its steps, whoever began it. */
function Title({ task: { id, kind, subject } }: { task: Task }) {
  const { t } = useTranslation()
  const title = t(`activity.task.${kind}`, { subject })
  return kind === 'build' ? <a href={`#${paths.buildOf(id)}`}>{title}</a> : title
}

/** What a pull goes on to, which would be forgotten where it was not told: also of one that failed and is tried again. */
function Recreates({ task: { recreates = [], state } }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (recreates.length === 0 || state === 'done') return null
  const names = format.list(recreates.map(({ name }) => name))
  return <p className={styles.outcome}>{t('activity.recreates', { names })}</p>
}

/** A clean-up of the build cache takes a command for each record; more than a few nobody reads. */
const commandsOf = ({ cleaning, command }: Task) => (cleaning?.commands ?? [command]).slice(0, 5)

function Elapsed({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1000, task.endedAt === null)
  const time = format.duration((task.endedAt ?? now) - task.startedAt)
  return <span className={styles.elapsed}>{t('activity.elapsed', { time })}</span>
}

function TaskButtons({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { id: taskId, subject } = task
  const key = `task ${taskId}`
  const pending = usePending(key) !== null
  if (task.state === 'running') {
    const cancel = () =>
      void act({ key, verb: 'cancel', subject, command: [], run: () => api.system.cancelTask({ taskId }) })
    return (
      <Button
        size="small"
        variant="danger"
        icon={<Ban aria-hidden />}
        pending={pending}
        aria-label={t('activity.cancelTask', { subject })}
        onClick={cancel}
      >
        {t('common.cancel')}
      </Button>
    )
  }
  return (
    <span className={styles.buttons}>
      {isTransfer(task) && task.state !== 'done' && <RetryTransfer task={task} />}
      <IconButton
        label={t('activity.dismissTask', { subject })}
        icon={<X aria-hidden />}
        onClick={() => void api.system.dismissTask({ taskId }).catch(() => undefined)}
      />
    </span>
  )
}

/** Only a pull and a push are safe to ask for again as they were: they make nothing twice. */
function RetryTransfer({ task }: { task: Task }) {
  const { t } = useTranslation()
  const retry = async () => {
    const fault = await retryTransfer(task)
    if (fault === null) await api.system.dismissTask({ taskId: task.id }).catch(() => undefined)
  }
  return (
    <Button
      size="small"
      icon={<RotateCw aria-hidden />}
      aria-label={t('activity.retryTask', { subject: task.subject })}
      onClick={() => void retry()}
    >
      {t('common.retry')}
    </Button>
  )
}
