import type { Task } from '#shared/contract/tasks.ts'
import { useEffect, useState } from 'react'
import { useTask } from './collections.ts'

interface FollowedTask {
  /** As it is, or as it was last seen; undefined before the first word of it. */
  readonly task: Task | undefined
  /** It left the list while it ran: the host started anew, and what became of it nobody tells. */
  readonly lost: boolean
}

/** A task that left the list keeps its end: it was dismissed elsewhere, or the host began again. */
export function followTask(last: Task | undefined, present: Task | undefined): FollowedTask {
  const task = present ?? last
  return { task, lost: present === undefined && last?.state === 'running' }
}

const toldInPlace = new Set<string>()

/** Whether a view that is on show tells the end of this task itself. */
export const isToldInPlace = (taskId: string): boolean => toldInPlace.has(taskId)

/** Follows a task that this view started, and whose end it tells. */
export function useFollowedTask(id: string | null): FollowedTask {
  const present = useTask(id)
  const [last, setLast] = useState(present)
  if (present !== undefined && present !== last) setLast(present)
  useEffect(() => {
    if (id === null) return
    toldInPlace.add(id)
    return () => void toldInPlace.delete(id)
  }, [id])
  return followTask(last?.id === id ? last : undefined, present)
}
