import { createFrameDecoder } from '../../engine/decode/frames.ts'
import { TimestampReader } from './timestamp.ts'

/** Takes one message: `stream` 0 stdout, 1 stderr; the bytes from `start` to `end`, time stamp and \n included. */
export type TakeMessage = (stream: 0 | 1, bytes: Buffer, start: number, end: number) => void

export interface MessageSplitter {
  /** Throws FaultError for bytes that are not docker's frames, and for an error that the engine put among them. */
  readonly push: (chunk: Buffer) => void
  /** Forgets what is unfinished; with `flush` it is handed out as the last message where that makes sense. */
  readonly reset: (flush: boolean) => void
}

/** Bytes that wait for their rest, in a buffer that grows by doubling, so that one-byte chunks cost linear time. */
class Carry {
  #buffer: Buffer = Buffer.alloc(0)
  length = 0

  add(chunk: Buffer): void {
    if (this.length + chunk.length > this.#buffer.length) {
      const grown = Buffer.allocUnsafeSlow(
        Math.max(4096, this.#buffer.length * 2, this.length + chunk.length),
      )
      this.#buffer.copy(grown, 0, 0, this.length)
      this.#buffer = grown
    }
    chunk.copy(this.#buffer, this.length)
    this.length += chunk.length
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.length)
  }

  /** Keeps what comes after `used`. */
  drop(used: number): void {
    this.#buffer.copyWithin(0, used, this.length)
    this.length -= used
  }

  clear(): void {
    this.#buffer = Buffer.alloc(0)
    this.length = 0
  }
}

/** Splits docker's multiplexed stream: one frame is one message. */
export function splitFrames(take: TakeMessage): MessageSplitter {
  let decoder = createFrameDecoder()
  const carry = new Carry()
  let carried: 0 | 1 = 0

  function handOutCarry(): void {
    if (carry.length > 0) take(carried, carry.bytes(), 0, carry.length)
    carry.clear()
  }

  function push(chunk: Buffer): void {
    const { count, starts, ends, streams, continued } = decoder.push(chunk)
    // The decoder does not say whether the last frame is whole, only whether something is unfinished.
    const whole = decoder.insideFrame() ? count - 1 : count
    for (let part = 0; part < count; part++) {
      const start = starts[part] ?? 0
      const end = ends[part] ?? 0
      const goesOn = continued[part] === 1
      if (!goesOn) handOutCarry()
      if (goesOn || part >= whole) {
        carried = streams[part] === 2 ? 1 : 0
        carry.add(chunk.subarray(start, end))
        if (part < whole) handOutCarry()
      } else if (end > start) take(streams[part] === 2 ? 1 : 0, chunk, start, end)
    }
    if (count === 0 && !decoder.insideFrame()) handOutCarry()
  }

  return {
    push,
    reset: () => {
      carry.clear()
      decoder = createFrameDecoder()
    },
  }
}

/** The engine cuts lines at 16 KiB; its `local` driver at 1,000,000 bytes. */
const partSizes = [16_384, 1_000_000]
const longestStamp = 36
const longestPart = (1 << 20) + longestStamp

/**
 * Splits the raw stream of a container with a terminal at \n. Such a stream does not tell the parts of a long line
 * apart, but each part starts with a time stamp at a known distance from the one before.
 */
export function splitRaw(take: TakeMessage): MessageSplitter {
  const carry = new Carry()
  const stamp = new TimestampReader()

  /** Hands out all parts before the last of a line and answers where that one starts. */
  function parts(bytes: Buffer, start: number, end: number): number {
    for (let at = start; ;) {
      const text = stamp.read(bytes, at, end)
      if (text < 0) return at
      const size = partSizes.find((part) => text + part < end && stamp.read(bytes, text + part, end) >= 0)
      if (size === undefined) return at
      take(0, bytes, at, text + size)
      at = text + size
    }
  }

  /** Hands out whole lines; `looked` bytes hold no \n. Answers where the unfinished line starts. */
  function lines(bytes: Buffer, looked: number): number {
    let at = 0
    for (let newline = bytes.indexOf(0x0a, looked); newline >= 0; newline = bytes.indexOf(0x0a, at)) {
      take(0, bytes, parts(bytes, at, newline), newline + 1)
      at = newline + 1
    }
    if (bytes.length - at < longestPart) return at
    at = parts(bytes, at, bytes.length)
    if (bytes.length - at < longestPart) return at
    take(0, bytes, at, bytes.length)
    return bytes.length
  }

  function push(chunk: Buffer): void {
    if (carry.length === 0) {
      const used = lines(chunk, 0)
      if (used < chunk.length) carry.add(chunk.subarray(used))
      return
    }
    const looked = carry.length
    carry.add(chunk)
    const used = lines(carry.bytes(), looked)
    if (used > 0) carry.drop(used)
  }

  return {
    push,
    reset: (flush) => {
      const rest = carry.bytes()
      if (flush && rest.length > 0) take(0, rest, parts(rest, 0, rest.length), rest.length)
      carry.clear()
    },
  }
}
