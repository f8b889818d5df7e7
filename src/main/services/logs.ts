import { randomUUID } from 'node:crypto'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Call, Implementation } from './implementation.ts'
import { LogSession } from './logs/log-session.ts'
import { LogThread } from './logs/log-thread.ts'
import { inspectForLogs } from './logs/read-log.ts'

/** A page that forgets to close is stopped here, before the memory of the machine is. */
const mostSessionsAPage = 16

export interface Logs {
  readonly implementation: Implementation<'logs'>
  /** Sessions open now, for diagnostics. */
  readonly sessions: () => number
  readonly close: () => Promise<void>
}

/** The `logs` domain: sessions whose lines live in a thread beside the engine. */
export function createLogs(engine: Engine, thread = new LogThread()): Logs {
  const sessions = new Map<string, LogSession>()

  /** A session is its page's alone. */
  function sessionOf(id: string, call: Call): LogSession {
    const session = sessions.get(id)
    if (session !== undefined && session.page === call.page) return session
    throw new FaultError(fault('not-found', 'This log session is closed.', { what: 'log-session' }))
  }

  const implementation: Implementation<'logs'> = {
    open: async (input, call) => {
      const details = await inspectForLogs(engine, input.id, call.signal)
      if (details.logDriver === 'none')
        throw new FaultError(
          fault('unsupported', 'configured logging driver does not support reading', {
            reason: 'log-driver',
          }),
        )
      // Counted with nothing between here and the new session: many may be opened at once.
      const mine = [...sessions.values()].filter((session) => session.page === call.page)
      if (mine.length >= mostSessionsAPage)
        throw new FaultError(fault('conflict', `A page may read ${mostSessionsAPage} logs at once.`))
      const session = new LogSession(randomUUID(), call.page, thread, () => sessions.delete(session.id))
      sessions.set(session.id, session)
      const { tail, since } = input
      await session
        .open(engine, { id: details.id, tty: details.tty, tail, since })
        .catch((error: unknown) => {
          session.close()
          throw error
        })
      return { session: session.id }
    },
    head: (input, call) => Promise.resolve(sessionOf(input.session, call).head(call.signal)),
    lines: async ({ session, from, count, only }, call) => {
      const { id } = sessionOf(session, call)
      return (await thread.ask(id, { name: 'lines', from, count, only })).window
    },
    search: (input, call) =>
      Promise.resolve(sessionOf(input.session, call).search(input.query, input.only, call.signal)),
    hit: async ({ session, row, direction }, call) => {
      const { id } = sessionOf(session, call)
      return (await thread.ask(id, { name: 'hit', row, direction })).hit
    },
    close: (input, call) => {
      sessionOf(input.session, call).close()
      return Promise.resolve()
    },
  }

  return {
    implementation,
    sessions: () => sessions.size,
    close: async () => {
      for (const session of sessions.values()) session.close()
      await thread.close()
    },
  }
}
