import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Recreated } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import { startPullTask, taskEnded } from '../../store/work.ts'

interface Ended {
  /** Why the image is not here; null when it is. */
  readonly fault: Fault | null
  readonly recreated: readonly Recreated[]
}

/** Pulls, and has main exchange the containers then: it goes on without this page. Answers when all edits are begun. */
export async function pullAndRecreate(
  reference: string,
  containers: readonly ContainerSummary[],
): Promise<Ended> {
  const { taskId, fault } = await startPullTask(reference, { recreate: containers.map(({ id }) => id) })
  if (taskId === null) return { fault, recreated: [] }
  const { state, fault: why, result } = await taskEnded(taskId)
  if (state !== 'done') return { fault: why ?? cancelled, recreated: [] }
  return { fault: null, recreated: result?.kind === 'pull' ? result.recreated : [] }
}

const cancelled: Fault = { code: 'cancelled', message: '', detail: {}, hint: null }

/** Begins a safe edit of each container to that image; goes on after one that is refused. Each edit is a task with Undo. */
export async function recreate(
  containers: readonly ContainerSummary[],
  reference: string,
): Promise<readonly Recreated[]> {
  const recreated: Recreated[] = []
  for (const { id, name } of containers) {
    const fault = await act({
      key: `recreate ${id}`,
      verb: 'edit',
      subject: name,
      command: [],
      run: () => api.edits.start({ id, changes: { image: reference } }),
    })
    recreated.push({ id, name, fault })
  }
  return recreated
}
