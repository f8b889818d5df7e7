import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CreateInput } from '#shared/contract/create-input.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { act, usePending } from '../../../store/actions.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { navigate, paths } from '../../../store/route.ts'
import { startPull, startRunTask, workKey } from '../../../store/work.ts'
import { Button } from '../../../ui/button.tsx'
import { said } from '../../../store/said.tsx'
import { toast } from '../../../ui/toast.tsx'
import { actionFaultSentence } from '../model/container-fault.ts'
import styles from './create.module.css'
import { RunOutcome, runningName } from './run-outcome.tsx'

const createKey = 'create from the form'

/** The two ways to go, and what came of them. */
export function CreateActions({
  input,
  check,
  onDone,
}: {
  input: CreateInput
  check: () => boolean
  onDone: () => void
}) {
  const { t } = useTranslation()
  const [fault, setFault] = useState<Fault | null>(null)
  /** The page goes on to the new container: a press meanwhile would make another. */
  const [left, setLeft] = useState(false)
  const [taskId, setTaskId] = useState<string | null>(null)
  const { task, lost } = useFollowedTask(taskId)
  const goesOn = task === undefined || task.state === 'running' || runningName(task) !== null
  // One piece of work at a time: pressed again, either button would make a second container.
  const pending = [usePending(createKey), usePending(workKey.run(input.image))].some((verb) => verb !== null)
  const busy = pending || left || (taskId !== null && !lost && goesOn)
  const create = async () => {
    setTaskId(null)
    let name = ''
    const refused = await act({
      key: createKey,
      verb: 'create',
      subject: input.name ?? input.image,
      command: containerCommand.create(input),
      run: async () => {
        name = (await api.containers.create(input)).name
      },
    })
    setFault(refused)
    if (refused !== null) return
    setLeft(true)
    onDone()
    navigate(paths.container(name))
    toast({ kind: 'success', title: said((t) => t('create.created', { name })) })
  }
  const run = async () => {
    setFault(null)
    const started = await startRunTask(input)
    setTaskId(started.taskId)
    setFault(started.fault)
  }
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <Button pending={busy} onClick={() => void (check() && create())}>
          {t('create.create')}
        </Button>
        <Button variant="primary" pending={busy} onClick={() => void (check() && run())}>
          {t('create.createAndStart')}
        </Button>
      </div>
      {fault !== null && <Refused fault={fault} image={input.image} />}
      {taskId !== null && <RunOutcome key={taskId} task={task} lost={lost} onRunning={onDone} />}
    </div>
  )
}

function Refused({ fault, image }: { fault: Fault; image: string }) {
  const { t } = useTranslation()
  const missing = fault.code === 'not-found' && fault.detail['image'] !== undefined
  return (
    <div className={styles.refused} role="alert">
      <strong>{t(mayHaveReached(fault) ? 'create.unsure' : 'create.refused')}</strong>
      <p>{missing ? t('create.imageNotHere', { image }) : actionFaultSentence(t, fault)}</p>
      <EngineWords fault={fault} />
      {missing && (
        <Button size="small" onClick={() => void startPull(image)}>
          {t('create.pull', { image })}
        </Button>
      )}
    </div>
  )
}

/** The connection broke under the request: whether the engine did as it was asked is not known. */
function mayHaveReached({ code, detail }: Fault): boolean {
  return (code === 'unreachable' || code === 'timeout') && detail['sent'] !== 'no'
}
