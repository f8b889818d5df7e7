import { Readable } from 'node:stream'
import { FaultError, fault } from '#shared/faults.ts'
import { pump } from './pump.ts'
import type { Reading } from './read-log.ts'

/** What a stream does with what the thread says of it. */
export interface StreamEars {
  readonly taken: (bytes: number) => void
  readonly refused: () => void
}

/** How many lines back a resumed stream looks, try by try; the last try takes a gap for granted. */
const lookBack = [10_000, 100_000, 1_000_000]
/** `since` is never sent without a number of lines: the engine would read the whole log from its start. */
const mostLines = 1_000_000
/** Without new bytes for so long, or after so long, the past is taken to be read. */
const quietAfter = 120
const longPast = 3000

/**
 * Reads one stream to its end. When lines were read before, it asks for the last of them again, drops them, and so
 * knows that nothing is missing in between; where it cannot know, a gap row is written. `notice` says good news, too.
 */
export async function readRun(reading: Reading, notice: boolean): Promise<void> {
  const { thread, session, request } = reading
  const { since } = await thread.ask(session, { name: 'since' })
  const tries = since === null ? [null] : lookBack
  for (const [index, lines] of tries.entries()) {
    const acceptsGap = index === tries.length - 1
    thread.post({ kind: 'begin', session, beginning: { resumed: since !== null, notice, acceptsGap } })
    await readStream(reading, lines === null ? firstQuery(request) : { tail: lines, since })
    const { continuity, bad } = await thread.ask(session, { name: 'over' })
    if (bad !== null) throw new FaultError(fault('engine-error', bad))
    if (continuity !== 'broken') return
  }
}

interface Query {
  readonly tail: number | 'all'
  /** Seconds. */
  readonly since: number | null
}

function firstQuery({ tail, since }: Reading['request']): Query {
  if (since === undefined) return { tail, since: null }
  return { tail: tail === 'all' ? mostLines : tail, since: since / 1000 }
}

/** `GET /containers/{id}/logs`, always following: without it dockerode answers with one buffer. */
async function readStream(reading: Reading, from: Query): Promise<void> {
  const { engine, thread, session, request, signal } = reading
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const stream = await engine.stream(async (docker, abortSignal) => {
    const options = { follow: true as const, stdout: true, stderr: true, timestamps: true, abortSignal }
    // Without `tail` the engine gives all.
    const tail = from.tail === 'all' ? {} : { tail: from.tail }
    const since = from.since === null ? {} : { since: from.since }
    const answer = await docker.getContainer(request.id).logs({ ...options, ...tail, ...since })
    if (answer instanceof Readable) return answer
    throw new FaultError(fault('internal', 'The log did not come as a stream.'))
  }, either)
  const pumped = pump(stream, (bytes) => {
    quiet.refresh()
    thread.post({ kind: 'bytes', session, bytes }, [bytes.buffer])
  })
  const caughtUp = (): void => {
    clearTimeout(quiet)
    clearTimeout(long)
    if (!signal.aborted) reading.state({ state: 'following', exitCode: null, fault: null })
  }
  const quiet = setTimeout(caughtUp, quietAfter)
  const long = setTimeout(caughtUp, longPast)
  reading.stream({ taken: pumped.taken, refused: () => leaving.abort() })
  try {
    await pumped.over
  } finally {
    clearTimeout(quiet)
    clearTimeout(long)
    reading.stream(null)
    stream.destroy()
  }
}
