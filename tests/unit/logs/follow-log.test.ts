import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { LogHead } from '#shared/contract/logs.ts'
import { fault } from '#shared/faults.ts'
import { usualSpan } from '../../../src/renderer/features/logs/log-span.ts'
import { followLog } from '../../../src/renderer/features/logs/follow-log.ts'
import { connectionOpened } from '../../../src/renderer/host/connection.ts'

const range = { first: 0, end: 2 }
const following: LogHead = {
  ...range,
  view: 0,
  edition: 0,
  held: range,
  hasLost: false,
  older: { state: 'unasked', lines: 0 },
  hidden: 0,
  notices: { shown: 0, hidden: 0 },
  bytes: 10,
  sources: [],
  state: 'following',
  exitCode: null,
  fault: null,
}

/** Follows a log whose heads are these; `end` is how the stream goes out. */
async function follow(heads: readonly LogHead[], end: () => void = () => {}) {
  const told: LogHead[] = []
  async function* stream() {
    yield* heads
    end()
  }
  connectionOpened({
    call: (path) => Promise.resolve(path.at(-1) === 'open' ? { session: 's-1' } : stream()),
  })
  const why = await followLog(['web-1'], usualSpan, new AbortController().signal, (_, head) =>
    told.push(head),
  )
  return { told, why }
}

describe('a followed log', () => {
  it('is to be opened again when its stream ends without a word', async () => {
    const { told, why } = await follow([following])
    expect(told).toEqual([following])
    expect(why).toMatchObject({ code: 'unreachable' })
  })

  it('is to be opened again when its session was closed before it was read', async () => {
    const closed = fault('not-found', 'This log session is closed.', { what: 'log-session' })
    const { why } = await follow([], () => {
      throw new ORPCError('FAULT', { defined: true, data: closed })
    })
    expect(why).toMatchObject({ code: 'unreachable' })
  })

  it('stays failed when its container is gone', async () => {
    const gone = fault('not-found', 'No such container: web-1', { what: 'container' })
    const { why } = await follow([following], () => {
      throw new ORPCError('FAULT', { defined: true, data: gone })
    })
    expect(why).toEqual(gone)
  })

  it('stays failed when its last head said so', async () => {
    const broken = fault('engine-error', 'invalid log entry')
    const { why } = await follow([following, { ...following, state: 'failed', fault: broken }])
    expect(why).toEqual(broken)
  })
})
