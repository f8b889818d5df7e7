import { FaultError, fault } from '#shared/faults.ts'
import { decodeFrames } from '../../engine/decode/frames.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'

/** A listing of twenty thousand names is below both; more than that comes from no honest tool. */
const mostBytes = 8 * 1024 * 1024
const usualPatience = 10_000
const errorStream = 2

/** Runs a program in a container as root, without a shell, and takes what it writes: `said` is its standard error. */
export async function runInside(
  engine: Engine,
  id: string,
  argv: readonly string[],
  signal: AbortSignal,
  patience = usualPatience,
): Promise<{ readonly output: Buffer; readonly said: string; readonly exitCode: number | null }> {
  const { id: exec } = await engine.call((docker, abortSignal) =>
    docker.getContainer(id).exec({
      Cmd: [...argv],
      User: '0',
      Env: ['LC_ALL=C', 'QUOTING_STYLE=literal'],
      AttachStdout: true,
      AttachStderr: true,
      abortSignal,
    }),
  )
  const leaving = new AbortController()
  try {
    const late = AbortSignal.timeout(patience)
    const limits = AbortSignal.any([signal, leaving.signal, late])
    const stream = await engine.stream(
      (docker, abortSignal) => docker.getExec(exec).start({ hijack: true, stdin: false, abortSignal }),
      limits,
    )
    const written = await collect(stream).catch((error: unknown) => {
      if (late.aborted) throw new FaultError(fault('timeout', 'It takes too long.'), error)
      throw faultErrorOf(signal.aborted ? signal.reason : error)
    })
    const { ExitCode, Running } = await engine.call((docker, abortSignal) =>
      docker.getExec(exec).inspect({ abortSignal }),
    )
    return { ...written, exitCode: Running ? null : ExitCode }
  } finally {
    leaving.abort()
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<{ output: Buffer; said: string }> {
  const parts: Uint8Array[] = []
  const errors: Uint8Array[] = []
  let held = 0
  for await (const { bytes, count, starts, ends, streams } of decodeFrames(stream)) {
    for (let index = 0; index < count; index += 1) {
      const part = bytes.slice(starts[index], ends[index])
      if (streams[index] === errorStream) errors.push(part)
      else parts.push(part)
      held += part.length
    }
    if (held > mostBytes) throw new FaultError(fault('engine-error', 'The listing has no end.'))
  }
  return { output: Buffer.concat(parts), said: Buffer.concat(errors).toString().trim() }
}
