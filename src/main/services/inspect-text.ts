import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { asReadable } from './readable.ts'

const deadline = 30_000
/** Bytes; nothing is described by so many, a hostile engine must not fill the memory. */
const mostBytes = 16 * 1024 * 1024

/**
 * An inspection as the engine wrote it, `path` being `/containers/{id}/json` or `/images/{name}/json`: read as a
 * stream, because docker-modem parses what it can.
 */
export async function inspectText(engine: Engine, path: string, signal: AbortSignal): Promise<string> {
  const patience = AbortSignal.timeout(deadline)
  try {
    const stream = await engine.stream(
      (docker, abortSignal) =>
        new Promise<ReturnType<typeof asReadable>>((resolve, reject) => {
          docker.modem.dial(
            {
              path,
              method: 'GET',
              isStream: true,
              abortSignal,
              statusCodes: { 200: true, 404: 'not found', 500: 'server error' },
            },
            (error: unknown, answer: unknown) => {
              if (error instanceof Error) reject(error)
              else resolve(asReadable(answer))
            },
          )
        }),
      AbortSignal.any([signal, patience]),
    )
    return await textOf(stream)
  } catch (error) {
    if (patience.aborted)
      throw new FaultError(fault('timeout', `No answer after ${deadline} ms.`, {}, 'retry'))
    throw error
  }
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let held = 0
  for await (const piece of stream) {
    held += piece.length
    if (held > mostBytes)
      throw new FaultError(fault('engine-error', `The engine sent more than ${mostBytes} bytes.`))
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
