import { setTimeout as delay } from 'node:timers/promises'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { ContainerEnd } from '#shared/contract/tasks.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { inspected } from './inspected.ts'
import { number, record } from './models/raw.ts'
import type { TaskHandle } from './tasks.ts'

const pauseBetween = 500

/**
 * `POST /containers/{id}/wait`, over the absences of the engine: what it did meanwhile is found by inspect, and told
 * as found. `before` is the container as it was when the waiting began.
 */
export async function waitForExit(
  engine: Engine,
  before: ContainerDetails,
  { signal, step }: Pick<TaskHandle, 'signal' | 'step'>,
): Promise<ContainerEnd> {
  const { id, name } = before
  const end = (exitCode: number | null, unseen: boolean): ContainerEnd => ({
    kind: 'wait',
    name,
    exitCode,
    unseen,
  })
  step('waiting')
  for (;;) {
    try {
      return end(await exitCodeOf(engine, id, signal), false)
    } catch (error) {
      if (signal.aborted || !isAway(error)) throw error
    }
    const now = await backAgain(engine, id, signal)
    if (now.state !== 'running' && now.state !== 'paused') return end(now.exitCode, true)
    // Another run of it: the one that was waited for ended when nobody saw it.
    if (now.startedAt !== before.startedAt) return end(null, true)
  }
}

async function exitCodeOf(engine: Engine, id: string, signal: AbortSignal): Promise<number> {
  const answer: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).wait({ abortSignal }),
    { deadline: Infinity, signal },
  )
  return number(record(answer)['StatusCode'])
}

/** The container once the engine answers again; an engine that just died may not be known as lost yet. */
async function backAgain(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerDetails> {
  for (;;) {
    await delay(pauseBetween, undefined, { signal })
    await engine.ready(signal)
    try {
      return await inspected(engine, id, signal)
    } catch (error) {
      if (signal.aborted || !isAway(error)) throw error
    }
  }
}

function isAway(error: unknown): boolean {
  return error instanceof FaultError && ['unreachable', 'timeout'].includes(error.fault.code)
}
