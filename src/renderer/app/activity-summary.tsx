import type { Task } from '#shared/contract/tasks.ts'
import type { TFunction } from 'i18next'
import { Activity, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTasks } from '../store/collections.ts'
import { useFormat } from '../store/intl.ts'
import { jointShare, taskShare } from '../store/task-progress.ts'
import { Ring } from '../ui/ring.tsx'
import { shorten } from './shorten.ts'
import styles from './top-bar.module.css'

/** The long work under way, in one line; it leads to the whole of it. */
export function ActivitySummary() {
  const { t } = useTranslation()
  const format = useFormat()
  const tasks = useTasks()
  const running = tasks.filter((task) => task.state === 'running')
  const failed = tasks.filter((task) => task.state === 'failed').length
  const [only] = running
  if (only === undefined) return <Quiet failed={failed} />
  const share = running.length === 1 ? taskShare(only) : jointShare(running)
  const text =
    running.length === 1
      ? taskText(t, only, share === null ? null : format.percent(share * 100, 0))
      : t('frame.tasks.several', { count: running.length })
  return (
    // In a narrow window the words are left out, and the picture alone has no name.
    <a href="#/activity" className={styles.task} aria-label={text}>
      <Ring share={share} />
      <span className={styles.taskText}>{text}</span>
    </a>
  )
}

function Quiet({ failed }: { failed: number }) {
  const { t } = useTranslation()
  if (failed === 0) {
    return (
      <a href="#/activity" className={styles.task} aria-label={t('frame.tasks.idle')}>
        <Activity aria-hidden />
      </a>
    )
  }
  const text = t('frame.tasks.failed', { count: failed })
  return (
    <a href="#/activity" className={styles.task} aria-label={text} data-failed>
      <TriangleAlert aria-hidden />
      <span className={styles.taskText}>{text}</span>
    </a>
  )
}

function taskText(t: TFunction, task: Task, share: string | null): string {
  const subject = shorten(task.subject, 24)
  const { kind } = task
  const isWhole = kind === 'commit' || kind === 'save-point' || kind === 'wait' || kind === 'clean-up'
  if (share === null || isWhole || kind === 'edit' || kind === 'undo-edit') {
    return t(`frame.tasks.${kind}`, { subject })
  }
  return t(`frame.tasks.${kind}Share`, { subject, share })
}
