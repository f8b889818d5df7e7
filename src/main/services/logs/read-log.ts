import { setTimeout as wait } from 'node:timers/promises'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { ReadingState } from '#shared/contract/logs.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'
import type { LogThread } from './log-thread.ts'
import { readRun, type StreamEars } from './read-run.ts'
import { successorOf } from './successor.ts'
import { watchContainer } from './watch-container.ts'

export interface LogRequest {
  /** The full id: a name may move to another container. */
  readonly id: string
  readonly name: string
  readonly tty: boolean
  readonly tail: number | 'all'
  /** Epoch milliseconds. */
  readonly since: number | undefined
  /** Epoch milliseconds: where there is one the log is not followed. */
  readonly until: number | undefined
}

/** Where the log of one container of a session comes from and goes to. */
export interface Reading {
  readonly engine: Engine
  readonly thread: LogThread
  readonly session: string
  /** The container's place in the session. */
  readonly source: number
  /** The session has other containers as well. */
  readonly isOfSeveral: boolean
  readonly request: LogRequest
  readonly signal: AbortSignal
  /** Takes how far it is; `id` when it is of another container now. */
  readonly state: (state: ReadingState, id?: string) => void
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
 * As `readContainer`, but a removed container is not the end: the next one of its name goes on in its place, as compose
 * makes one on every change.
 */
export async function readNamed(reading: Reading): Promise<void> {
  const { engine, thread, session, source, signal } = reading
  for (let present = reading; ;) {
    try {
      await readContainer(present)
      return
    } catch (error) {
      if (signal.aborted || !isGone(error)) throw error
      const { request } = present
      present.state({ state: 'removed', exitCode: null, fault: error.fault })
      const next = await successorOf(engine, request, signal)
      if (next === null) return
      assertHasLog(next)
      thread.post({ kind: 'recreated', session, source, raw: next.tty, at: next.createdAt })
      present = { ...present, request: { ...request, id: next.id, tty: next.tty } }
      present.state({ state: 'reading', exitCode: null, fault: null }, next.id)
    }
  }
}

/**
 * Reads a container's log for as long as it is watched: over the ends of the container's runs and over the engine's.
 * A killed engine ends a log as cleanly as an exit does, so `inspect` has the word. Comes back when `signal` aborts or
 * all up to `until` was read, throws a FaultError when there is nothing more to wait for.
 */
export async function readContainer(reading: Reading): Promise<void> {
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
        if (request.until !== undefined) {
          // An engine that went away meanwhile may have kept some of it back.
          if (notice) continue
          state({ state: 'complete', exitCode: null, fault: null })
          return
        }
        if (isLive(details)) {
          // Started again already. The event of its end may come a little later than the end of its log.
          await pause(signal)
          tellEnd(reading, watch.takeExit(), null)
          continue
        }
        // A container that is being removed has no exit code any more but its event has.
        const exitCode = details.startedAt === null ? null : (details.exitCode ?? watch.takeExit())
        if (details.startedAt !== toldRun) tellEnd(reading, exitCode, details.finishedAt)
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
          tellEnd(reading, watch.takeExit(), null)
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

/** Throws `unsupported` for a container whose log driver keeps nothing. */
export function assertHasLog({ logDriver }: ContainerDetails): void {
  if (logDriver === 'none')
    throw new FaultError(
      fault('unsupported', 'configured logging driver does not support reading', { reason: 'log-driver' }),
    )
}

function tellEnd({ thread, session, source }: Reading, exitCode: number | null, at: number | null): void {
  if (exitCode !== null) thread.post({ kind: 'ended', session, source, exitCode, at })
}

function isGone(error: unknown): error is FaultError {
  return error instanceof FaultError && error.fault.code === 'not-found'
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
