import { FaultError, fault } from '#shared/faults.ts'
import { decodeFrames } from '../../engine/decode/frames.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'

/** A listing of twenty thousand names is below both; more than that comes from no honest tool. */
const mostBytes = 8 * 1024 * 1024
const patience = 10_000

/** Runs a program in a container as root, without a shell, and takes what it writes to its standard output. */
export async function runInside(
  engine: Engine,
  id: string,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly output: Buffer; readonly exitCode: number | null }> {
  const { id: exec } = await engine.call((docker, abortSignal) =>
    docker.getContainer(id).exec({
      Cmd: [...argv],
      User: '0',
      Env: ['LC_ALL=C', 'QUOTING_STYLE=literal'],
      AttachStdout: true,
      AttachStderr: false,
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
    const output = await collect(stream).catch((error: unknown) => {
      if (late.aborted) throw new FaultError(fault('timeout', 'The listing takes too long.'), error)
      throw faultErrorOf(signal.aborted ? signal.reason : error)
    })
    const { ExitCode, Running } = await engine.call((docker, abortSignal) =>
      docker.getExec(exec).inspect({ abortSignal }),
    )
    return { output, exitCode: Running ? null : ExitCode }
  } finally {
    leaving.abort()
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let held = 0
  for await (const { bytes, count, starts, ends } of decodeFrames(stream)) {
    for (let index = 0; index < count; index += 1) {
      const part = bytes.slice(starts[index], ends[index])
      parts.push(part)
      held += part.length
    }
    if (held > mostBytes) throw new FaultError(fault('engine-error', 'The listing has no end.'))
  }
  return Buffer.concat(parts)
}
