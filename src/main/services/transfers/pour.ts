import type { Readable, Writable } from 'node:stream'
import { FaultError, fault } from '#shared/faults.ts'
import { http } from '../../node-http.ts'

export interface PourOptions {
  readonly signal: AbortSignal
  readonly count: (bytes: number) => void
  /** So many bytes of the source and no more; all of it otherwise. */
  readonly bytes?: number
}

/** Bytes that wait for the sink before the source is paused: with less, each waits for the other after every chunk. */
const mostHeld = 1024 * 1024

const torn = fault('unreachable', 'The connection ended in the middle of a transfer.', {}, 'retry')

/**
 * Hands a source's chunks to a sink as they come, as fast as the sink takes them, and counts them. Nothing is
 * copied, and there is no stream in between: that is what keeps it as fast as the engine. The sink is left open.
 * Resolves with the bytes that passed. Rejects when the source breaks or is short, when the sink closes, and when `signal` aborts.
 */
export function pour(source: Readable, sink: Writable, options: PourOptions): Promise<number> {
  const { signal, count, bytes = Infinity } = options
  let left = bytes
  let poured = 0
  return new Promise((resolve, reject) => {
    const drained = (): void => void source.resume()
    const stop = (end: () => void): void => {
      source.off('data', take).off('end', ended).off('error', failed).off('close', tornOff)
      sink.off('drain', drained).off('error', failed).off('close', tornOff)
      signal.removeEventListener('abort', aborted)
      source.pause()
      end()
    }
    const failed = (error: unknown): void => stop(() => reject(error))
    const tornOff = (): void => failed(new FaultError(torn))
    const aborted = (): void => failed(signal.reason)
    const ended = (): void => (Number.isFinite(left) && left > 0 ? tornOff() : stop(() => resolve(poured)))
    const take = (chunk: Buffer): void => {
      const part = chunk.length <= left ? chunk : chunk.subarray(0, left)
      left -= part.length
      poured += part.length
      count(part.length)
      if (part.length > 0) sink.write(part, letGo(source, sink, part))
      if (left <= 0) {
        stop(() => {
          if (part.length < chunk.length) source.unshift(chunk.subarray(part.length))
          resolve(poured)
        })
      } else if (sink.writableNeedDrain && sink.writableLength > mostHeld) source.pause()
    }
    if (signal.aborted) return aborted()
    if (left <= 0) return resolve(0)
    if (source.readableEnded || source.destroyed || sink.destroyed) return tornOff()
    signal.addEventListener('abort', aborted, { once: true })
    sink.on('drain', drained).on('error', failed).on('close', tornOff)
    source.on('error', failed).on('end', ended).on('close', tornOff)
    source.on('data', take)
    source.resume()
  })
}

/**
 * What to do when a chunk has been written: between two HTTP messages nobody else has it, so that its memory goes at
 * once. Left to the garbage collection, V8 marks the whole heap after every 64 MB, at the cost of the transfer itself.
 */
function letGo(source: Readable, sink: Writable, { buffer, length }: Buffer): (() => void) | undefined {
  const isOurs = source instanceof http.IncomingMessage && sink instanceof http.OutgoingMessage
  if (!isOurs || !(buffer instanceof ArrayBuffer) || buffer.byteLength !== length) return undefined
  return () => void buffer.transfer(0)
}

/** Ends a sink and waits until all that was written has left. */
export function finish(sink: Writable, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (end: () => void): void => {
      sink.off('finish', finished).off('error', failed).off('close', closed)
      signal.removeEventListener('abort', aborted)
      end()
    }
    const finished = (): void => stop(resolve)
    const failed = (error: unknown): void => stop(() => reject(error))
    const closed = (): void => failed(new FaultError(torn))
    const aborted = (): void => failed(signal.reason)
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted, { once: true })
    sink.on('finish', finished).on('error', failed).on('close', closed)
    sink.end()
  })
}
