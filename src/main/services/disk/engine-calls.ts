import type { Engine } from '../../engine/engine.ts'
import { readUsage, type ReadUsage } from '../models/disk-usage.ts'
import { number, record, texts } from '../models/raw.ts'

/** Milliseconds: the engine walks every layer and every volume. */
const slow = 120_000

/** `GET /system/df`, with every row. Before 1.52 `verbose` is not known, and rows come always. */
export async function askUsage(engine: Engine, signal: AbortSignal): Promise<ReadUsage> {
  const answer = await ask(engine, 'GET', '/system/df?', { verbose: 1 }, signal)
  return readUsage(answer)
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
  const raw = record(await ask(engine, 'POST', '/build/prune?', { all: true, filters }))
  return { deleted: texts(raw['CachesDeleted']), freed: number(raw['SpaceReclaimed']) }
}

/** What dockerode has without its query. A GET is asked once more on a dead socket. */
function ask(
  engine: Engine,
  method: 'GET' | 'POST',
  path: string,
  query: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  return engine.call(
    (docker, abortSignal) =>
      new Promise<unknown>((resolve, reject) => {
        docker.modem.dial(
          {
            path,
            method,
            options: { _query: query, _body: {} },
            abortSignal,
            statusCodes: { 200: true, 400: 'bad parameter', 404: 'not found', 500: 'server error' },
          },
          (error: unknown, data: unknown) => (error instanceof Error ? reject(error) : resolve(data)),
        )
      }),
    { idempotent: method === 'GET', deadline: slow, ...(signal === undefined ? {} : { signal }) },
  )
}
