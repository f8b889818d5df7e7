import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { usePending } from '../../store/actions.ts'
import { TaskFigures } from '../../store/task-figures.tsx'
import { cancelWork, workKey } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './registries.module.css'

/** A push under way: how far, how fast, and Cancel. */
export function PushProgress({
  reference,
  task,
  onClose,
}: {
  reference: string
  /** Undefined before the first word of it. */
  task: Task | undefined
  onClose: () => void
}) {
  const { t } = useTranslation()
  const cancelling = usePending(workKey.cancel(task?.id ?? '')) !== null
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.push.title', { name: reference })}
      description={t('registries.push.runningText')}
      command={
        <CommandLine
          argv={imageCommand.push({ reference })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button
            variant="danger"
            pending={cancelling || task === undefined}
            onClick={() => {
              if (task !== undefined) void cancelWork(task)
            }}
          >
            {t('registries.push.cancelPush')}
          </Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <div className={styles.body}>{task !== undefined && <TaskFigures task={task} />}</div>
    </Dialog>
  )
}
