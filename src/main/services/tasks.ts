import { randomUUID } from 'node:crypto'
import type { Cleaning } from '#shared/contract/disk.ts'
import type { CollectionPatch } from '#shared/contract/system.ts'
import type { PullProgress, Task, TaskResult, TaskStarted } from '#shared/contract/tasks.ts'
import { FaultError, fault, type Fault } from '#shared/faults.ts'
import { endedFault } from './ended-fault.ts'

/** What long work is told and may tell. */
export interface TaskHandle {
  /** Aborts when a person cancels; the work tidies up and then throws. */
  readonly signal: AbortSignal
  readonly step: (step: NonNullable<Task['step']>) => void
  /** Reaches readers at most ten times a second; the last one always does. */
  readonly progress: (progress: PullProgress) => void
  /** Told as progress is. */
  readonly cleaning: (cleaning: Cleaning) => void
}

export type TaskWork = (handle: TaskHandle) => Promise<TaskResult>

/** The registry of long work: it outlives the page that asked for it. */
export interface Tasks {
  readonly start: (
    about: Pick<Task, 'kind' | 'subject' | 'command' | 'recreates'>,
    work: TaskWork,
  ) => TaskStarted
  /** Running tasks and the last 50 ended ones, oldest first. */
  readonly list: () => readonly Task[]
  readonly subscribe: (listener: (patch: CollectionPatch<Task>) => void) => () => void
  /** Asks the work to stop; the task is `cancelled` once it has tidied up. Ended ones are left as they are. */
  readonly cancel: (taskId: string) => void
  readonly dismiss: (taskId: string) => void
  /** Cancels all and resolves when all have ended. */
  readonly close: () => Promise<void>
}

interface Entry {
  task: Task
  readonly controller: AbortController
  timer: NodeJS.Timeout | null
  toldAt: number
  ended: Promise<void>
}

const keptEnded = 50
const progressGap = 100

/** Makes an empty registry. */
export function createTasks(): Tasks {
  const entries = new Map<string, Entry>()
  const listeners = new Set<(patch: CollectionPatch<Task>) => void>()

  function tell(patch: CollectionPatch<Task>): void {
    for (const listener of listeners) listener(patch)
  }

  function show(entry: Entry): void {
    if (entry.timer) clearTimeout(entry.timer)
    entry.timer = null
    entry.toldAt = Date.now()
    tell({ upsert: [entry.task], remove: [] })
  }

  function showSoon(entry: Entry): void {
    if (entry.timer) return
    const wait = Math.max(0, entry.toldAt + progressGap - Date.now())
    if (wait === 0) show(entry)
    else entry.timer = setTimeout(() => show(entry), wait)
  }

  function finish(entry: Entry, outcome: Pick<Task, 'state' | 'fault' | 'result'>): void {
    entry.task = { ...entry.task, ...outcome, endedAt: Date.now(), step: null }
    show(entry)
    const ended = [...entries.values()].filter(({ task }) => task.state !== 'running')
    const surplus = ended.slice(0, Math.max(0, ended.length - keptEnded)).map(({ task }) => task.id)
    for (const id of surplus) entries.delete(id)
    if (surplus.length > 0) tell({ upsert: [], remove: surplus })
  }

  async function attend(entry: Entry, work: TaskWork): Promise<void> {
    const change = (patch: Partial<Task>) => {
      if (entry.task.state === 'running') entry.task = { ...entry.task, ...patch }
      return entry.task.state === 'running'
    }
    try {
      const result = await work({
        signal: entry.controller.signal,
        step: (step) => change({ step }) && show(entry),
        progress: (progress) => change({ progress }) && showSoon(entry),
        cleaning: (cleaning) => change({ cleaning }) && showSoon(entry),
      })
      finish(entry, { state: 'done', fault: null, result })
    } catch (error) {
      const cancelled = entry.controller.signal.aborted
      finish(entry, {
        state: cancelled ? 'cancelled' : 'failed',
        fault: cancelled ? toldOf(error) : endedFault(faultOf(error)),
        result: null,
      })
    }
  }

  function entryOf(taskId: string): Entry {
    const entry = entries.get(taskId)
    if (!entry) throw new FaultError(fault('not-found', 'There is no such task.', { id: taskId }))
    return entry
  }

  return {
    start: (about, work) => {
      const task: Task = {
        ...about,
        id: randomUUID(),
        startedAt: Date.now(),
        endedAt: null,
        state: 'running',
        step: null,
        progress: null,
        fault: null,
        result: null,
      }
      const entry: Entry = {
        task,
        controller: new AbortController(),
        timer: null,
        toldAt: 0,
        ended: Promise.resolve(),
      }
      entries.set(task.id, entry)
      show(entry)
      entry.ended = attend(entry, work)
      return { taskId: task.id }
    },
    list: () => [...entries.values()].map(({ task }) => task),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel: (taskId) => entryOf(taskId).controller.abort(),
    dismiss: (taskId) => {
      const entry = entryOf(taskId)
      if (entry.task.state === 'running') {
        throw new FaultError(fault('conflict', 'The task is still running.', { id: taskId }))
      }
      entries.delete(taskId)
      tell({ upsert: [], remove: [taskId] })
    },
    close: async () => {
      for (const entry of entries.values()) entry.controller.abort()
      await Promise.all([...entries.values()].map((entry) => entry.ended))
    },
  }
}

/** What a work that was cancelled has to tell of what it left behind. */
function toldOf(error: unknown): Fault | null {
  const told = error instanceof FaultError && error.fault.code === 'cancelled' ? error.fault : null
  return told !== null && Object.keys(told.detail).length > 0 ? told : null
}

function faultOf(error: unknown) {
  if (error instanceof FaultError) return error.fault
  return fault('internal', error instanceof Error ? error.message : String(error))
}
