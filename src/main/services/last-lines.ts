import { stripVTControlCharacters } from 'node:util'
import { decodeFrames } from '../engine/decode/frames.ts'
import type { Engine } from '../engine/engine.ts'
import { asReadable } from './readable.ts'

const mostLines = 20
const mostBytes = 256 * 1024

/** The last lines (at most 20) of an ended container, both streams, as plain text; none where logs cannot be read. */
export async function lastLines(engine: Engine, id: string, tty: boolean): Promise<readonly string[]> {
  const leaving = new AbortController()
  try {
    const stream = await engine.stream(
      async (docker, abortSignal) => {
        const options = { stdout: true, stderr: true, tail: mostLines, follow: true as const, abortSignal }
        return asReadable(await docker.getContainer(id).logs(options))
      },
      AbortSignal.any([leaving.signal, AbortSignal.timeout(5000)]),
    )
    const pieces: Buffer[] = []
    let held = 0
    for await (const piece of tty ? stream : payloads(stream)) {
      pieces.push(Buffer.from(piece))
      held += piece.length
      if (held > mostBytes) break
    }
    return linesOf(Buffer.concat(pieces).toString())
  } catch {
    // The end of the container is the news; a log that cannot be read (driver none) takes nothing from it.
    return []
  } finally {
    leaving.abort()
  }
}

async function* payloads(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const { bytes, count, starts, ends } of decodeFrames(stream)) {
    for (let index = 0; index < count; index += 1) yield bytes.slice(starts[index], ends[index])
  }
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) =>
      stripVTControlCharacters(line).replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''),
    )
  if (lines.at(-1) === '') lines.pop()
  return lines.slice(-mostLines)
}
