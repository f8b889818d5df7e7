import { setTimeout as delay } from 'node:timers/promises'
import type { LogHead } from '#shared/contract/logs.ts'
import type { Call } from '../../src/main/services/implementation.ts'
import type { Logs } from '../../src/main/services/logs.ts'

export interface LogReading {
  readonly session: string
  readonly head: () => LogHead
  /** Resolves when the head satisfies; fails with the head it saw last. */
  readonly until: (wanted: (head: LogHead) => boolean, what: string) => Promise<LogHead>
  /** Reads a page of older lines, and resolves with the head that tells of it. */
  readonly older: () => Promise<LogHead>
  /** Every row held, each as `o:text`. */
  readonly rows: (only?: 'stdout' | 'stderr') => Promise<string[]>
  /** Lets go of the head, as a page that leaves. */
  readonly leave: () => void
}

/** Opens a log session and reads its head, as a page does. */
export async function readLog(
  logs: Logs,
  input: {
    readonly id: string | readonly string[]
    readonly tail?: number | 'all'
    readonly since?: number
    readonly until?: number
  },
): Promise<LogReading> {
  const leaving = new AbortController()
  const call: Call = { signal: leaving.signal, page: 'test' }
  const { implementation } = logs
  const { id, tail = 'all', ...span } = input
  const { session } = await implementation.open({ ids: [id].flat(), tail, ...span }, call)
  let latest: LogHead | null = null
  const heads = await implementation.head({ session }, call)
  const watching = (async () => {
    for await (const head of heads) latest = head
  })()
  const head = (): LogHead => {
    if (latest === null) throw new Error('The session has not told its head yet.')
    return latest
  }
  return {
    session,
    head,
    until: async (wanted, what) => {
      for (const deadline = Date.now() + 120_000; Date.now() < deadline; await delay(20))
        if (latest !== null && wanted(latest)) return latest
      throw new Error(`Not seen: ${what}. The head is ${JSON.stringify(latest)}`)
    },
    older: async () => {
      const { lines } = head().older
      await implementation.older({ session }, call)
      for (const deadline = Date.now() + 5000; Date.now() < deadline; await delay(5)) {
        const { older } = head()
        if (older.lines > lines || older.state !== 'more') break
      }
      return head()
    },
    rows: (only) => allRows(logs, session, call, only),
    leave: () => {
      leaving.abort()
      void watching
    },
  }
}

async function allRows(
  logs: Logs,
  session: string,
  call: Call,
  only: 'stdout' | 'stderr' | undefined,
): Promise<string[]> {
  const rows: string[] = []
  await logs.implementation.look({ session, only, off: [] }, call)
  for (let from = Number.MIN_SAFE_INTEGER; ;) {
    const window = await logs.implementation.lines({ session, from, count: 5000 }, call)
    if (window.count === 0) return rows
    for (const [at, line] of window.text.split('\n').entries()) rows.push(`${window.streams[at]}:${line}`)
    from = window.from + window.count
  }
}
