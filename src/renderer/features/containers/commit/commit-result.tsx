import { useEffect, useRef, useState } from 'react'
import { Play, Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TaskResult } from '#shared/contract/tasks.ts'
import * as command from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { openPush } from '../../../store/push-request.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import styles from './commit.module.css'

type Committed = Extract<TaskResult, { kind: 'commit' }>

/** The new image, and what a person most likely wants of it. */
export function CommitResult({
  name,
  result,
  onClose,
}: {
  name: string
  result: Committed
  onClose: () => void
}) {
  const { t } = useTranslation()
  const likely = useRef<HTMLButtonElement>(null)
  // An image without a name has nowhere to go.
  const pushable = result.reference
  const image = pushable ?? result.imageId
  const { run, pending, lost, fault } = useRun(image, onClose)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('commit.title', { name })}
      initialFocus={likely}
      command={
        <CommandLine
          argv={command.run({ image })}
          label={t('commit.commandLabel')}
          copyLabel={t('commit.copyCommand')}
          copiedLabel={t('commit.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('commit.close')}</Button>
          <Button
            onClick={() => {
              onClose()
              navigate(paths.image(result.imageId))
            }}
          >
            {t('commit.show')}
          </Button>
          {pushable !== null && (
            <Button
              icon={<Upload aria-hidden />}
              onClick={() => {
                onClose()
                openPush(pushable)
              }}
            >
              {t('commit.push')}
            </Button>
          )}
          <Button ref={likely} variant="primary" icon={<Play aria-hidden />} pending={pending} onClick={run}>
            {t(pending ? 'commit.runPending' : 'commit.run')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p role="status" className={styles.done}>
          {t('commit.doneTitle')}
        </p>
        <p className={styles.image}>
          {t('commit.doneNamed', { image: result.reference ?? result.imageId.slice(7, 19) })}
        </p>
        {fault !== null && (
          <div className={styles.failure} role="alert">
            <strong>{t('commit.runFailed')}</strong>
            <p>{faultSentence(t, fault)}</p>
            <EngineWords fault={fault} />
          </div>
        )}
        {lost && <p role="alert">{t('commit.runLost')}</p>}
      </div>
    </Dialog>
  )
}

/** Runs the image as a task and goes to the container's page when it is there. */
function useRun(image: string, onDone: () => void) {
  const [taskId, setTaskId] = useState<string | null>(null)
  const [refused, setRefused] = useState<Fault | null>(null)
  const { task, lost } = useFollowedTask(taskId)
  const started = task?.result?.kind === 'run' ? task.result.name : null
  useEffect(() => {
    if (started === null) return
    onDone()
    navigate(paths.container(started))
  }, [started, onDone])
  const run = async () => {
    const fault = await act({
      key: `run:${image}`,
      verb: 'run',
      subject: image,
      command: command.run({ image }),
      run: async () => {
        const answer = await api.containers.run({ image })
        setTaskId(answer.taskId)
        return answer
      },
    })
    setRefused(fault)
  }
  const pending = !lost && taskId !== null && (task === undefined || task.state === 'running')
  return { run: () => void run(), pending, lost, fault: refused ?? task?.fault ?? null }
}
