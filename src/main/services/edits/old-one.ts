import { FaultError, fault } from '#shared/faults.ts'
import type { Raw } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'
import { isLeaving } from './check.ts'
import type { EditRecord } from './journal.ts'

/** The old container was removed by another hand. */
export function oldGone(name: string): FaultError {
  const said = `The old container ${name} is gone.`
  return new FaultError(fault('not-found', said, { reason: 'old-gone', name }))
}

/**
 * Does what needs the old container. Throws `not-found` with detail {reason: old-gone} when another hand removed it,
 * before or meanwhile; one that is just being removed is as good as gone, whatever the engine still tells of it.
 */
export async function withOldOne<Result>(
  calls: EditCalls,
  { oldId, name }: Pick<EditRecord, 'oldId' | 'name'>,
  work: (old: Raw) => Promise<Result>,
): Promise<Result> {
  const find = async () => {
    const raw = await calls.find(oldId)
    return raw === null || isLeaving(raw) ? null : raw
  }
  const old = await find()
  if (old === null) throw oldGone(name)
  try {
    return await work(old)
  } catch (error) {
    const now = await find().catch(() => old)
    throw now === null ? oldGone(name) : error
  }
}
