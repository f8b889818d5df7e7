import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { type Seam, untilOf } from './log-seam.ts'
import { logStream } from './log-stream.ts'
import type { LogThread } from './log-thread.ts'
import { pageMessages } from './older-page.ts'
import { pump } from './pump.ts'
import { inspectForLogs } from './read-log.ts'
import type { StreamEars } from './read-run.ts'
import { olderLane } from './thread-messages.ts'

/** Where older lines of the only container of a session come from and go to. */
export interface OlderReading {
  readonly engine: Engine
  readonly thread: LogThread
  readonly session: string
  /** The container's full id. */
  readonly id: string
  readonly signal: AbortSignal
  /** Takes what the present stream does with the thread's answers; null between streams. */
  readonly stream: (ears: StreamEars | null) => void
}

/** Lines that may have been written since those held were counted. */
const slack = 256
/** An engine that hangs sends nothing and ends nothing: milliseconds without a byte, until it is given up. */
const patience = 20_000
/** More lines than any log that is read here has. */
const mostLines = 10_000_000

/**
 * How much is asked for, try by try. The engine counts `tail` from the newest line whatever `until` says, so it is what
 * is held and a page. Where lines are missing from what is held, that is too little. `until` only ends the answer soon:
 * where a clock was put back it would end it too soon, so the last try goes without. That one also tells that there is
 * nothing older: an answer of so many lines that begins where those held begin is the whole log.
 */
const tries: readonly ((seam: Seam) => { readonly tail: number; readonly until: string | null })[] = [
  (seam) => ({ tail: seam.count + pageMessages + slack, until: untilOf(seam) }),
  (seam) => ({ tail: 4 * (seam.count + pageMessages), until: untilOf(seam) }),
  () => ({ tail: mostLines, until: null }),
]

/** Puts a page of lines that are older than all that is held before them. Throws FaultError. */
export async function readOlder(reading: OlderReading): Promise<void> {
  const { engine, thread, session, id, signal } = reading
  const { generation } = engine.status()
  let brought = 0
  for (const [index, queryOf] of tries.entries()) {
    const { seam } = await thread.ask(session, { name: 'older' })
    if (seam === null) return
    await readPage(reading, queryOf(seam))
    const last = index === tries.length - 1
    // A killed engine ends a log as cleanly as its end does.
    await inspectForLogs(engine, id, signal)
    if (engine.status().generation !== generation)
      throw new FaultError(fault('unreachable', 'The engine went away while its log was read.', {}, 'retry'))
    const { messages, bad } = await thread.ask(session, { name: 'older-over', last })
    if (bad !== null) throw new FaultError(fault('engine-error', bad))
    brought += messages ?? 0
    if (brought >= pageMessages) return
  }
}

async function readPage(
  { engine, thread, session, id, signal, stream: hand }: OlderReading,
  query: { readonly tail: number; readonly until: string | null },
): Promise<void> {
  const leaving = new AbortController()
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    leaving.abort()
  }, patience)
  try {
    const stream = await engine.stream(
      (docker, abortSignal) =>
        logStream(docker, id, { timestamps: true, since: null, ...query, follow: false, abortSignal }),
      AbortSignal.any([signal, leaving.signal]),
      'bytes',
    )
    const pumped = pump(stream, (bytes) => {
      late.refresh()
      thread.post({ kind: 'bytes', session, source: olderLane, bytes }, [bytes.buffer])
    })
    hand({ taken: pumped.taken, refused: () => leaving.abort() })
    await pumped.over
    stream.destroy()
  } catch (error) {
    if (!isLate) throw error
  } finally {
    clearTimeout(late)
    hand(null)
  }
  if (isLate) throw new FaultError(fault('timeout', 'The engine sent nothing of its log.', {}, 'retry'))
}
