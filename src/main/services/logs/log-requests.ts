import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import type { SourceRequest } from './log-session.ts'
import { assertHasLog, inspectForLogs } from './read-log.ts'

/** How much of each log is asked for. */
interface Span {
  readonly tail: number | 'all'
  /** Epoch milliseconds. */
  readonly since?: number | undefined
  readonly until?: number | undefined
}

/**
 * What to read of containers given by id or name. A single one that cannot be read is a FaultError; of several each
 * tells for itself, and only an engine that is away fails them all.
 */
export async function requestsOf(
  engine: Engine,
  ids: readonly string[],
  { tail, since, until }: Span,
  signal: AbortSignal,
): Promise<readonly SourceRequest[]> {
  const requests = await Promise.all(
    ids.map(async (id): Promise<SourceRequest> => {
      try {
        const details = await inspectForLogs(engine, id, signal)
        assertHasLog(details)
        return { id: details.id, name: details.name, tty: details.tty, tail, since, until }
      } catch (error) {
        if (!(error instanceof FaultError) || ids.length === 1) throw error
        const { fault } = error
        // One of that name may come yet.
        if (fault.code === 'not-found') return { id, name: id, tty: false, tail, since, until }
        if (fault.code === 'unsupported') return { id, name: id, fault }
        throw error
      }
    }),
  )
  // Its name and its id are one container.
  return requests.filter(({ id }, at) => requests.findIndex((other) => other.id === id) === at)
}
