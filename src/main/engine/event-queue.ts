import type { Readable } from 'node:stream'
import { decodeEvent } from './decode/event.ts'
import { createJsonLineDecoder } from './decode/json-lines.ts'
import type { EngineEvent } from './engine.ts'

export interface EventQueueOptions {
  readonly deliver: (event: EngineEvent) => void
  /** Events were dropped: whoever counts on them reads everything anew. */
  readonly overflowed: () => void
  /** The stream ended, was closed or aborted; told once. */
  readonly ended: (error: Error | null) => void
  /** A line that is no event; it is skipped. */
  readonly badLine: (text: string) => void
  /** Events held while listeners are busy. */
  readonly capacity?: number
}

const eventsATurn = 500

/**
 * Reads `/events` as fast as it comes: a paused reader makes the engine drop events silently and slows it down.
 * Delivery goes in turns of the event loop, so a storm does not stop everything else.
 */
export function drainEvents(stream: Readable, options: EventQueueOptions): void {
  const { deliver, overflowed, ended, badLine, capacity = 20_000 } = options
  const decoder = createJsonLineDecoder()
  let queue: EngineEvent[] = []
  let scheduled = false
  let over = false

  function turn(): void {
    scheduled = false
    const now = queue.slice(0, eventsATurn)
    queue = queue.slice(eventsATurn)
    schedule()
    for (const event of now) deliver(event)
  }
  function schedule(): void {
    if (scheduled || queue.length === 0) return
    scheduled = true
    setImmediate(turn)
  }
  function take(chunk: Uint8Array): void {
    for (const line of decoder.push(chunk)) {
      const event = line.ok ? decodeEvent(line.value) : null
      if (event) queue.push(event)
      else badLine(line.ok ? JSON.stringify(line.value) : line.text)
    }
    if (queue.length > capacity) {
      queue = []
      overflowed()
    }
    schedule()
  }
  function end(error: Error | null): void {
    if (over) return
    over = true
    ended(error)
  }
  stream.on('data', (chunk: Uint8Array) => {
    if (over) return
    try {
      take(chunk)
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)))
    }
  })
  stream.once('end', () => end(null))
  stream.once('close', () => end(null))
  stream.once('aborted', () => end(null))
  stream.on('error', end)
}
