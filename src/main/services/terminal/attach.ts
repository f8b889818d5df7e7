import { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'
import type { attachInput } from '#shared/contract/terminal.ts'
import { defaultDetachKeys, detachKeyBytes } from '#shared/detach-keys.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { isAlreadySo } from '../../engine/faults.ts'
import { containerDetails } from '../models/container-details.ts'
import { record } from '../models/raw.ts'
import { endOfAttach } from './ending.ts'
import { setFirstSize } from './first-size.ts'
import type { Program } from './program.ts'

/** Milliseconds that the engine has to let go of a container after the detach keys. */
const untilDetached = 500
/** Mounts and network plug-ins take their time at a start. */
const slow = 120_000

/**
 * The main process of a container: `POST /containers/{id}/attach`. With `start` the container is started once it is
 * attached to, so that its first line comes too. Leaving never ends a container with a terminal: the detach keys do it.
 */
export async function openAttach(
  engine: Engine,
  { id, start, detachKeys = defaultDetachKeys, size }: z.output<typeof attachInput>,
  signal: AbortSignal,
): Promise<Program> {
  const { generation } = engine.status()
  const raw = await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
    idempotent: true,
    signal,
  })
  const details = containerDetails(raw)
  if (!start && details.state !== 'running' && details.state !== 'paused')
    throw new FaultError(fault('conflict', 'The container is not running.', { reason: 'not-running' }))
  const { tty, openStdin: input } = details
  const leaving = new AbortController()
  const stream = await engine.stream(async (docker, abortSignal) => {
    const options = { stream: true, stdin: input, stdout: true, stderr: true, detachKeys }
    const opened: unknown = await docker
      .getContainer(details.id)
      .attach({ ...options, hijack: true, abortSignal })
    if (opened instanceof Duplex) return opened
    throw new FaultError(fault('internal', 'The container was not attached to.'))
  }, leaving.signal)
  const resize: Program['resize'] = ({ columns, rows }) =>
    engine.call((docker, abortSignal) =>
      docker.getContainer(details.id).resize({ w: columns, h: rows, abortSignal }),
    )
  if (start) await startAttached(engine, details.id, () => leaving.abort())
  if (tty) await setFirstSize(resize, size)
  return {
    command: [...details.entrypoint, ...details.command],
    tty,
    input,
    endsInput: input && !tty && record(raw.Config)['StdinOnce'] === true,
    staysBehind: false,
    stream,
    resize,
    ending: () => endOfAttach({ engine, generation, container: details.id }, details.finishedAt),
    leave: async () => {
      if (tty && input) await detach(stream, detachKeys)
      leaving.abort()
    },
  }
}

async function startAttached(engine: Engine, id: string, giveUp: () => void): Promise<void> {
  try {
    await engine.call((docker, abortSignal) => docker.getContainer(id).start({ abortSignal }), {
      deadline: slow,
    })
  } catch (error) {
    if (isAlreadySo(error)) return
    giveUp()
    throw error
  }
}

/** The engine closes the input of some containers with the connection, but not when it was told to detach. */
async function detach(stream: Duplex, detachKeys: string): Promise<void> {
  const keys = detachKeyBytes(detachKeys)
  if (keys === null || stream.destroyed) return
  const over = new Promise((resolve) => stream.once('close', resolve).once('end', resolve))
  stream.write(keys)
  stream.resume()
  await Promise.race([over, delay(untilDetached)])
}
