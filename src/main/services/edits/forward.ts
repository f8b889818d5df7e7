import type { Engine } from '../../engine/engine.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { type Raw, record, text } from '../models/raw.ts'
import type { TaskHandle } from '../tasks.ts'
import type { EditCalls } from './calls.ts'
import { checkRunning, hangBell, newGone } from './check.ts'
import { copyFiles } from './copy-files.ts'
import type { EditRecord } from './journal.ts'

/** What the steps of an edit work with. `write` puts the record on disk and tells the readers. */
export interface StepParts {
  readonly engine: Engine
  readonly calls: EditCalls
  readonly write: (record: EditRecord) => void
}

type Step = EditRecord['step']

/** Writes that a step is begun, does it, writes that it is done: after a crash it is known what may have happened. */
export async function step(
  write: StepParts['write'],
  edit: EditRecord,
  name: Step,
  work: () => Promise<Partial<EditRecord> | void>,
): Promise<EditRecord> {
  const begun = { ...edit, step: name, done: false, stopOpen: edit.stopOpen || name === 'stop' }
  write(begun)
  const change = (await work()) ?? {}
  const done = { ...begun, ...change, done: true, stopOpen: edit.stopOpen && name !== 'stop' }
  write(done)
  return done
}

/**
 * From the new container on to the end: old held back, stopped and set aside, new in its place, started, checked.
 * Each step looks first whether it is so already, so that an interrupted edit goes on by the same way. An old
 * container that another hand removed needs nothing any more; without the new one there is nothing to go on with.
 */
export async function goForward(parts: StepParts, from: EditRecord, handle: TaskHandle): Promise<EditRecord> {
  const { calls, write } = parts
  const newId = from.newId
  if (newId === null) throw new FaultError(fault('conflict', 'There is no new container yet.'))
  let edit = from
  const next = async (name: Step, work: () => Promise<Partial<EditRecord> | void>) => {
    handle.signal.throwIfAborted()
    handle.step(name)
    edit = await step(write, edit, name, work)
  }
  await next('hold-back', () => holdBack(calls, edit))
  await next('stop', () => stopOld(calls, edit, handle.signal))
  if (edit.carryFiles && !edit.copied && !edit.oldGone)
    await next('carry-files', async () => {
      await copyFiles(parts, edit, newId, handle.signal)
      return { copied: true }
    })
  await next('set-aside', async () => void (await nameIt(calls, edit.oldId, edit.asideName)))
  await next('take-name', async () => {
    if (!(await nameIt(calls, newId, edit.newName))) throw newGone(newId)
  })
  if (edit.start) {
    const bell = hangBell(parts.engine, newId)
    try {
      await next('start', () => calls.start(newId))
      const options = { signal: handle.signal, mayEnd: edit.was === 'stopped' }
      await next('check', () => checkRunning(parts, bell, options))
    } finally {
      bell.stop()
    }
  }
  handle.signal.throwIfAborted()
  edit = { ...edit, state: 'kept' }
  write(edit)
  return edit
}

/** So that neither the engine nor a restart of it brings the old one back beside the new. */
async function holdBack(calls: EditCalls, edit: EditRecord): Promise<void> {
  const old = await calls.find(edit.oldId)
  const policy = text(record(record(old?.['HostConfig'])['RestartPolicy'])['Name'])
  if (policy !== 'no' && policy !== '') {
    await calls.update(edit.oldId, { RestartPolicy: { Name: 'no', MaximumRetryCount: 0 } })
  }
}

/** A stop that the engine has begun cannot be taken back: only one without an end is not waited for. */
async function stopOld(calls: EditCalls, edit: EditRecord, signal: AbortSignal): Promise<void> {
  const raw = await calls.find(edit.oldId)
  if (raw === null || !isUp(raw)) return
  await calls.stop(edit.oldId, stopsNever(raw) ? signal : undefined)
}

/** A stop of it waits for ever if the container ignores the signal. */
export function stopsNever(raw: Raw): boolean {
  return record(raw['Config'])['StopTimeout'] === -1
}

/** False when there is no such container. */
async function nameIt(calls: EditCalls, id: string, name: string): Promise<boolean> {
  const raw = await calls.find(id)
  if (raw !== null && nameOf(raw) !== name) await calls.rename(id, name)
  return raw !== null
}

/** Running, paused or between two starts: something that a stop ends. */
export function isUp(raw: Raw): boolean {
  const state = record(raw['State'])
  return state['Running'] === true || state['Paused'] === true || state['Restarting'] === true
}

export function nameOf(raw: Raw): string {
  return text(raw['Name']).replace(/^\//, '')
}
