import { randomUUID } from 'node:crypto'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Call, Implementation } from './implementation.ts'
import { LogSession } from './logs/log-session.ts'
import { requestsOf } from './logs/log-requests.ts'
import { LogThread } from './logs/log-thread.ts'

/** A page that forgets to close is stopped here, before the memory of the machine is. */
const mostSessionsAPage = 16
/** Each is a stream of the engine. */
const mostContainersAPage = 64

export interface Logs {
  /** All but `save`, which is a transfer. */
  readonly implementation: Omit<Implementation<'logs'>, 'save'>
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

  const implementation: Logs['implementation'] = {
    open: async ({ ids, ...span }, call) => {
      const requests = await requestsOf(engine, ids, span, call.signal)
      // Counted with nothing between here and the new session: many may be opened at once.
      const mine = [...sessions.values()].filter((session) => session.page === call.page)
      if (mine.length >= mostSessionsAPage)
        throw new FaultError(fault('conflict', `A page may read ${mostSessionsAPage} logs at once.`))
      if (mine.reduce((sum, { size }) => sum + size, requests.length) > mostContainersAPage)
        throw new FaultError(
          fault('conflict', `A page may read the logs of ${mostContainersAPage} containers at once.`),
        )
      const session = new LogSession(randomUUID(), call.page, thread, () => sessions.delete(session.id))
      sessions.set(session.id, session)
      await session.open(engine, requests).catch((error: unknown) => {
        session.close()
        throw error
      })
      return { session: session.id }
    },
    head: (input, call) => Promise.resolve(sessionOf(input.session, call).head(call.signal)),
    look: async ({ session, only, off }, call) => {
      const { id } = sessionOf(session, call)
      return { view: (await thread.ask(id, { name: 'look', looked: { only, off } })).view }
    },
    clear: async ({ session, hide }, call) => {
      await thread.ask(sessionOf(session, call).id, { name: 'clear', hide })
    },
    lines: async ({ session, from, count }, call) => {
      const { id } = sessionOf(session, call)
      return (await thread.ask(id, { name: 'lines', from, count })).window
    },
    older: async ({ session }, call) => {
      await sessionOf(session, call).older()
    },
    search: (input, call) => Promise.resolve(sessionOf(input.session, call).search(input.query, call.signal)),
    hit: async ({ session, row, direction }, call) => {
      const { id } = sessionOf(session, call)
      return (await thread.ask(id, { name: 'hit', row, direction })).hit
    },
    error: async ({ session, ...question }, call) => {
      const { row } = await thread.ask(sessionOf(session, call).id, { name: 'error', ...question })
      return row === null ? null : { row }
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
