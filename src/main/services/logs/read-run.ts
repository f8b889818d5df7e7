import { FaultError, fault } from '#shared/faults.ts'
import { logStream } from './log-stream.ts'
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
 * Reads one run of a container to its end. When lines were read before, it asks for the last of them again, drops them,
 * and so knows that nothing is missing in between; where it cannot know, a gap row is written. `notice` says good news,
 * too. Of several containers each tells its past first, as a stream that ends: only so it is known when the lines of
 * the others need not wait any more.
 */
export async function readRun(reading: Reading, notice: boolean): Promise<void> {
  const { isOfSeveral, request } = reading
  const follow = request.until === undefined
  if (isOfSeveral || !follow) await readPart(reading, { past: true, follow: false, notice })
  if (follow && !reading.signal.aborted)
    await readPart(reading, { past: !isOfSeveral, follow: true, notice: notice && !isOfSeveral })
}

interface Part {
  readonly past: boolean
  readonly follow: boolean
  readonly notice: boolean
}

async function readPart(reading: Reading, { past, follow, notice }: Part): Promise<void> {
  const { thread, session, source, request } = reading
  const { since } = await thread.ask(session, { name: 'since', source })
  const tries = since === null ? [null] : lookBack
  for (const [index, lines] of tries.entries()) {
    const acceptsGap = index === tries.length - 1
    const beginning = { past, resumed: since !== null, notice, acceptsGap }
    thread.post({ kind: 'begin', session, source, beginning })
    await readStream(reading, lines === null ? firstQuery(request) : { tail: lines, since }, follow)
    const { continuity, bad } = await thread.ask(session, { name: 'over', source })
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

async function readStream(reading: Reading, from: Query, follow: boolean): Promise<void> {
  const { engine, thread, session, source, request, signal } = reading
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const stream = await engine.stream(
    (docker, abortSignal) =>
      logStream(docker, request.id, {
        timestamps: true,
        tail: from.tail,
        since: from.since,
        until: request.until === undefined ? null : request.until / 1000,
        follow,
        abortSignal,
      }),
    either,
    'bytes',
  )
  const pumped = pump(stream, (bytes) => {
    quiet.refresh()
    thread.post({ kind: 'bytes', session, source, bytes }, [bytes.buffer])
  })
  const caughtUp = (): void => {
    clearTimeout(quiet)
    clearTimeout(long)
    if (follow && !signal.aborted) reading.state({ state: 'following', exitCode: null, fault: null })
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
