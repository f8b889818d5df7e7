import { useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { GoneDialog } from '../dialogs/gone-dialog.tsx'
import { commitInputOf, type CommitForm, emptyForm } from './commit-form.ts'
import { CommitQuestion } from './commit-question.tsx'
import { CommitResult } from './commit-result.tsx'
import { CommitWait } from './commit-wait.tsx'

type Container = Pick<ContainerSummary, 'id' | 'name' | 'state'>

/** From the question to the new image: the commit itself is a task that main owns. */
export function CommitDialog({
  container,
  gone,
  onClose,
}: {
  container: Container
  /** Removed meanwhile: what was begun goes on, nothing new can be asked. */
  gone: boolean
  onClose: () => void
}) {
  const [form, setForm] = useState<CommitForm>(emptyForm)
  const [taskId, setTaskId] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Fault | null>(null)
  const { task, lost } = useFollowedTask(taskId)

  const commit = async () => {
    setSending(true)
    const fault = await act({
      key: `commit:${container.id}`,
      verb: 'commit',
      subject: container.name,
      command: command.commit({ changes: [], ...commitInputOf(form, container.name) }),
      run: async () => {
        const started = await api.containers.commit(commitInputOf(form, container.id))
        setTaskId(started.taskId)
        return started
      },
    })
    setRefused(fault)
    setSending(false)
  }

  if (task?.state === 'done' && task.result?.kind === 'commit')
    return <CommitResult name={container.name} result={task.result} onClose={onClose} />
  if (sending || (taskId !== null && (task === undefined || task.state === 'running')))
    return <CommitWait name={container.name} argv={task?.command ?? []} lost={lost} onClose={onClose} />
  if (gone) return <GoneDialog names={[container.name]} onClose={onClose} />
  return (
    <CommitQuestion
      container={container}
      form={form}
      onChange={(change) => setForm((before) => ({ ...before, ...change }))}
      fault={refused ?? task?.fault ?? null}
      onCommit={() => void commit()}
      onClose={onClose}
    />
  )
}
