import { decodeFrames } from '../engine/decode/frames.ts'
import type { Engine } from '../engine/engine.ts'
import { clean, withoutSgr } from './logs/clean.ts'
import { asReadable } from './readable.ts'

const mostLines = 20
const mostBytes = 256 * 1024
/** Milliseconds: the log of a container that its policy starts again has no end. */
const usualPatience = 2000

/** The last lines (at most 20) of a container, both streams, as plain text; none where logs cannot be read. */
export async function lastLines(
  engine: Engine,
  id: string,
  tty: boolean,
  patience = usualPatience,
): Promise<readonly string[]> {
  const leaving = new AbortController()
  const pieces: Buffer[] = []
  let held = 0
  try {
    const stream = await engine.stream(
      async (docker, abortSignal) => {
        const options = { stdout: true, stderr: true, tail: mostLines, follow: true as const, abortSignal }
        return asReadable(await docker.getContainer(id).logs(options))
      },
      AbortSignal.any([leaving.signal, AbortSignal.timeout(patience)]),
    )
    for await (const piece of tty ? stream : payloads(stream)) {
      pieces.push(Buffer.from(piece))
      held += piece.length
      if (held > mostBytes) break
    }
  } catch {
    // The end of the container is the news: a log that cannot be read (driver none), or not to its end, takes nothing from it.
  } finally {
    leaving.abort()
  }
  return linesOf(Buffer.concat(pieces).toString())
}

async function* payloads(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const { bytes, count, starts, ends } of decodeFrames(stream)) {
    for (let index = 0; index < count; index += 1) yield bytes.slice(starts[index], ends[index])
  }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => {
    const bytes = Buffer.from(line)
    return withoutSgr(clean(bytes, 0, bytes.length))
  })
  if (lines.at(-1) === '') lines.pop()
  return lines.slice(-mostLines)
}
