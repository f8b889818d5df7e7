import type { Fault } from '#shared/faults.ts'
import type { en } from '#shared/locales/en/index.ts'
import { create } from 'zustand'
import { faultOf } from '../host/api.ts'
import { taskTold } from './task-told.ts'

/** What was done, as a word of the catalogue (`activity.verb.…`). */
export type Verb = keyof (typeof en)['activity']['verb']

/** One thing the person asked for in this session. */
export interface Deed {
  readonly id: number
  readonly verb: Verb
  readonly subject: string
  /** The docker argv that does the same; empty when docker has no such command. */
  readonly command: readonly string[]
  readonly startedAt: number
  /** null while it runs. */
  readonly endedAt: number | null
  readonly fault: Fault | null
  /** The task that it started, which tells the rest. */
  readonly taskId: string | null
}

export interface Act {
  /** Who waits: a container's id, or any name a view chooses. */
  readonly key: string
  readonly verb: Verb
  readonly subject: string
  readonly command: readonly string[]
  readonly run: () => Promise<unknown>
}

interface Acts {
  readonly deeds: readonly Deed[]
  readonly pending: Readonly<Record<string, Verb>>
  readonly failures: Readonly<Record<string, Fault>>
}

const keptDeeds = 200
const useActs = create<Acts>()(() => ({ deeds: [], pending: {}, failures: {} }))
let lastId = 0

/**
 * Does one thing and keeps its record. Only *pending* and *failed* are written here: what became of
 * the container comes back on the change stream. What answers with a task is pending until that task is told of: a
 * press between the answer and the task would do it twice. Never rejects.
 */
export async function act({ key, verb, subject, command, run }: Act): Promise<Fault | null> {
  lastId += 1
  const deed: Deed = {
    id: lastId,
    verb,
    subject,
    command,
    startedAt: Date.now(),
    endedAt: null,
    fault: null,
    taskId: null,
  }
  useActs.setState((state) => ({
    deeds: [deed, ...state.deeds].slice(0, keptDeeds),
    pending: { ...state.pending, [key]: verb },
    failures: without(state.failures, key),
  }))
  let fault: Fault | null = null
  let answer: unknown = null
  try {
    answer = await run()
  } catch (error) {
    fault = faultOf(error)
  }
  const taskId = taskIdOf(answer)
  if (taskId !== null) await taskTold(taskId)
  settle(key, { ...deed, endedAt: Date.now(), fault, taskId })
  return fault
}

function settle(key: string, deed: Deed): void {
  useActs.setState((state) => ({
    deeds: state.deeds.map((other) => (other.id === deed.id ? deed : other)),
    pending: without(state.pending, key),
    failures: deed.fault === null ? state.failures : { ...state.failures, [key]: deed.fault },
  }))
}

function taskIdOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('taskId' in answer)) return null
  return typeof answer.taskId === 'string' ? answer.taskId : null
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record
  const { [key]: _gone, ...rest } = record
  return rest
}

/** The verb under way for `key`, or null. */
export const usePending = (key: string): Verb | null => useActs((state) => state.pending[key] ?? null)
export const isPending = (key: string): boolean => Object.hasOwn(useActs.getState().pending, key)
export const useFailure = (key: string): Fault | null => useActs((state) => state.failures[key] ?? null)
export const useActivity = (): readonly Deed[] => useActs((state) => state.deeds)
/** The newest deed that docker has a command for. */
export const useLastCommand = (): Deed | null =>
  useActs((state) => state.deeds.find((deed) => deed.command.length > 0) ?? null)

export function dismissFailure(key: string): void {
  useActs.setState((state) => ({ failures: without(state.failures, key) }))
}

/** Takes ended deeds off the list. */
export function dismissDeeds(ids: readonly number[]): void {
  useActs.setState((state) => ({ deeds: state.deeds.filter((deed) => !ids.includes(deed.id)) }))
}
