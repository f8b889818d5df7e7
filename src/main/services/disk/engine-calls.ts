import type { Engine } from '../../engine/engine.ts'
import { getParsed, postParsed } from '../get-parsed.ts'
import { readUsage, type ReadUsage } from '../models/disk-usage.ts'
import { number, record, texts } from '../models/raw.ts'

/** Milliseconds: the engine walks every layer and every volume. */
const slow = { deadline: 120_000 }

/** `GET /system/df`, with every row. Before 1.52 `verbose` is not known, and rows come always. */
export async function askUsage(engine: Engine, signal: AbortSignal): Promise<ReadUsage> {
  return readUsage(await getParsed(engine, '/system/df', { verbose: 1 }, { ...slow, signal }))
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
