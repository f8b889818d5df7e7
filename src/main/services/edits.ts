import type { Edit } from '#shared/contract/edits.ts'
import type { TaskResult, TaskStarted } from '#shared/contract/tasks.ts'
import { mainCommand } from '#shared/docker-command/edits.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { oldGone } from './edits/old-one.ts'
import { editCalls } from './edits/calls.ts'
import type { Journal } from './edits/journal.ts'
import { dependentsOf, stillInUse } from './edits/dependents.ts'
import { type Planned, planEdit } from './edits/plan.ts'
import { createEditRuns } from './edits/runs.ts'
import { createShelf } from './edits/shelf.ts'
import type { Implementation } from './implementation.ts'
import type { Pull } from './pull.ts'
import { refuseTaken } from './save-points/make.ts'
import type { TaskHandle, Tasks } from './tasks.ts'

/** The edits domain, and what the change stream and the end of the app need of it. */
export interface Edits {
  readonly implementation: Implementation<'edits'>
  readonly list: () => readonly Edit[]
  readonly subscribe: (listener: (edits: readonly Edit[]) => void) => () => void
  /** An edit that waits for its engine gives up and is left for the next start. */
  readonly close: () => void
}

/** Safe edit on one engine; what is not over is in the journal (decision 10). */
export function createEdits(parts: {
  readonly engine: Engine
  readonly tasks: Tasks
  readonly pull: Pull
  readonly journal: Journal
}): Edits {
  const { engine, tasks, journal } = parts
  const calls = editCalls(engine)
  const shelf = createShelf({ engine, calls, journal })
  const runs = createEditRuns({ ...parts, calls, changed: shelf.refresh, ended: shelf.look })
  /** Containers that an edit is about to begin with: the journal does not have it yet. */
  const busy = new Set<string>()

  const task = (editId: string, kind: 'edit' | 'undo-edit', work: Work): TaskStarted => {
    const edit = shelf.record(editId)
    if (journal.isClaimed(editId) || !journal.claim(editId))
      throw conflict('It is being worked on.', 'edit-open', edit.name)
    return tasks.start(about(kind, edit.name), (handle) => work(editId, handle))
  }

  return {
    list: shelf.list,
    subscribe: shelf.subscribe,
    close: () => {
      shelf.close()
      runs.close()
    },
    implementation: {
      plan: async (input, { signal }) => {
        const { plan } = await planEdit({ engine, calls }, input, signal)
        return { ...plan, dependents: stillInUse(plan.dependents, shelf.list()) }
      },
      start: async (input, { signal }) => {
        const planned = await planEdit({ engine, calls }, input, signal)
        if (input.savePoint) await refuseTaken(engine, input.savePoint.reference, signal)
        refuse(planned, shelf.list(), busy)
        const { plan } = planned
        const command = mainCommand(plan.commands)
        busy.add(plan.id)
        return tasks.start(about('edit', plan.name, command), (handle) =>
          runs.begin(planned, input, handle).finally(() => busy.delete(plan.id)),
        )
      },
      list: async () => shelf.list(),
      dependents: async ({ editId }, { signal }) => {
        const { oldId, oldName, newId, name: onto, startedAt: since } = shelf.edit(editId)
        const hanging = async (id: string, name: string) =>
          stillInUse(await dependentsOf(engine, { id, name, onto, since }, signal), shelf.list())
        return {
          onOld: await hanging(oldId, oldName),
          onNew: newId === null ? [] : await hanging(newId, onto),
        }
      },
      finish: async ({ editId }) => {
        const edit = shelf.edit(editId)
        if (!edit.canFinish) throw conflict('There is nothing to go on with.', 'edit-not-open', edit.name)
        return task(editId, 'edit', runs.finish)
      },
      undo: async ({ editId }) => {
        const edit = shelf.edit(editId)
        if (edit.oldGone) throw oldGone(edit.name)
        if (!edit.canUndo) throw conflict('A later edit is undone first.', 'edit-later', edit.name)
        return task(editId, 'undo-edit', runs.undo)
      },
      release: ({ editId }) => {
        const edit = shelf.edit(editId)
        if (edit.state !== 'kept') throw conflict('The edit is not over.', 'edit-open', edit.name)
        return runs.release(editId)
      },
    },
  }
}

function about(kind: 'edit' | 'undo-edit', subject: string, command: readonly string[] = []) {
  return { kind, subject, command }
}

type Work = (editId: string, handle: TaskHandle) => Promise<TaskResult>

/** What a plan says against being carried out, and what is going on with that container already. */
function refuse({ plan }: Planned, edits: readonly Edit[], busy: ReadonlySet<string>): void {
  if (plan.way === 'nothing') throw conflict('Nothing is to be changed.', 'edit-nothing', plan.name)
  if (plan.obstacle !== null) throw conflict('It cannot be changed.', plan.obstacle, plan.name)
  const mine = edits.filter(({ oldId, newId }) => oldId === plan.id || newId === plan.id)
  if (busy.has(plan.id) || mine.some(({ state }) => state !== 'kept')) {
    throw conflict('An edit of it is not over.', 'edit-open', plan.name)
  }
  if (mine.some(({ oldId }) => oldId === plan.id)) {
    throw conflict('It is kept for Undo.', 'edit-set-aside', plan.name)
  }
}

function conflict(message: string, reason: string, name: string): FaultError {
  return new FaultError(fault('conflict', message, { reason, name }))
}
