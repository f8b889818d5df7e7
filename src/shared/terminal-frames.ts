/*
 * What is said on a terminal's lane. Every message is one frame: a byte that says what it is, and its content.
 *   from the page   input    bytes as typed
 *                   ack      how many bytes of output were shown, 32 bits, little-endian
 *                   resize   columns and rows, 16 bits each, little-endian
 *                   end of input   for a program without a terminal, where no key means it
 *   to the page     output   bytes of the terminal, or of stdout
 *                   errors   bytes of stderr
 *                   end      how it ended, a `TerminalEnd` as JSON; the last frame
 */
export const laneFrame = { input: 0, ack: 1, resize: 2, output: 3, errors: 4, end: 5, endOfInput: 6 } as const

/** Longest frame that a page may send: a paste is cut into several. */
export const longestInput = 64 * 1024

/**
 * Bytes of output that may be on their way before the engine's socket is paused, and when it goes on. After a key that
 * is a signal, all that the engine's pipes and socket hold (some 400 KB) may come, since what it answers is behind it.
 */
export const laneWindow = {
  pauseAbove: 64 * 1024,
  resumeBelow: 32 * 1024,
  afterSignal: { pauseAbove: 1024 * 1024, resumeBelow: 768 * 1024, milliseconds: 1000 },
} as const

/** What a terminal makes a signal of: Ctrl+C, Ctrl+Z and Ctrl+\. */
const signalKeys = [0x03, 0x1a, 0x1c]

export const isSignal = (typed: Uint8Array): boolean => typed.some((byte) => signalKeys.includes(byte))

export type PageFrame =
  | { readonly kind: 'input'; readonly bytes: Uint8Array }
  | { readonly kind: 'ack'; readonly bytes: number }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'end-of-input' }

const mostCells = 1000

/** A frame of the page; null for what no page of ours sends. */
export function readPageFrame(frame: Uint8Array): PageFrame | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  switch (frame[0] ?? -1) {
    case laneFrame.input:
      return frame.length > longestInput ? null : { kind: 'input', bytes: frame.subarray(1) }
    case laneFrame.ack:
      return frame.length === 5 ? { kind: 'ack', bytes: view.getUint32(1, true) } : null
    case laneFrame.resize: {
      if (frame.length !== 5) return null
      const [columns, rows] = [view.getUint16(1, true), view.getUint16(3, true)]
      const isSize = columns >= 1 && columns <= mostCells && rows >= 1 && rows <= mostCells
      return isSize ? { kind: 'resize', columns, rows } : null
    }
    case laneFrame.endOfInput:
      return frame.length === 1 ? { kind: 'end-of-input' } : null
    default:
      return null
  }
}

/** The frames of typed bytes, each short enough. */
export function inputFrames(bytes: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  const frames: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < bytes.length; at += longestInput - 1)
    frames.push(frameOf(laneFrame.input, bytes.subarray(at, at + longestInput - 1)))
  return frames
}

export function ackFrame(bytes: number): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(5)
  frame[0] = laneFrame.ack
  new DataView(frame.buffer).setUint32(1, bytes, true)
  return frame
}

export const endOfInputFrame = (): Uint8Array<ArrayBuffer> => Uint8Array.of(laneFrame.endOfInput)

export function resizeFrame(columns: number, rows: number): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(5)
  const view = new DataView(frame.buffer)
  frame[0] = laneFrame.resize
  view.setUint16(1, Math.min(columns, mostCells), true)
  view.setUint16(3, Math.min(rows, mostCells), true)
  return frame
}

/** A frame in memory of its own. */
export function frameOf(kind: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(content.length + 1)
  frame[0] = kind
  frame.set(content, 1)
  return frame
}
