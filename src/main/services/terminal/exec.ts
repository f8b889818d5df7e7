import { randomUUID } from 'node:crypto'
import { Duplex } from 'node:stream'
import type { z } from 'zod'
import type { execInput, runInput } from '#shared/contract/terminal.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { endOfExec } from './ending.ts'
import { findShells } from './find-shell.ts'
import { markOf } from './hang-up.ts'
import type { HangUp } from './hang-up-later.ts'
import { setFirstSize } from './first-size.ts'
import type { Program } from './program.ts'

type Asked = z.output<typeof runInput> & { readonly size?: z.output<typeof execInput>['size'] }

/**
 * The engine keeps back the first of the detach keys until the next key comes, and by default that is Ctrl+P, which
 * shells have for "previous command". Nobody wants to detach from a shell that the app ends with its tab.
 */
const keysOfNobody = 'ctrl-^,ctrl-@,ctrl-^,ctrl-@'

interface Parts {
  readonly engine: Engine
  readonly hangUp: HangUp
}

/** A terminal in a running container: `POST /containers/{id}/exec`, `POST /exec/{id}/start`. */
export async function openShell(
  parts: Parts,
  input: z.output<typeof execInput>,
  signal: AbortSignal,
): Promise<Program> {
  const command = input.command ?? [await bestShell(parts.engine, input.id, signal)]
  return openExec(parts, { ...input, command }, signal)
}

/** A command without a terminal: its output in frames that tell stdout from stderr. */
export function openCommand(
  parts: Parts,
  input: z.output<typeof runInput>,
  signal: AbortSignal,
): Promise<Program> {
  return openExec(parts, input, signal)
}

async function bestShell(engine: Engine, id: string, signal: AbortSignal): Promise<string> {
  // A container that is not there has no shell either, and must not be told so.
  await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
    idempotent: true,
    signal,
  })
  const { best } = await findShells(engine, id, signal)
  if (best !== null) return best
  throw new FaultError(fault('unsupported', 'There is no shell in this container.', { reason: 'no-shell' }))
}

async function openExec({ engine, hangUp }: Parts, asked: Asked, signal: AbortSignal): Promise<Program> {
  const { generation } = engine.status()
  const { id, user, workingDir, env = [], command, size } = asked
  const tty = size !== undefined
  const mark = randomUUID()
  // Looked for beside the opening, which must not wait for it.
  const shells = findShells(engine, id, signal).catch(() => null)
  const exec = await engine.call(
    async (docker, abortSignal) =>
      docker.getContainer(id).exec({
        Cmd: [...command],
        Tty: tty,
        AttachStdin: tty,
        AttachStdout: true,
        AttachStderr: true,
        DetachKeys: keysOfNobody,
        Env: [...env.map(({ name, value }) => `${name}=${value}`), markOf(mark)],
        ...(user === undefined ? {} : { User: user }),
        ...(workingDir === undefined ? {} : { WorkingDir: workingDir }),
        // Taken at creation since 1.42; older engines do not mind.
        ...(size === undefined ? {} : { ConsoleSize: [size.rows, size.columns] }),
        abortSignal,
      }),
    { signal },
  )
  const leaving = new AbortController()
  const stream = await engine.stream(async (_docker, abortSignal) => {
    const opened: unknown = await exec.start({
      hijack: true,
      stdin: true,
      Tty: tty,
      Detach: false,
      abortSignal,
    })
    if (opened instanceof Duplex) return opened
    throw new FaultError(fault('internal', 'The exec did not come as a stream.'))
  }, leaving.signal)
  const resize: Program['resize'] = ({ columns, rows }) =>
    engine.call((_docker, abortSignal) => exec.resize({ w: columns, h: rows, abortSignal }))
  if (size !== undefined) await setFirstSize(resize, size)
  const ended = { engine, generation, container: id }
  const leftover = { container: id, exec: exec.id, mark, user, tty }
  return {
    command,
    tty,
    input: tty,
    endsInput: false,
    staysBehind: (await shells)?.best === null,
    stream,
    resize,
    ending: async () => {
      const end = await endOfExec(ended, exec.id)
      if (end.how === 'detached') await hangUp(leftover)
      return end
    },
    leave: async () => {
      await hangUp(leftover)
      leaving.abort()
    },
  }
}
