import { Readable } from 'node:stream'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import { logs as logsCommand } from '#shared/docker-command/logs.ts'
import { decodeFrames } from '../engine/decode/frames.ts'
import type { Engine } from '../engine/engine.ts'
import { logStream } from './logs/log-stream.ts'
import { assertHasLog, inspectForLogs } from './logs/read-log.ts'
import { finish, pour } from './transfers/pour.ts'
import type { Transfers } from './transfers/transfers.ts'

/** The engine writes every line on its own: so many bytes of them go on together. */
const pieceSize = 256 * 1024

/**
 * All that the engine has of a container's log, byte for byte as `docker logs` prints it to one file
 * (`GET /containers/{id}/logs` without `follow`), straight to the person's disk. Throws FaultError.
 */
export async function saveLog(
  { engine, transfers }: { readonly engine: Engine; readonly transfers: Transfers },
  { id, timestamps }: { readonly id: string; readonly timestamps: boolean },
  { page, signal }: { readonly page: string; readonly signal: AbortSignal },
): Promise<TransferStarted> {
  const details = await inspectForLogs(engine, id, signal)
  assertHasLog(details)
  const { name, tty } = details
  const about = { kind: 'download', subject: name, command: logsCommand({ id: name, timestamps }) } as const
  return transfers.download(page, about, async ({ open, signal, count }) => {
    const stream = await engine.stream(
      (docker, abortSignal) =>
        logStream(docker, details.id, {
          timestamps,
          tail: 'all',
          since: null,
          until: null,
          follow: false,
          abortSignal,
        }),
      signal,
      'bytes',
    )
    try {
      const sink = open({ fileName: `${name}.log`, type: 'text', bytes: null })
      const bytes = await pour(Readable.from(gathered(tty ? stream : payloads(stream))), sink, {
        signal,
        count,
      })
      await finish(sink, signal)
      return { kind: 'transfer', bytes, files: null }
    } finally {
      stream.destroy()
    }
  })
}

async function* payloads(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  for await (const { bytes, count, starts, ends } of decodeFrames(stream))
    for (let index = 0; index < count; index += 1) yield bytes.subarray(starts[index], ends[index])
}

async function* gathered(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, void> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < pieceSize) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
