import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { EditInput, EditPlan, Setting } from '#shared/contract/edits.ts'
import type { TaskResult } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { record as rawRecord, text } from '../models/raw.ts'
import type { Pull } from '../pull.ts'
import { makeSavePoint } from '../save-points/make.ts'
import type { TaskHandle } from '../tasks.ts'
import { type EditCalls, isMissing } from './calls.ts'
import { goForward, isUp, step } from './forward.ts'
import { changeInPlace } from './in-place.ts'
import type { EditRecord, Journal } from './journal.ts'
import { makeContainer } from './new-container.ts'
import { type Planned, restartOf } from './plan.ts'
import { putBack } from './put-back.ts'
import { addressOf } from './shelf.ts'

/** After a lost connection, how long an edit waits to put the old container back, in milliseconds. */
const patience = 300_000
const pause = 500

interface Parts {
  readonly engine: Engine
  readonly calls: EditCalls
  readonly pull: Pull
  readonly journal: Journal
  /** Called after each change of the journal. */
  readonly changed: () => void
  /** Called when the work on an edit is over, however it ended. */
  readonly ended: () => void
}

/** The work of the edits' tasks. Each holds the journal's claim while it works and gives it up at its end. */
export function createEditRuns(parts: Parts) {
  const { engine, calls, journal, changed } = parts
  const closing = new AbortController()
  /** As last written, or as it would have been: a full disk must not keep the old container from coming back. */
  const latest = new Map<string, EditRecord>()

  const write = (edit: EditRecord) => {
    latest.set(edit.id, edit)
    journal.write(edit)
    changed()
  }
  const writeIfPossible = (edit: EditRecord) => {
    try {
      write(edit)
    } catch {
      // Undone work that is not written down is found again by looking at the containers.
    }
  }
  const forget = (id: string) => {
    latest.delete(id)
    journal.remove(id)
  }
  const recordOf = (id: string) => {
    const edit = latest.get(id) ?? journal.list().find((one) => one.id === id)
    if (!edit) throw new FaultError(fault('not-found', 'There is no such edit.', { id }))
    return edit
  }

  /** Tries again when the engine comes back, for a while. */
  async function back(edit: EditRecord & { readonly state: 'back' | 'undo' }): Promise<void> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patience)])
    for (;;) {
      try {
        await putBack({ calls, write: writeIfPossible }, edit)
        forget(edit.id)
        return
      } catch (error) {
        if (isOldGone(error)) writeIfPossible({ ...edit, state: edit.state === 'undo' ? 'kept' : 'forward' })
        if (!isLost(error) || signal.aborted) throw error
        await delay(pause, undefined, { signal }).catch(() => {})
        await engine.ready(signal).catch(() => {
          throw error
        })
      }
    }
  }

  async function forwardOrBack(from: EditRecord, handle: TaskHandle, work: () => Promise<EditRecord>) {
    try {
      const done = await work()
      return resultOf(done)
    } catch (error) {
      handle.step('put-back')
      try {
        await back({ ...(latest.get(from.id) ?? from), state: 'back' })
      } catch (second) {
        throw withRestored(error, 'no', second)
      }
      throw withRestored(error, 'yes')
    }
  }

  /** Nothing else is begun without it, so there is nothing to put back when it fails. */
  async function saveFirst(edit: EditRecord, { savePoint }: EditInput, handle: TaskHandle): Promise<void> {
    if (!savePoint) return
    const old = { id: edit.oldId, name: edit.name }
    try {
      await step(write, edit, 'save-point', async () => {
        await makeSavePoint(engine, { ...savePoint, id: old.id }, old, handle)
      })
    } catch (error) {
      forget(edit.id)
      throw error
    }
  }

  async function claimed<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } finally {
      journal.release(id)
      latest.delete(id)
      changed()
      parts.ended()
    }
  }

  return {
    begin: async (planned: Planned, input: EditInput, handle: TaskHandle): Promise<TaskResult> => {
      const { plan, target } = planned
      if (plan.way === 'in-place') {
        handle.step('update')
        await changeInPlace(calls, planned.inPlace, handle.signal)
        const { newName: name } = planned.names
        return { kind: 'edit', editId: null, containerId: plan.id, name, settings: settingsOf(plan) }
      }
      if (target.image === 'pull') {
        const { image: reference, platform } = target.create
        await untouched(parts.pull({ reference, platform }, handle))
      }
      const edit = newRecord(planned, input, addressOf(engine))
      journal.claim(edit.id)
      return claimed(edit.id, async () => {
        await untouched(saveFirst(edit, input, handle))
        return forwardOrBack(edit, handle, async () => {
          handle.signal.throwIfAborted()
          handle.step('create')
          const made = await step(write, edit, 'create', async () => ({
            newId: await makeContainer(parts, edit.temporaryName, {
              ...target.carried,
              platform: target.create.platform ?? null,
            }),
          }))
          return goForward({ engine, calls, write }, made, handle)
        })
      })
    },
    finish: (id: string, handle: TaskHandle): Promise<TaskResult> =>
      claimed(id, () => {
        const edit: EditRecord = { ...recordOf(id), state: 'forward' }
        return forwardOrBack(edit, handle, () => goForward({ engine, calls, write }, edit, handle))
      }),
    undo: (id: string, handle: TaskHandle): Promise<TaskResult> =>
      claimed(id, async () => {
        const edit = recordOf(id)
        handle.step('put-back')
        const isWhole = edit.state === 'kept' || edit.state === 'undo'
        await back({ ...edit, state: isWhole ? 'undo' : 'back' })
        return { kind: 'undo-edit', containerId: edit.oldId, name: edit.name }
      }),
    release: async (id: string): Promise<void> => {
      if (journal.isClaimed(id) || !journal.claim(id))
        throw new FaultError(fault('conflict', 'It is being worked on.', { reason: 'edit-open' }))
      await claimed(id, async () => {
        try {
          await calls.remove(recordOf(id).oldId, false)
        } catch (error) {
          if (!isMissing(error)) throw error
        }
        forget(id)
      })
    },
    close: () => closing.abort(),
  }
}

function newRecord({ plan, names, target, start }: Planned, input: EditInput, engine: string): EditRecord {
  const { inspection } = target
  const paused = rawRecord(inspection['State'])['Paused'] === true
  return {
    version: 1,
    id: randomUUID(),
    engine,
    ...names,
    oldId: text(inspection['Id']),
    newId: null,
    was: paused ? 'paused' : isUp(inspection) ? 'running' : 'stopped',
    restart: restartOf(inspection),
    start,
    carryFiles: input.carryFiles ?? false,
    settings: settingsOf(plan),
    startedAt: Date.now(),
    state: 'forward',
    step: 'create',
    done: false,
    stopOpen: false,
    copied: false,
    oldGone: false,
  }
}

const settingsOf = ({ changes }: EditPlan): Setting[] => changes.map(({ setting }) => setting)

function resultOf({ id, newId, newName, settings }: EditRecord): TaskResult {
  return { kind: 'edit', editId: id, containerId: newId ?? '', name: newName, settings }
}

/** There is nothing to go back to: the edit can only be gone on with, or is over. */
function isOldGone(error: unknown): boolean {
  return error instanceof FaultError && error.fault.detail['reason'] === 'old-gone'
}

function isLost(error: unknown): boolean {
  return error instanceof FaultError && ['unreachable', 'timeout'].includes(error.fault.code)
}

/** What is done before the old container is touched. */
async function untouched(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw withRestored(error, 'untouched')
  }
}

/** The failure with what became of the old container: detail {restored: yes | no | untouched, restoreMessage}. */
function withRestored(error: unknown, restored: 'yes' | 'no' | 'untouched', second?: unknown): unknown {
  if (!(error instanceof FaultError)) return error
  const detail = {
    ...error.fault.detail,
    restored,
    ...(second instanceof Error && { restoreMessage: second.message }),
  }
  return new FaultError({ ...error.fault, detail }, error)
}
