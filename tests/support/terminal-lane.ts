import type { TerminalEnd } from '#shared/contract/terminal.ts'
import { ackFrame, inputFrames, laneFrame, resizeFrame } from '#shared/terminal-frames.ts'
import type { Lane } from '../../src/main/services/terminal/session.ts'
import type { Lanes } from '../../src/main/services/terminal.ts'

/** The page's end of a lane, without a host between. */
export interface LaneReading {
  readonly type: (text: string) => void
  readonly resize: (columns: number, rows: number) => void
  readonly leave: () => void
  /** All that came, as text; the second is stderr alone. */
  readonly output: () => string
  readonly errors: () => string
  readonly bytes: () => number
  /** From here on what comes is said to be shown, or not. */
  readonly acknowledge: (wanted: boolean) => void
  /** Resolves with all output once it holds the text. */
  readonly until: (text: string | RegExp) => Promise<string>
  readonly end: Promise<TerminalEnd>
}

const deadline = 20_000

/** Takes a lane of `page` and keeps what comes on it. */
export function takeLane(lanes: Lanes, name: string, page = 'test'): LaneReading {
  let output = ''
  let errors = ''
  let bytes = 0
  let shows = true
  let owed = 0
  const decoders = [new TextDecoder(), new TextDecoder()] as const
  const waiting = new Set<() => void>()
  const ended = Promise.withResolvers<TerminalEnd>()

  const take = (frame: Uint8Array): void => {
    const content = frame.subarray(1)
    if (frame[0] === laneFrame.end) return ended.resolve(JSON.parse(new TextDecoder().decode(content)))
    if (frame[0] === laneFrame.output) output += decoders[0].decode(content, { stream: true })
    if (frame[0] === laneFrame.errors) errors += decoders[1].decode(content, { stream: true })
    bytes += content.length
    owed += content.length
    settle()
    for (const look of waiting) look()
  }
  const settle = (): void => {
    if (!shows || owed === 0) return
    const shown = owed
    owed = 0
    // Not within `send`: a page never answers before it was told.
    setImmediate(() => lane?.receive(ackFrame(shown)))
  }
  const lane: Lane | null = lanes.claim(name, (owner) => owner === page, {
    send: take,
    close: () => undefined,
  })
  if (lane === null) throw new Error('There is no such lane.')

  return {
    type: (text) => {
      for (const frame of inputFrames(new TextEncoder().encode(text))) lane.receive(frame)
    },
    resize: (columns, rows) => void lane.receive(resizeFrame(columns, rows)),
    leave: () => lane.closed(),
    output: () => output,
    errors: () => errors,
    bytes: () => bytes,
    acknowledge: (wanted) => {
      shows = wanted
      settle()
    },
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = typeof text === 'string' ? output.includes(text) : text.test(output)
          if (!found) return
          clearTimeout(late)
          waiting.delete(look)
          resolve(output)
        }
        const late = setTimeout(
          () => reject(new Error(`${String(text)} did not come: ${output.slice(-500)}`)),
          deadline,
        )
        waiting.add(look)
        look()
      }),
    end: ended.promise,
  }
}
