import { setTimeout as delay } from 'node:timers/promises'
import { type Raw, record, text } from '../models/raw.ts'
import { type EditCalls, isMissing } from './calls.ts'
import { isLeaving } from './check.ts'
import { isUp, nameOf, step, type StepParts, stopsNever } from './forward.ts'
import type { EditRecord } from './journal.ts'
import { withOldOne } from './old-one.ts'

/** For a removal that is under way: a minute in all. */
const mostLooks = 300
const betweenLooks = 200

/**
 * The old container as it was: its name, its restart policy, running or not. It looks at what is there, not at how
 * far the edit came, so that it may be done after a crash anywhere, and twice. `back` takes the new one away first,
 * with the volumes that were made for it; `undo` only stops it, and removes it once the old one is there, without
 * touching a volume. Throws `not-found` with detail {reason: old-gone} when there is no old one any more.
 */
export async function putBack(
  parts: Pick<StepParts, 'calls' | 'write'>,
  edit: EditRecord & { readonly state: 'back' | 'undo' },
): Promise<void> {
  const { calls, write } = parts
  const work = async (old: Raw) => {
    await makeRoom(calls, edit)
    if (nameOf(old) !== edit.name) await calls.rename(edit.oldId, edit.name)
    await restorePolicy(calls, edit, text(record(record(old['HostConfig'])['RestartPolicy'])['Name']))
    // A stop that is still on its way in the engine would end what is started now.
    if (edit.stopOpen && isUp(old) && !stopsNever(old)) await calls.stop(edit.oldId)
    if (edit.was !== 'stopped') await wake(calls, edit)
    if (edit.state === 'undo') await removeNew(calls, edit, false)
  }
  await step(write, edit, 'put-back', () => withOldOne(calls, edit, work))
}

/** The new one gives back name, ports and addresses. */
async function makeRoom(calls: EditCalls, edit: EditRecord): Promise<void> {
  if (edit.state !== 'undo') return removeNew(calls, edit, true)
  const made = await calls.find(newOne(edit))
  if (made === null) return
  const id = text(made['Id'])
  if (isUp(made)) await calls.stop(id)
  if (nameOf(made) === edit.name) await calls.rename(id, edit.temporaryName)
}

async function removeNew(calls: EditCalls, edit: EditRecord, volumes: boolean): Promise<void> {
  const made = await calls.find(newOne(edit))
  if (made === null) return
  const id = text(made['Id'])
  try {
    await calls.remove(id, volumes)
  } catch (error) {
    if (!isMissing(error) && !(await leaves(calls, id))) throw error
  }
}

/** Waits while another hand removes it, which the engine does not let two do; false when it is there still. */
async function leaves(calls: EditCalls, id: string): Promise<boolean> {
  for (let look = 0; look < mostLooks; look += 1) {
    const made = await calls.find(id)
    if (made === null) return true
    if (!isLeaving(made)) return false
    await delay(betweenLooks)
  }
  return false
}

/** Before its id was written it can only be found by its name, which no other container has. */
function newOne(edit: EditRecord): string {
  return edit.newId ?? edit.temporaryName
}

async function restorePolicy(calls: EditCalls, edit: EditRecord, policyNow: string): Promise<void> {
  if (policyNow === edit.restart.name || (policyNow === 'no' && edit.restart.name === '')) return
  const policy = { Name: edit.restart.name, MaximumRetryCount: edit.restart.retries }
  await calls.update(edit.oldId, { RestartPolicy: policy })
}

async function wake(calls: EditCalls, edit: EditRecord): Promise<void> {
  const now = await calls.find(edit.oldId)
  if (now !== null && isUp(now)) return
  await calls.start(edit.oldId)
  if (edit.was === 'paused') await calls.pause(edit.oldId)
}
