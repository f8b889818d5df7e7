import { decodeFrames } from '../../engine/decode/frames.ts'
import type { Engine } from '../../engine/engine.ts'
import { logStream } from './log-stream.ts'

/** Bytes of one piece, as a rule. */
const pieceSize = 384 * 1024

export interface WholeLogRequest {
  /** The full id. */
  readonly id: string
  readonly tty: boolean
  readonly timestamps: boolean
}

/**
 * All that the engine has of a container's log, byte for byte as `docker logs` prints it to one file
 * (`GET /containers/{id}/logs` without `follow`). Reads on only as pieces are taken. Throws FaultError.
 */
export async function* wholeLog(
  engine: Engine,
  { id, tty, timestamps }: WholeLogRequest,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, void> {
  const stream = await engine.stream(
    (docker, abortSignal) =>
      logStream(docker, id, {
        timestamps,
        tail: 'all',
        since: null,
        until: null,
        follow: false,
        abortSignal,
      }),
    signal,
  )
  try {
    yield* gathered(tty ? stream : payloads(stream))
  } finally {
    stream.destroy()
  }
}

async function* payloads(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  for await (const { bytes, count, starts, ends } of decodeFrames(stream))
    for (let index = 0; index < count; index += 1) yield bytes.subarray(starts[index], ends[index])
}

/** The engine writes every line on its own: a call a line would be too dear. */
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
