import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { usePending } from '../../../store/actions.ts'
import { ChangedSettings } from '../../../store/changed-settings.tsx'
import { useEdits, useEngine } from '../../../store/collections.ts'
import { EditChoice } from '../../../store/edit-choice.tsx'
import { editFaultSentence, isOurs } from '../../../store/edit-fault.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { navigate, paths } from '../../../store/route.ts'
import { cancelWork, workKey } from '../../../store/work.ts'
import { Button } from '../../../ui/button.tsx'
import { Loading } from '../../../ui/page-state.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { useTakesFocus } from '../../../ui/use-takes-focus.ts'
import styles from './edit.module.css'
import { LeftBehind } from './left-behind.tsx'

interface Props {
  taskId: string
  name: string
  onBack: () => void
  onDone: () => void
}

/** How far the change is, and what came of it. */
export function EditOutcome({ taskId, name, onBack, onDone }: Props) {
  const { t } = useTranslation()
  const { task, lost } = useFollowedTask(taskId)
  const isDone = task?.state === 'done'
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, onDone])
  if (lost) return <p role="alert">{t('edit.run.lost')}</p>
  if (task === undefined)
    return <Loading label={t('edit.run.title', { name })} slowLabel={t('edit.plan.slow')} />
  return (
    <section className={styles.plan} aria-live="polite" data-outcome={task.state}>
      {task.state === 'running' && <Running task={task} name={name} />}
      {task.state === 'done' && <Done task={task} />}
      {(task.state === 'failed' || task.state === 'cancelled') && <NotDone task={task} onBack={onBack} />}
    </section>
  )
}

function Heading({ children }: { children: string }) {
  const heading = useTakesFocus<HTMLHeadingElement>()
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}

function Running({ task, name }: { task: Task; name: string }) {
  const { t } = useTranslation()
  const pending = usePending(workKey.cancel(task.id)) !== null
  const engine = useEngine()
  const isLost = engine !== null && engine.state !== 'ready'
  return (
    <>
      <Heading>{t('edit.run.title', { name })}</Heading>
      <Progress label={t('edit.run.title', { name })} value={null} max={1} />
      {task.step !== null && <p>{t(`activity.step.${task.step}`)}</p>}
      {isLost && <p role="alert">{t('edit.run.noEngine')}</p>}
      <div className={styles.bar}>
        <Button
          variant="danger"
          pending={pending}
          disabled={task.step === 'put-back'}
          onClick={() => void cancelWork(task)}
        >
          {t('edit.cancel')}
        </Button>
      </div>
    </>
  )
}

function Done({ task }: { task: Task }) {
  const { t } = useTranslation()
  const result = task.result?.kind === 'edit' ? task.result : null
  const edit = useEdits().find(({ id }) => id === result?.editId)
  const name = result?.name ?? task.subject
  return (
    <>
      <Heading>{t('edit.run.done')}</Heading>
      {edit === undefined ? (
        result?.editId === null && <p>{t('edit.run.doneInPlace')}</p>
      ) : (
        <p>{t('edit.run.doneKept', { oldName: edit.oldName })}</p>
      )}
      {result !== null && <ChangedSettings settings={result.settings} />}
      {edit !== undefined && <LeftBehind edit={edit} />}
      <div className={styles.bar}>
        {edit !== undefined && <EditChoice edit={edit} />}
        <Button variant="primary" onClick={() => navigate(paths.container(name))}>
          {t('edit.run.open', { name })}
        </Button>
      </div>
    </>
  )
}

function NotDone({ task, onBack }: { task: Task; onBack: () => void }) {
  const { t } = useTranslation()
  const { fault } = task
  const restored = fault?.detail['restored']
  // A cancelled one tells no failure: what it left behind is told by the edit itself, in the frame.
  const isOpen = useEdits().some(({ name, state }) => name === task.subject && state === 'interrupted')
  return (
    <>
      <Heading>{task.state === 'failed' ? t('edit.run.failed') : t('edit.run.cancelled')}</Heading>
      {fault !== null && <Why fault={fault} />}
      {restored !== 'no' && !isOpen && (
        <p>{t(restored === 'untouched' ? 'edit.run.untouched' : 'edit.run.restored')}</p>
      )}
      <div className={styles.bar}>
        <Button onClick={() => navigate(paths.container(task.subject))}>
          {t('edit.run.open', { name: task.subject })}
        </Button>
        <Button variant="primary" onClick={onBack}>
          {t('edit.run.again')}
        </Button>
      </div>
    </>
  )
}

function Why({ fault }: { fault: Fault }) {
  const { t } = useTranslation()
  const lines = fault.detail['lastLines']
  const said = Array.isArray(lines) ? lines.map(String) : []
  const { restored, restoreMessage, probe } = fault.detail
  // Of our own the message is the sentence once more, in English; what a health check said is news.
  const words = isOurs(fault) ? String(probe ?? '') : fault.message
  return (
    <div className={styles.failure} role="alert">
      <p>{editFaultSentence(t, fault)}</p>
      {words !== '' && <code>{words}</code>}
      {said.length > 0 && (
        <>
          <p>{t('edit.run.lastLines')}</p>
          <pre>{said.join('\n')}</pre>
        </>
      )}
      {restored === 'no' && fault.detail['reason'] !== 'old-gone' && (
        <p>{t('edit.run.notRestored', { message: String(restoreMessage ?? '') })}</p>
      )}
    </div>
  )
}
