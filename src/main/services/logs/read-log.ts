import { setTimeout as wait } from 'node:timers/promises'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { LogHead } from '#shared/contract/logs.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'
import type { LogThread } from './log-thread.ts'
import { readRun, type StreamEars } from './read-run.ts'
import { watchContainer } from './watch-container.ts'

export interface LogRequest {
  /** The full id: a name may move to another container. */
  readonly id: string
  readonly tty: boolean
  readonly tail: number | 'all'
  /** Epoch milliseconds. */
  readonly since: number | undefined
}

export type ReadingState = Pick<LogHead, 'state' | 'exitCode' | 'fault'>

/** Where a session's log comes from and goes to. */
export interface Reading {
  readonly engine: Engine
  readonly thread: LogThread
  readonly session: string
  readonly request: LogRequest
  readonly signal: AbortSignal
  readonly state: (state: ReadingState) => void
  /** Takes what the present stream does with the thread's answers; null between streams. */
  readonly stream: (ears: StreamEars | null) => void
}

const pauseBetween = 250

/** `GET /containers/{id}/json`. Throws FaultError. */
export async function inspectForLogs(
  engine: Engine,
  id: string,
  signal: AbortSignal,
): Promise<ContainerDetails> {
  const answer: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }),
    { idempotent: true, signal },
  )
  return containerDetails(answer)
}

/**
 * Reads a container's log for as long as it is watched: over the ends of the container's runs and over the engine's.
 * A killed engine ends a log as cleanly as an exit does, so `inspect` has the word. Comes back when `signal` aborts,
 * throws a FaultError when there is nothing more to wait for.
 */
export async function readLog(reading: Reading): Promise<void> {
  const { engine, request, signal, state } = reading
  const watch = watchContainer(engine, request.id)
  signal.addEventListener('abort', watch.close)
  let notice = false
  let toldRun: number | null = null
  try {
    while (!signal.aborted) {
      watch.mark()
      const { generation } = engine.status()
      try {
        await readRun(reading, notice)
        const details = await inspectForLogs(engine, request.id, signal)
        notice = engine.status().generation !== generation
        if (isLive(details)) {
          // Started again already. The event of its end may come a little later than the end of its log.
          await pause(signal)
          tellEnd(reading, watch.takeExit())
          continue
        }
        // A container that is being removed has no exit code any more but its event has.
        const exitCode = details.startedAt === null ? null : (details.exitCode ?? watch.takeExit())
        if (details.startedAt !== toldRun) tellEnd(reading, exitCode)
        if (exitCode !== null) toldRun = details.startedAt
        state({ state: 'ended', exitCode, fault: null })
        await watch.changed()
        if (exitCode !== null) watch.takeExit()
        if (!signal.aborted) state({ state: 'reading', exitCode: null, fault: null })
      } catch (error) {
        if (signal.aborted) return
        if (!isAway(error)) {
          // Removed with its end, as `--rm` does: only the event tells the exit code.
          await Promise.race([watch.changed(), pause(signal)])
          tellEnd(reading, watch.takeExit())
          throw error
        }
        state({ state: 'waiting', exitCode: null, fault: error.fault })
        await pause(signal)
        await engine.ready(signal)
        notice = true
      }
    }
  } finally {
    watch.close()
    signal.removeEventListener('abort', watch.close)
  }
}

function tellEnd({ thread, session }: Reading, exitCode: number | null): void {
  if (exitCode !== null) thread.post({ kind: 'ended', session, exitCode })
}

function isLive(details: ContainerDetails): boolean {
  return details.state === 'running' || details.state === 'paused'
}

function isAway(error: unknown): error is FaultError {
  return error instanceof FaultError && (error.fault.code === 'unreachable' || error.fault.code === 'timeout')
}

async function pause(signal: AbortSignal): Promise<void> {
  await wait(pauseBetween, undefined, { signal }).catch(() => {})
}
