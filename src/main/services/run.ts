import { setTimeout as delay } from 'node:timers/promises'
import type { CreateInput } from '#shared/contract/create-input.ts'
import type { EarlyExit, TaskResult } from '#shared/contract/tasks.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine, EngineEvent } from '../engine/engine.ts'
import { isAlreadySo } from '../engine/faults.ts'
import { createContainer, isMissingImage } from './container-create.ts'
import { lastLines } from './last-lines.ts'
import { containerDetails } from './models/container-details.ts'
import type { Pull } from './pull.ts'
import type { TaskHandle } from './tasks.ts'

/** How long a started container is watched for an early end, in milliseconds. */
const watchTime = 1500

/** After a lost connection, how long to wait for the engine to take a half-made container away. */
const tidyTime = 300_000
const tidyPause = 500

const nothing = () => {}

interface Parts {
  readonly engine: Engine
  readonly pull: Pull
}

/**
 * `docker run -d`: create (pulling a missing image first), start, and watch for an early exit.
 * When it fails or is cancelled at any step, the container it made is removed again.
 */
export async function runContainer(
  { engine, pull }: Parts,
  input: CreateInput,
  handle: TaskHandle,
): Promise<TaskResult> {
  const id = await createOrPull({ engine, pull }, input, handle)
  const death = watchDeath(engine, id)
  try {
    handle.signal.throwIfAborted()
    handle.step('starting')
    await start(engine, id)
    handle.signal.throwIfAborted()
    handle.step('watching')
    const died = await death.within(watchTime, handle.signal)
    handle.signal.throwIfAborted()
    return await outcome(engine, input, id, died)
  } catch (error) {
    await removeMade(engine, id)
    throw error
  } finally {
    death.stop()
  }
}

async function createOrPull({ engine, pull }: Parts, input: CreateInput, handle: TaskHandle) {
  handle.signal.throwIfAborted()
  handle.step('creating')
  try {
    return (await createContainer(engine, input, false)).id
  } catch (error) {
    if (!isMissingImage(error) || isId(input.image)) throw error
  }
  handle.step('pulling')
  await pull({ reference: input.image, platform: input.platform }, handle)
  handle.step('creating')
  return (await createContainer(engine, input, false)).id
}

async function start(engine: Engine, id: string): Promise<void> {
  try {
    await engine.call((docker, abortSignal) => docker.getContainer(id).start({ abortSignal }), {
      deadline: 120_000,
    })
  } catch (error) {
    if (!isAlreadySo(error)) throw error
  }
}

/** What a person sees of it: still running, or how it ended. A started container is never taken away for a lost look. */
async function outcome(
  engine: Engine,
  input: CreateInput,
  id: string,
  died: EngineEvent | null,
): Promise<TaskResult> {
  const result = (name: string, exited: EarlyExit | null): TaskResult => ({
    kind: 'run',
    containerId: id,
    name,
    exited,
  })
  try {
    const raw = await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
      idempotent: true,
    })
    const details = containerDetails(raw)
    if (!died && details.state === 'running') return result(details.name, null)
    return result(details.name, {
      exitCode: details.exitCode ?? exitCodeOf(died),
      oomKilled: details.oomKilled,
      command: [...details.entrypoint, ...details.command],
      lastLines: await lastLines(engine, id, details.tty),
    })
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    // Gone already (--rm), or the engine went away: the event is all there is to tell.
    const command = [...(input.entrypoint ?? []), ...(input.command ?? [])]
    const exited = died && { exitCode: exitCodeOf(died), oomKilled: false, command, lastLines: [] }
    return result(died?.attributes['name'] ?? input.name ?? id.slice(0, 12), exited)
  }
}

function exitCodeOf(died: EngineEvent | null): number {
  return Number(died?.attributes['exitCode'] ?? 0) || 0
}

function isId(image: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{64}$/.test(image)
}

/** Listens from before the start, so that no end is too early to be seen. */
function watchDeath(engine: Engine, id: string) {
  let died: EngineEvent | null = null
  let notice = nothing
  const stop = engine.onEvent((event) => {
    if (event.type !== 'container' || event.id !== id || event.action !== 'die') return
    died = event
    notice()
  })
  return {
    stop,
    within: async (milliseconds: number, signal: AbortSignal): Promise<EngineEvent | null> => {
      if (died) return died
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        notice = () => {
          clearTimeout(timer)
          resolve()
        }
        signal.addEventListener('abort', notice, { once: true })
      })
      return died
    },
  }
}

/** Takes away what this run made, with its anonymous volumes; later, when the engine is away now. */
async function removeMade(engine: Engine, id: string): Promise<void> {
  if (await removed(engine, id)) return
  void removeLater(engine, id, AbortSignal.timeout(tidyTime)).catch(nothing)
}

/** The engine may be gone before the connection knows: then the first tries fail as well. */
async function removeLater(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  do {
    await delay(tidyPause, undefined, { signal, ref: false })
    await engine.ready(signal)
  } while (!(await removed(engine, id)))
}

/** False while the engine cannot be asked; what it refuses to remove stays. */
async function removed(engine: Engine, id: string): Promise<boolean> {
  try {
    await engine.call((docker, abortSignal) =>
      docker.getContainer(id).remove({ force: true, v: true, abortSignal }),
    )
    return true
  } catch (error) {
    return !(error instanceof FaultError && ['unreachable', 'timeout'].includes(error.fault.code))
  }
}
