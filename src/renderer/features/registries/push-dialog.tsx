import { useState } from 'react'
import type { Fault } from '#shared/faults.ts'
import { useFollowedTask } from '../../store/followed-task.ts'
import { startPush } from '../../store/work.ts'
import { PushProgress } from './push-progress.tsx'
import { PushQuestion } from './push-question.tsx'
import { PushResult } from './push-result.tsx'

/** From the question to the digest: the push itself is a task that main owns, and goes on when this closes. */
export function PushDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const [taskId, setTaskId] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Fault | null>(null)
  const { task, lost } = useFollowedTask(taskId)
  const push = async () => {
    setSending(true)
    const started = await startPush(reference)
    setTaskId(started.taskId)
    setRefused(started.fault)
    setSending(false)
  }
  if (task?.result?.kind === 'push') return <PushResult result={task.result} onClose={onClose} />
  const running = taskId !== null && !lost && (task === undefined || task.state === 'running')
  if (running) return <PushProgress reference={reference} task={task} onClose={onClose} />
  return (
    <PushQuestion
      reference={reference}
      sending={sending}
      fault={refused ?? task?.fault ?? null}
      note={lost ? 'lost' : task?.state === 'cancelled' ? 'cancelledText' : null}
      onPush={() => void push()}
      onClose={onClose}
    />
  )
}
