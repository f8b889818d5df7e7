import type { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import type { Header } from 'tar-stream'
import { FaultError, fault } from '#shared/faults.ts'

/** Long names and times take a block or two before the header; what takes more is no engine's tar. */
const longestHead = 256 * 1024

export interface TarHead {
  readonly header: Header
  /** What came along of the body, and of what follows it; the rest is still in the stream. */
  readonly rest: Buffer
}

/**
 * The first header of a tar, with its long names resolved. Only this much goes through the tar reader: the body is
 * handed on as it comes.
 */
export async function readHead(tar: Readable, signal: AbortSignal): Promise<TarHead> {
  const reader = extract()
  let header: Header | null = null
  reader.on('entry', (found, body) => {
    header ??= found
    body.on('error', ignore)
  })
  reader.on('error', ignore)
  const held: Buffer[] = []
  try {
    let size = 0
    for await (const chunk of chunksOf(tar, signal)) {
      held.push(chunk)
      size += chunk.length
      reader.write(chunk)
      await new Promise(setImmediate)
      if (header !== null || size > longestHead) break
    }
  } finally {
    reader.destroy()
  }
  const start = bodyStart(header)
  if (header === null || start === null)
    throw new FaultError(fault('engine-error', 'The engine sent no tar.'))
  return { header, rest: Buffer.concat(held).subarray(start) }
}

const ignore = (): void => undefined

/** tar-stream tells where the body of an entry begins, and its types do not. */
function bodyStart(header: Header | null): number | null {
  const offset: unknown = header === null ? null : Reflect.get(header, 'byteOffset')
  return typeof offset === 'number' ? offset : null
}

/** Chunks one by one without ending the stream when the reader stops. */
async function* chunksOf(tar: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const iterator = tar.iterator({ destroyOnReturn: false })
  for await (const chunk of iterator) {
    signal.throwIfAborted()
    yield chunk
  }
}
