import type { CleanScope } from '#shared/clean-scopes.ts'
import type { CleanItem } from '#shared/contract/disk.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { imageSummary } from '../models/image-summary.ts'
import { record, text, time } from '../models/raw.ts'
import { pruneCache } from './engine-calls.ts'

/** Milliseconds; a volume of many files takes its time. */
const patient = { deadline: 300_000 }

/**
 * Removes one thing as it was listed, without force: what came into use is refused by the engine, and what is no
 * longer what was listed stays. Answers false for a record of the build cache that had to stay for now.
 * Throws FaultError; `not-found` when another hand was faster.
 */
export async function removeOne(engine: Engine, scope: CleanScope, item: CleanItem): Promise<boolean> {
  switch (scope) {
    case 'dangling-images':
    case 'unused-images':
      await removeImage(engine, item)
      return true
    case 'stopped-containers':
      await engine.call(
        (docker, abortSignal) => docker.getContainer(item.id).remove({ force: false, v: false, abortSignal }),
        patient,
      )
      return true
    case 'unused-networks':
      await engine.call((docker, abortSignal) => docker.getNetwork(item.id).remove({ abortSignal }), patient)
      return true
    case 'anonymous-volumes':
    case 'unused-volumes':
      await removeVolume(engine, item)
      return true
    case 'build-cache':
      return (await pruneCache(engine, item.id)).deleted.includes(item.id)
  }
}

const changed = fault('conflict', 'It is no longer what was listed.', { reason: 'changed-meanwhile' })

/** By its names, so that a name it got meanwhile keeps it; each is looked at: it may be another image's by now. */
async function removeImage(engine: Engine, { id, references }: CleanItem): Promise<void> {
  const names = references.length > 0 ? references : [id]
  for (const name of names) {
    const raw: unknown = await engine.call((docker) => docker.getImage(name).inspect(), { idempotent: true })
    const now = imageSummary(raw)
    const named = now.references.length + now.digests.length > 0
    if (now.id !== id || (references.length === 0 && named)) throw new FaultError(changed)
    await engine.call((docker, abortSignal) => docker.getImage(name).remove({ abortSignal }), patient)
  }
}

/** A volume has no id: one that was made anew under the name has another time. */
async function removeVolume(engine: Engine, { id, createdAt }: CleanItem): Promise<void> {
  const raw: unknown = await engine.call((docker) => docker.getVolume(id).inspect(), { idempotent: true })
  if (text(record(raw)['Name']) !== id || time(record(raw)['CreatedAt']) !== createdAt)
    throw new FaultError(changed)
  await engine.call((docker, abortSignal) => docker.getVolume(id).remove({ abortSignal }), patient)
}
