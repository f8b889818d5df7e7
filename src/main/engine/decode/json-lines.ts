import { FaultError, fault } from '#shared/faults.ts'

/** One line of a stream of JSON objects; a line that is not JSON is told, not thrown. */
export type JsonLine =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly text: string }

export interface JsonLineDecoder {
  /** Linear in the chunk. Throws FaultError `engine-error` for a line past `longestLine`. */
  readonly push: (chunk: Uint8Array) => JsonLine[]
  /** The last line when the stream ended without a newline; none otherwise. */
  readonly finish: () => JsonLine[]
}

/** Bytes; no engine sends such a line, a hostile one must not fill the memory. */
export const longestLine = 16 * 1024 * 1024
const newline = 0x0a

/** Decoder of pull, build and event streams. Lines are cut at bytes, so a character is never split. */
export function createJsonLineDecoder(): JsonLineDecoder {
  let pieces: Uint8Array[] = []
  let held = 0

  function hold(piece: Uint8Array): void {
    if (piece.length === 0) return
    held += piece.length
    if (held > longestLine) {
      throw new FaultError(
        fault('engine-error', `The engine sent a line of more than ${longestLine} bytes.`, {
          reason: 'long-line',
        }),
      )
    }
    pieces.push(piece)
  }

  function takeHeld(): JsonLine[] {
    const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)
    pieces = []
    held = 0
    return bytes ? parseLine(bytes, 0, bytes.length) : []
  }

  function push(chunk: Uint8Array): JsonLine[] {
    const lines: JsonLine[] = []
    let start = 0
    let end = chunk.indexOf(newline)
    while (end >= 0) {
      if (held > 0) {
        hold(chunk.subarray(start, end))
        lines.push(...takeHeld())
      } else {
        lines.push(...parseLine(chunk, start, end))
      }
      start = end + 1
      end = chunk.indexOf(newline, start)
    }
    hold(chunk.subarray(start))
    return lines
  }

  return { push, finish: takeHeld }
}

/** JSON lines of a byte stream, one batch a chunk; a slow reader slows the source down. */
export async function* decodeJsonLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly JsonLine[], void, void> {
  const decoder = createJsonLineDecoder()
  for await (const chunk of chunks) {
    const lines = decoder.push(chunk)
    if (lines.length > 0) yield lines
  }
  const last = decoder.finish()
  if (last.length > 0) yield last
}

function parseLine(bytes: Uint8Array, start: number, end: number): JsonLine[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
    .toString('utf8')
    .trim()
  if (text === '') return []
  try {
    const value: unknown = JSON.parse(text)
    return [{ ok: true, value }]
  } catch {
    return [{ ok: false, text }]
  }
}
