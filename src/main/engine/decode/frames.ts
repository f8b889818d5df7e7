import { FaultError, fault } from '#shared/faults.ts'

/**
 * The parts of frames that one chunk of a multiplexed stream held (`application/vnd.docker.multiplexed-stream`).
 * Part i is `bytes[starts[i] .. ends[i])`: no byte is copied, so use them before the next chunk or copy them.
 * The arrays are reused by the next push as well.
 */
export interface FrameBatch {
  readonly bytes: Uint8Array
  readonly count: number
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** 1 is stdout (stdin's 0 counts as it, as in the CLI), 2 is stderr. */
  readonly streams: Uint8Array
  /** 1 when the part goes on with the frame of the part before, which the end of a chunk had cut. */
  readonly continued: Uint8Array
}

export interface FrameDecoder {
  /** Linear in the chunk; throws FaultError `engine-error` for a bad header or an error frame (type 3). */
  readonly push: (chunk: Uint8Array) => FrameBatch
  /** True between the first byte of a header and the last byte of its payload. */
  readonly insideFrame: () => boolean
}

const headerLength = 8
const errorFrame = 3
const longestErrorText = 65_536

/** Decoder of moby's `stdcopy` frames: type, three zero bytes, length as big-endian 32 bits, payload. */
export function createFrameDecoder(): FrameDecoder {
  const decoder = new StdcopyDecoder()
  return { push: (chunk) => decoder.push(chunk), insideFrame: () => decoder.insideFrame() }
}

class StdcopyDecoder {
  readonly #header = new Uint8Array(headerLength)
  #headerHeld = 0
  #remaining = 0
  #stream = 1
  #begun = false
  #errorText: Uint8Array[] | null = null
  #parts = allocate(1024)

  insideFrame(): boolean {
    return this.#headerHeld > 0
  }

  push(chunk: Uint8Array): FrameBatch {
    const most = Math.floor(chunk.length / headerLength) + 2
    if (this.#parts.starts.length < most) this.#parts = allocate(most)
    const { starts, ends, streams, continued } = this.#parts
    let count = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#headerHeld < headerLength) at = this.#takeHeader(chunk, at)
      if (this.#headerHeld < headerLength || (this.#remaining > 0 && at === chunk.length)) break
      const end = Math.min(at + this.#remaining, chunk.length)
      this.#remaining -= end - at
      if (this.#errorText) this.#takeErrorText(this.#errorText, chunk.subarray(at, end))
      starts[count] = at
      ends[count] = end
      streams[count] = this.#stream
      continued[count] = this.#begun ? 1 : 0
      count += 1
      this.#begun = true
      at = end
      if (this.#remaining === 0) this.#headerHeld = 0
    }
    return { bytes: chunk, count, starts, ends, streams, continued }
  }

  #takeHeader(chunk: Uint8Array, at: number): number {
    if (this.#headerHeld === 0 && chunk.length - at >= headerLength) {
      this.#openFrame(chunk, at)
      return at + headerLength
    }
    const taken = Math.min(headerLength - this.#headerHeld, chunk.length - at)
    this.#header.set(chunk.subarray(at, at + taken), this.#headerHeld)
    this.#headerHeld += taken
    if (this.#headerHeld === headerLength) this.#openFrame(this.#header, 0)
    return at + taken
  }

  #openFrame(source: Uint8Array, at: number): void {
    const type = source[at] ?? 0
    const padding = (source[at + 1] ?? 0) | (source[at + 2] ?? 0) | (source[at + 3] ?? 0)
    if (type > errorFrame || padding !== 0) throw badHeader(source.subarray(at, at + headerLength))
    this.#remaining = lengthAt(source, at)
    this.#stream = type === 0 ? 1 : type
    this.#errorText = type === errorFrame ? [] : null
    this.#begun = false
    this.#headerHeld = headerLength
  }

  #takeErrorText(held: Uint8Array[], part: Uint8Array): void {
    const length = held.reduce((sum, piece) => sum + piece.length, 0)
    held.push(part.slice(0, longestErrorText - length))
    if (this.#remaining > 0 && length + part.length < longestErrorText) return
    throw new FaultError(fault('engine-error', Buffer.concat(held).toString().trim()))
  }
}

/**
 * Frames of a byte stream, one batch a chunk; a slow reader slows the source down.
 * Returns whether the stream ended inside a frame. Throws FaultError for a bad header.
 */
export async function* decodeFrames(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<FrameBatch, { readonly truncated: boolean }, void> {
  const decoder = createFrameDecoder()
  for await (const chunk of chunks) {
    const batch = decoder.push(chunk)
    if (batch.count > 0) yield batch
  }
  return { truncated: decoder.insideFrame() }
}

function allocate(length: number): Pick<FrameBatch, 'starts' | 'ends' | 'streams' | 'continued'> {
  return {
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
    streams: new Uint8Array(length),
    continued: new Uint8Array(length),
  }
}

function lengthAt(source: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [source[at + 4], source[at + 5], source[at + 6], source[at + 7]]
  return a * 0x1000000 + b * 0x10000 + c * 0x100 + d
}

function badHeader(header: Uint8Array): FaultError {
  const shown = Buffer.from(header).toString('hex')
  return new FaultError(
    fault('engine-error', `The engine sent ${shown} where a frame header must be.`, { reason: 'bad-frame' }),
  )
}
