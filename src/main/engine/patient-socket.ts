import { Socket } from 'node:net'
import { systemCodeOf } from './diagnosis.ts'

/** Milliseconds that an answer may take to be read after the engine closed: it lies in this computer's memory. */
const longestReading = 1000

type Written = (error?: Error | null) => void

/**
 * A socket that is read to its end before it breaks over what could not be written. An engine that refuses a body says
 * why and closes at once (measured on 20.10: within a millisecond, behind a gzip that is none); node destroys a socket
 * at the first write that fails, and with it the answer that had arrived.
 */
export class PatientSocket extends Socket {
  override _write(chunk: unknown, encoding: BufferEncoding, written: Written): void {
    super._write(chunk, encoding, (error) => this.#after(error, written))
  }

  override _writev(chunks: { chunk: unknown; encoding: BufferEncoding }[], written: Written): void {
    super._writev?.(chunks, (error) => this.#after(error, written))
  }

  #after(error: Error | null | undefined, written: Written): void {
    const left = error !== null && error !== undefined && closedCodes.has(systemCodeOf(error))
    if (!left || this.readableEnded || this.destroyed) return written(error)
    const over = (): void => {
      clearTimeout(timer)
      this.off('end', over).off('close', over)
      written(error)
    }
    const timer = setTimeout(over, longestReading)
    this.on('end', over).on('close', over)
  }
}

const closedCodes = new Set(['EPIPE', 'ECONNRESET'])
