import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import { startPullTask, taskEnded } from '../../store/work.ts'

/** A container that could not be exchanged, and why. */
export interface NotRecreated {
  readonly name: string
  readonly fault: Fault
}

/** Pulls; the fault of it, or null when the image is here. */
export async function pullFirst(reference: string): Promise<Fault | null> {
  const { taskId, fault } = await startPullTask(reference)
  if (taskId === null) return fault
  const task = await taskEnded(taskId)
  if (task.state === 'done') return null
  return task.fault ?? { code: 'cancelled', message: '', detail: {}, hint: null }
}

/** Begins a safe edit of each container to that image; goes on after one that is refused. Each edit is a task with Undo. */
export async function recreate(
  containers: readonly ContainerSummary[],
  reference: string,
): Promise<readonly NotRecreated[]> {
  const refused: NotRecreated[] = []
  for (const { id, name } of containers) {
    const fault = await act({
      key: `recreate ${id}`,
      verb: 'edit',
      subject: name,
      command: [],
      run: () => api.edits.start({ id, changes: { image: reference } }),
    })
    if (fault !== null) refused.push({ name, fault })
  }
  return refused
}
