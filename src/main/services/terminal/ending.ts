import { setTimeout as delay } from 'node:timers/promises'
import type { TerminalEnd } from '#shared/contract/terminal.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'
import { record } from '../models/raw.ts'

/** Milliseconds that the engine has to say why, and between two looks at what it has not noted down yet. */
const patience = 5000
const pause = 30
const looks = 20

/** What an ending is asked of: the connection that the program was made on, and its container. */
export interface Ended {
  readonly engine: Engine
  readonly generation: number
  readonly container: string
}

/**
 * Why an exec's stream is over. A killed engine ends it as cleanly as an exit does, so only what the engine says
 * afterwards counts, and only on the connection that the exec was made on.
 */
export function endOfExec(ended: Ended, exec: string): Promise<TerminalEnd> {
  return onSameConnection(ended, async ({ engine }) => {
    for (let look = 0; look < looks; look += 1) {
      const state = await execState(engine, exec)
      if (state?.running !== true) return endedWithin(ended, state?.exitCode ?? null)
      await delay(pause)
    }
    return { how: 'detached' }
  })
}

/** Why the stream of an attached container is over; another time of finishing than before means that it stopped. */
export function endOfAttach(ended: Ended, finishedBefore: number | null): Promise<TerminalEnd> {
  return onSameConnection(ended, async ({ engine, container }) => {
    for (let look = 0; look < looks; look += 1) {
      const details = await inspect(engine, container)
      if (details === null || details.state === 'removing') return { how: 'removed' }
      if (details.finishedAt !== finishedBefore) return { how: 'stopped', code: details.exitCode }
      await delay(pause)
    }
    return { how: 'detached' }
  })
}

async function onSameConnection(
  ended: Ended,
  ask: (ended: Ended) => Promise<TerminalEnd>,
): Promise<TerminalEnd> {
  const isSame = (): boolean => ended.engine.status().generation === ended.generation
  try {
    const end = isSame() ? await ask(ended) : null
    if (end !== null && isSame()) return end
    return { how: 'engine', fault: fault('unreachable', 'The engine was away.', {}, 'retry') }
  } catch (error) {
    const told = error instanceof FaultError ? error.fault : fault('internal', String(error))
    const isAway = told.code === 'unreachable' || told.code === 'timeout' || told.code === 'cancelled'
    return { how: isAway ? 'engine' : 'failed', fault: told }
  }
}

/** What a container's end leaves of the programs in it; the engine notes the container's own end a moment later. */
const killed = 137

/** An exec that ended with its container is no exit of its own. */
async function endedWithin({ engine, container }: Ended, code: number | null): Promise<TerminalEnd> {
  for (let look = 0; look < looks; look += 1) {
    const details = await inspect(engine, container)
    // One that is being removed is not to be told from one that is gone: its code is forgotten.
    if (details === null || details.state === 'removing') return { how: 'removed' }
    const runs = details.state === 'running' || details.state === 'paused'
    if (!runs) return { how: 'stopped', code: details.exitCode }
    if (code !== killed && code !== null) break
    await delay(pause)
  }
  return { how: 'exited', code }
}

/** null when the engine has forgotten it, as it does once the container stopped. */
export async function execState(
  engine: Engine,
  exec: string,
): Promise<{ readonly running: boolean; readonly exitCode: number | null } | null> {
  const raw: unknown = await unlessGone(
    engine.call((docker, abortSignal) => docker.getExec(exec).inspect({ abortSignal }), {
      idempotent: true,
      deadline: patience,
    }),
  )
  if (raw === null) return null
  const state = record(raw)
  const code = state['ExitCode']
  return { running: state['Running'] === true, exitCode: typeof code === 'number' ? code : null }
}

async function inspect(engine: Engine, id: string) {
  const raw: unknown = await unlessGone(
    engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
      idempotent: true,
      deadline: patience,
    }),
  )
  return raw === null ? null : containerDetails(raw)
}

async function unlessGone(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => {
    if (error instanceof FaultError && error.fault.code === 'not-found') return null
    throw error
  })
}
