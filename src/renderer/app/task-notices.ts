import type { Task } from '#shared/contract/tasks.ts'
import { useEffect } from 'react'
import { onTold, told } from '../store/collections.ts'
import { isToldInPlace } from '../store/followed-task.ts'
import { navigate, parseRoute, paths } from '../store/route.ts'
import { taskFaultSentence } from '../store/task-fault.ts'
import { said } from '../store/said.tsx'
import { toast } from '../ui/toast.tsx'

/** Pages that tell themselves what becomes of the work that was started on them. */
const tellingPages: readonly string[] = ['activity', 'search']

/** Work may end before the view that asked for it has heard its id: the view gets this long to claim it. */
const claimTime = 500

/** Says it when long work ends while the person is elsewhere. */
export function useTaskNotices(): void {
  useEffect(() => {
    let running = runningIds(told().tasks)
    return onTold((state, before) => {
      if (state.tasks === before.tasks) return
      const ended = state.tasks.filter((task) => task.state !== 'running' && running.has(task.id))
      running = runningIds(state.tasks)
      const { page } = parseRoute(window.location.hash.replace(/^#/, ''))
      if (tellingPages.includes(page)) return
      for (const task of ended) announceUnclaimed(task)
    })
  }, [])
}

function runningIds(tasks: readonly Task[]): ReadonlySet<string> {
  return new Set(tasks.filter((task) => task.state === 'running').map((task) => task.id))
}

function announceUnclaimed(task: Task): void {
  if (isToldInPlace(task.id)) return
  setTimeout(() => {
    if (!isToldInPlace(task.id)) announce(task)
  }, claimTime)
}

function announce(task: Task): void {
  const { subject } = task
  const show = { label: said((t) => t('frame.taskDone.show')), onSelect: () => navigate('/activity') }
  if (task.state === 'cancelled') {
    toast({ kind: 'info', title: said((t) => t('frame.taskDone.cancelled', { subject })) })
  } else if (task.state === 'failed') {
    const { fault } = task
    const description = fault === null ? {} : { description: said((t) => taskFaultSentence(t, task, fault)) }
    toast({
      kind: 'failure',
      passing: true,
      title: said((t) => t('frame.taskDone.failed', { subject })),
      ...description,
      action: show,
    })
  } else if (task.result?.kind === 'run' && task.result.exited !== null) {
    toast({
      kind: 'failure',
      passing: true,
      title: said((t) => t('frame.taskDone.exited', { subject })),
      action: show,
    })
  } else if (task.result?.kind === 'pull' && task.result.recreated.some(({ fault }) => fault !== null)) {
    toast({
      kind: 'failure',
      passing: true,
      title: said((t) => t('frame.taskDone.pullPartly', { subject })),
      action: show,
    })
  } else if (task.kind === 'wait') {
    announceEnd(task)
  } else {
    const { kind } = task
    toast({ kind: 'success', title: said((t) => t(`frame.taskDone.${kind}`, { subject })) })
  }
}

/** The end that somebody waits for, with its code. */
function announceEnd({ subject, result }: Task): void {
  const code = result?.kind === 'wait' ? result.exitCode : null
  const title = said((t) =>
    code === null
      ? t('frame.taskDone.waitUnknown', { subject })
      : t('frame.taskDone.wait', { subject, code }),
  )
  toast({
    kind: code === 0 ? 'success' : 'info',
    title,
    action: {
      label: said((t) => t('frame.taskDone.open', { subject })),
      onSelect: () => navigate(paths.container(subject)),
    },
  })
}
