import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanScope } from '#shared/clean-scopes.ts'
import { api } from '../../host/api.ts'
import { act, usePending } from '../../store/actions.ts'
import { CleaningList } from '../../store/cleaning-list.tsx'
import { faultSentence } from '../../store/fault-text.ts'
import { useFollowedTask } from '../../store/followed-task.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/page-state.tsx'
import styles from './disk.module.css'

/** What becomes of each, live; it goes on when the dialog is closed. */
export function CleanResult({
  scope,
  taskId,
  onEnded,
  onClose,
}: {
  scope: CleanScope
  taskId: string
  onEnded: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { task, lost } = useFollowedTask(taskId)
  const first = useRef<HTMLButtonElement>(null)
  const ended = task !== undefined && task.state !== 'running'
  const told = useRef(false)
  useEffect(() => {
    if (!ended || told.current) return
    told.current = true
    onEnded()
  }, [ended, onEnded])
  const fault = task?.state === 'failed' ? task.fault : null
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t('disk.result.title')}
      description={t(`disk.scope.${scope}.title`)}
      initialFocus={first}
      footer={
        ended || lost ? (
          <Button ref={first} variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button ref={first} onClick={onClose}>
              {t('disk.dialog.hide')}
            </Button>
            <StopButton taskId={taskId} subject={task?.subject ?? ''} />
          </>
        )
      }
    >
      <div className={styles.body}>
        {task?.cleaning === undefined && !lost && (
          <Loading shape="text" label={t('common.loading')} slowLabel={t('common.slow')} />
        )}
        {fault !== null && (
          <p role="alert" className={styles.warning}>
            {faultSentence(t, fault)}
          </p>
        )}
        {lost && <p className={styles.warning}>{t('disk.result.lost')}</p>}
        {task?.cleaning !== undefined && <CleaningList cleaning={task.cleaning} ended={ended} />}
      </div>
    </Dialog>
  )
}

function StopButton({ taskId, subject }: { taskId: string; subject: string }) {
  const { t } = useTranslation()
  const key = `task ${taskId}`
  const pending = usePending(key) !== null
  return (
    <Button
      variant="danger"
      pending={pending}
      onClick={() =>
        void act({ key, verb: 'cancel', subject, command: [], run: () => api.system.cancelTask({ taskId }) })
      }
    >
      {t(pending ? 'disk.dialog.stopping' : 'disk.dialog.stop')}
    </Button>
  )
}
