import { setTimeout as delay } from 'node:timers/promises'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { getParsed, postParsed } from '../get-parsed.ts'
import { readUsage, type ReadUsage } from '../models/disk-usage.ts'
import { number, record, texts } from '../models/raw.ts'

/** Milliseconds: the engine walks every layer and every volume. */
const slow = { deadline: 120_000 }

/** Milliseconds between two tries for a turn. */
const turn = 200

/**
 * `GET /system/df`. Engines before 23 answer one such question at a time and refuse the next, whoever asked the first,
 * and also when nobody waits for it any more: it is asked again until it has its turn, for as long as an answer may take.
 */
export async function askDisk(
  engine: Pick<Engine, 'call'>,
  query: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<unknown> {
  for (const end = Date.now() + slow.deadline; ;) {
    try {
      return await getParsed(engine, '/system/df', query, { ...slow, signal })
    } catch (error) {
      if (!isTaken(error) || Date.now() > end) throw error
    }
    await delay(turn, undefined, { signal }).catch((error: unknown) => {
      throw faultErrorOf(error)
    })
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof FaultError && /disk usage operation is already running/i.test(error.fault.message)
}

/** The room that everything takes, with every row. Before 1.52 `verbose` is not known, and rows come always. */
export async function askUsage(engine: Engine, signal: AbortSignal): Promise<ReadUsage> {
  return readUsage(await askDisk(engine, { verbose: 1 }, signal))
}

/**
 * `POST /build/prune` of one record by its id. Engines refuse nothing here: what is in use, or is the ground of
 * another record, is passed over. Answers the ids that went and their bytes.
 */
export async function pruneCache(
  engine: Engine,
  id: string,
): Promise<{ readonly deleted: readonly string[]; readonly freed: number }> {
  const filters = JSON.stringify({ id: { [id]: true } })
  const raw = record(await postParsed(engine, '/build/prune', { all: true, filters }, slow))
  return { deleted: texts(raw['CachesDeleted']), freed: number(raw['SpaceReclaimed']) }
}
