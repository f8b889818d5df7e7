import type { Task } from '#shared/contract/tasks.ts'

/** Whether a task copies files out of the container of that name: the engine answers nothing else about it meanwhile. */
export function isCopyingOut(task: Task, name: string): boolean {
  if (task.state !== 'running') return false
  return task.kind === 'download'
    ? task.subject.startsWith(`${name}:`)
    : task.kind === 'edit' && task.step === 'carry-files' && task.subject === name
}
