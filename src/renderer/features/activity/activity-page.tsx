import { Activity } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { dismissDeeds, useActivity } from '../../store/actions.ts'
import { useEdits, useTasks } from '../../store/collections.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { DeedList } from './deed-list.tsx'
import { EditList } from './edit-list.tsx'
import { TaskRow } from './task-row.tsx'
import styles from './activity-page.module.css'

/** A task that ends moves to the ended ones; one that is dismissed leaves the focus to another. */
function taskButtons(focused: HTMLElement): readonly string[] {
  const id = focused.closest<HTMLElement>('[data-task]')?.dataset['task'] ?? ''
  return [`[data-task="${CSS.escape(id)}"] button`, '[data-task] button']
}

/** All that was asked for: the long work with its progress, and every action with its command. */
export function ActivityPage() {
  const { t } = useTranslation()
  const tasks = useTasks()
  const edits = useEdits()
  const area = useRef<HTMLDivElement>(null)
  useKeptFocus(area, taskButtons)
  // What a task tells is not told twice.
  const deeds = useActivity().filter((deed) => deed.taskId === null)
  const newestFirst = tasks.toSorted((one, other) => other.startedAt - one.startedAt)
  const running = newestFirst.filter((task) => task.state === 'running')
  const ended = newestFirst.filter((task) => task.state !== 'running')
  const interrupted = edits.some(({ state }) => state === 'interrupted')
  const endedDeeds = deeds.filter((deed) => deed.endedAt !== null)
  const clear = () => {
    dismissDeeds(endedDeeds.map((deed) => deed.id))
    for (const task of ended) void api.system.dismissTask({ taskId: task.id }).catch(() => undefined)
  }
  const canClear = ended.length + endedDeeds.length > 0
  return (
    <Page
      title={t('activity.title')}
      {...(canClear ? { actions: <Button onClick={clear}>{t('activity.clear')}</Button> } : {})}
    >
      {tasks.length + deeds.length + edits.length === 0 && <NothingYet />}
      <div ref={area}>
        {/* What waits for a person's word stands before what goes by itself. */}
        {interrupted && <EditList edits={edits} />}
        <TaskSection title={t('activity.running')} tasks={running} />
        {!interrupted && <EditList edits={edits} />}
        <TaskSection title={t('activity.ended')} tasks={ended} />
      </div>
      {deeds.length > 0 && (
        <section className={styles.section} aria-labelledby="deeds-title">
          <h2 id="deeds-title">{t('activity.commands')}</h2>
          <DeedList deeds={deeds} />
        </section>
      )}
    </Page>
  )
}

function TaskSection({ title, tasks }: { title: string; tasks: ReturnType<typeof useTasks> }) {
  if (tasks.length === 0) return null
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  )
}

function NothingYet() {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<Activity aria-hidden />}
      title={t('activity.emptyTitle')}
      action={
        <Button variant="primary" onClick={() => navigate(paths.newContainer)}>
          {t('activity.emptyAction')}
        </Button>
      }
    >
      {t('activity.empty')}
    </Empty>
  )
}
