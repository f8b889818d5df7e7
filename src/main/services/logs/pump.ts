import type { Readable } from 'node:stream'

const batchSize = 256 * 1024
/** Milliseconds for which bytes that follow others are gathered. */
const gather = 6
/** Bytes that may be on their way to the thread before the socket is paused, and when it goes on. */
const pauseAbove = 1024 * 1024
const resumeBelow = 512 * 1024

export interface Pump {
  /** The thread has taken so many bytes. */
  readonly taken: (bytes: number) => void
  /** Resolves when the stream is over: by end, close, error or abort, and all bytes were handed out. */
  readonly over: Promise<void>
}

/**
 * Hands a stream on in batches of memory that may be transferred. The engine writes every line as an HTTP chunk of
 * its own, and all chunks of one read share their memory: they are copied together, never transferred themselves.
 */
export function pump(stream: Readable, hand: (batch: Uint8Array<ArrayBuffer>) => void): Pump {
  let batch = Buffer.allocUnsafeSlow(batchSize)
  let held = 0
  let underway = 0
  let planned = false
  let flushedAt = Number.NEGATIVE_INFINITY

  function flush(): void {
    planned = false
    flushedAt = performance.now()
    if (held === 0) return
    const bytes = held === batchSize ? batch : batch.subarray(0, held)
    const out = new Uint8Array(held)
    out.set(bytes)
    held = 0
    underway += out.length
    if (underway > pauseAbove) stream.pause()
    hand(out)
  }

  function add(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;) {
      const size = Math.min(chunk.length - at, batchSize - held)
      chunk.copy(batch, held, at, at + size)
      held += size
      at += size
      if (held === batchSize) flush()
    }
    if (held === 0 || planned) return
    planned = true
    // A lone line goes at once; under load a message costs more than the lines in it.
    if (performance.now() - flushedAt > gather) setImmediate(flush)
    else setTimeout(flush, gather)
  }

  const over = new Promise<void>((resolve) => {
    const finish = (): void => {
      flush()
      batch = Buffer.alloc(0)
      resolve()
    }
    stream.on('data', add)
    stream.once('end', finish)
    stream.once('close', finish)
    stream.once('aborted', finish)
    stream.on('error', finish)
  })

  return {
    over,
    taken: (bytes) => {
      underway -= bytes
      if (underway < resumeBelow && stream.isPaused()) stream.resume()
    },
  }
}
