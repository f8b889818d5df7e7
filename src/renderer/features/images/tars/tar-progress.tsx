import type { TFunction } from 'i18next'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { api } from '../../../host/api.ts'
import { act, usePending } from '../../../store/actions.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { type Format, useFormat } from '../../../store/intl.ts'
import { taskShare } from '../../../store/task-progress.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Progress } from '../../../ui/progress.tsx'
import styles from './tars.module.css'

/** How far the tar is, and what came of it. It goes on when the dialog is closed. */
export function TarProgress({
  kind,
  taskId,
  onAnother,
  onClose,
}: {
  kind: 'load' | 'import'
  taskId: string
  onAnother: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { task, lost } = useFollowedTask(taskId)
  const first = useRef<HTMLButtonElement>(null)
  const key = `task ${taskId}`
  const cancelling = usePending(key) !== null
  const running = !lost && (task === undefined || task.state === 'running')
  const cancel = () =>
    void act({
      key,
      verb: 'cancel',
      subject: task?.subject ?? '',
      command: [],
      run: () => api.system.cancelTask({ taskId }),
    })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`tars.${kind}.title`)}
      description={task?.subject ?? ''}
      initialFocus={first}
      footer={
        running ? (
          <>
            <Button ref={first} onClick={onClose}>
              {t('tars.keepOn')}
            </Button>
            <Button variant="danger" pending={cancelling} onClick={cancel}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onAnother}>{t('tars.another')}</Button>
            <Button ref={first} variant="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.body}>
        {running && task !== undefined && (
          <Progress
            label={t('activity.progressLabel', { subject: task.subject })}
            value={taskShare(task)}
            max={1}
          />
        )}
        <p role="status">{lost ? t('tars.lost') : task === undefined ? '' : sentence(t, format, task)}</p>
        {task?.fault && task.state === 'failed' && (
          <div role="alert" className={styles.failure}>
            <p>{faultSentence(t, task.fault)}</p>
            <EngineWords fault={task.fault} />
          </div>
        )}
      </div>
    </Dialog>
  )
}

function sentence(t: TFunction, format: Format, { state, step, progress, result }: Task): string {
  if (state === 'cancelled') return t('tars.cancelled')
  if (result?.kind === 'loaded') return t('tars.loaded', { images: format.list(result.images) })
  if (result?.kind === 'imported')
    return t('tars.imported', { image: result.reference ?? result.imageId.slice(7, 19) })
  if (state !== 'running') return ''
  if (step === 'unpacking') return t('tars.unpacking')
  return progress === null
    ? ''
    : t('tars.sending', {
        done: format.bytes(progress.downloadedBytes),
        all: format.bytes(progress.totalBytes),
      })
}
