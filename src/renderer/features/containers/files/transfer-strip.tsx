import type { TFunction } from 'i18next'
import { Ban, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { api } from '../../../host/api.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { act, usePending } from '../../../store/actions.ts'
import { useTasks } from '../../../store/collections.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { type Format, useFormat } from '../../../store/intl.ts'
import { taskShare } from '../../../store/task-progress.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { cancelledWords, transferWords } from './words.ts'
import styles from './files.module.css'

/** As many as fit without hiding the folder; the rest is in Activity. */
const mostShown = 3

/** The transfers of this container since this page is open: how far, how fast, and what became of them. */
export function TransferStrip({
  container,
  onUploaded,
}: {
  container: ContainerSummary
  onUploaded: () => void
}) {
  const { t } = useTranslation()
  const [since] = useState(() => Date.now())
  const mine = useTasks().filter(
    (task) => isOf(task, container.name) && (task.state === 'running' || task.startedAt >= since - 1000),
  )
  const uploaded = mine.filter(({ kind, state }) => kind === 'upload' && state !== 'running').length
  const told = useRef(uploaded)
  useEffect(() => {
    if (uploaded > told.current) onUploaded()
    told.current = uploaded
  }, [uploaded, onUploaded, told])
  if (mine.length === 0) return null
  return (
    <ul className={styles.strip} aria-label={t('files.transfers')}>
      {mine.slice(-mostShown).map((task) => (
        <Transfer key={task.id} task={task} />
      ))}
    </ul>
  )
}

function isOf({ kind, subject }: Task, name: string): boolean {
  return (kind === 'download' || kind === 'upload') && subject.startsWith(`${name}:`)
}

function Transfer({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  useFollowedTask(task.id)
  const running = task.state === 'running'
  return (
    <li className={styles.transfer} data-state={task.state}>
      <strong>{t(`activity.task.${task.kind}`, { subject: task.subject })}</strong>
      {running && (
        <div className={styles.bar}>
          <Progress
            label={t('activity.progressLabel', { subject: task.subject })}
            value={taskShare(task)}
            max={1}
          />
        </div>
      )}
      <span
        role={running ? undefined : task.state === 'failed' ? 'alert' : 'status'}
        className={styles.figures}
      >
        {running ? figures(task, format, t) : <Outcome task={task} />}
      </span>
      <End task={task} />
    </li>
  )
}

function figures({ progress }: Task, format: Format, t: TFunction): string {
  if (progress === null) return t('files.waiting')
  const done = format.bytes(progress.downloadedBytes)
  const total = format.bytes(progress.totalBytes)
  const amount =
    progress.totalBytes > 0 ? t('activity.bytes', { done, total }) : t('activity.bytesSoFar', { done })
  if (progress.bytesPerSecond === 0) return amount
  return t('files.figures', {
    amount,
    rate: t('activity.speed', { bytes: format.bytes(progress.bytesPerSecond) }),
  })
}

function Outcome({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (task.state === 'cancelled') return cancelledWords(t, task)
  if (task.fault !== null)
    return (
      <>
        {faultSentence(t, task.fault)} {transferWords(t, task.fault)}
        <EngineWords fault={task.fault} />
      </>
    )
  if (task.result?.kind !== 'transfer') return t('activity.state.done')
  const bytes = format.bytes(task.result.bytes)
  const { files } = task.result
  return files === null
    ? t('activity.result.transferred', { bytes })
    : t('activity.result.transferredFiles', { count: files, bytes })
}

function End({ task: { id: taskId, subject, state } }: { task: Task }) {
  const { t } = useTranslation()
  const key = `task ${taskId}`
  const pending = usePending(key) !== null
  if (state !== 'running')
    return (
      <IconButton
        label={t('activity.dismissTask', { subject })}
        icon={<X aria-hidden />}
        onClick={() => void api.system.dismissTask({ taskId }).catch(() => undefined)}
      />
    )
  return (
    <Button
      size="small"
      variant="danger"
      icon={<Ban aria-hidden />}
      pending={pending}
      aria-label={t('activity.cancelTask', { subject })}
      onClick={() =>
        void act({ key, verb: 'cancel', subject, command: [], run: () => api.system.cancelTask({ taskId }) })
      }
    >
      {t('common.cancel')}
    </Button>
  )
}
