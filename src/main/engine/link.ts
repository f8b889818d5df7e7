import { FaultError, fault } from '#shared/faults.ts'
import { raceSignal } from './abort.ts'
import { diagnosisOf } from './diagnosis.ts'
import type { EngineEvent } from './engine.ts'
import type { ResolvedEndpoint } from './endpoint.ts'
import { drainEvents } from './event-queue.ts'
import { faultErrorOf } from './faults.ts'
import { openGeneration } from './generation.ts'
import type { Generation } from './generation.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Heartbeat } from './heartbeat.ts'
import { createNextTry } from './next-try.ts'
import type { CallLog } from './requests.ts'
import type { StatusBoard } from './status.ts'

/** Milliseconds. */
export interface LinkTiming {
  /** For `/version` and `/events` together. */
  readonly connect: number
  /** Silence before a heartbeat, and how long a heartbeat may take. */
  readonly quiet: number
  readonly beat: number
}

export interface LinkOptions {
  readonly resolve: () => ResolvedEndpoint
  readonly status: StatusBoard
  readonly log: CallLog
  readonly timing: LinkTiming
  readonly onEvent: (event: EngineEvent, generation: number) => void
  readonly onGap: (generation: number) => void
  readonly warn: (message: string, detail?: unknown) => void
}

/** Missed heartbeats in a row that mean degraded, and that mean the connection is given up. */
const missesToDegraded = 2
const missesToLost = 5

/** One generation after the other: connects, watches, gives up, waits and connects again, for ever. */
export class Link {
  readonly #options: LinkOptions
  readonly #nextTry = createNextTry()
  #live: { readonly generation: Generation; readonly heartbeat: Heartbeat } | null = null
  #attempt: AbortController | null = null
  #closed = false

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Drops any try under way and makes a new one now. */
  async connect(): Promise<void> {
    this.#nextTry.cancel()
    this.#attempt?.abort(anotherTry())
    if (this.#closed) return
    const { resolve, log, timing } = this.#options
    const mine = new AbortController()
    this.#attempt = mine
    const resolved = resolve()
    const late = setTimeout(() => mine.abort(connectTimeout(timing.connect)), timing.connect)
    try {
      if (!resolved.ok) throw new FaultError(resolved.fault)
      const opening = openGeneration(resolved, log, mine.signal)
      // One that opens after it was given up is closed unseen.
      opening.then((late) => mine.signal.aborted && late.end(anotherTry())).catch(() => undefined)
      const generation = await raceSignal(opening, mine.signal)
      if (this.#attempt === mine) this.#begin(generation, resolved)
    } catch (error) {
      if (this.#attempt === mine) this.#lose(error, resolved)
    } finally {
      clearTimeout(late)
    }
  }

  /** What the person asks for: an attempt now, or a heartbeat where there is a connection. */
  retry(): void {
    if (this.#live) return this.#live.heartbeat.beatNow()
    this.#nextTry.hurry()
    this.#options.status.become({ state: 'connecting', nextTryAt: null })
    void this.connect()
  }

  /** Leaves the present engine for the one that `resolve` names now. */
  startOver(): void {
    this.#drop(new FaultError(fault('unreachable', 'Another engine was chosen.', {}, 'retry')))
    this.#nextTry.hurry()
    const unknown = { endpoint: null, engine: null, fault: null, diagnosis: null, nextTryAt: null }
    this.#options.status.become({ state: 'connecting', ...unknown })
    void this.connect()
  }

  /** The connection; throws FaultError with the reason, and `sent: 'no'`, while there is none. */
  current(): Generation {
    if (this.#live) return this.#live.generation
    const reason =
      this.#options.status.value().fault ??
      fault('unreachable', 'Not connected to the engine yet.', {}, 'retry')
    throw new FaultError({ ...reason, detail: { ...reason.detail, sent: 'no' } })
  }

  openStreams(): number {
    return this.#live?.generation.openStreams() ?? 0
  }

  close(): void {
    this.#closed = true
    this.#nextTry.cancel()
    const reason = new FaultError(fault('cancelled', 'The connection was closed.'))
    this.#attempt?.abort(reason)
    this.#attempt = null
    this.#drop(reason)
  }

  #begin(generation: Generation, resolved: ResolvedEndpoint): void {
    const { status, timing, onEvent, onGap, warn } = this.#options
    this.#attempt = null
    this.#nextTry.hurry()
    const number = status.value().generation + 1
    const isLive = (): boolean => this.#live?.generation === generation
    const heartbeat = startHeartbeat({
      quiet: timing.quiet,
      deadline: timing.beat,
      bytesHeard: () => generation.bytesHeard(),
      ping: (signal) => generation.ping(signal),
      missed: (times) => isLive() && this.#hear(times, resolved),
    })
    this.#live = { generation, heartbeat }
    drainEvents(generation.events, {
      deliver: (event) => isLive() && onEvent(event, number),
      overflowed: () => isLive() && onGap(number),
      ended: (error) => isLive() && this.#lose(error ?? eventsEnded(), resolved),
      badLine: (text) => warn('A line of /events is no event.', text.slice(0, 200)),
    })
    const { endpoint } = resolved
    const well = { fault: null, diagnosis: null, nextTryAt: null }
    status.become({ generation: number, state: 'ready', endpoint, engine: generation.identity, ...well })
  }

  #hear(misses: number, resolved: ResolvedEndpoint): void {
    const { status } = this.#options
    const { state } = status.value()
    if (misses >= missesToLost) this.#lose(heartbeatMissed(misses), resolved)
    else if (misses >= missesToDegraded && state === 'ready') {
      status.become({ state: 'degraded', fault: heartbeatMissed(misses).fault, diagnosis: 'timeout' })
    } else if (misses === 0 && state === 'degraded') {
      status.become({ state: 'ready', fault: null, diagnosis: null })
    }
  }

  #lose(error: unknown, resolved: ResolvedEndpoint): void {
    const reason = faultErrorOf(error)
    this.#attempt = null
    this.#drop(reason)
    const socket = resolved.ok && resolved.target.transport === 'unix' ? resolved.target.path : null
    const delay = this.#nextTry.plan(socket, () => void this.connect())
    this.#options.status.become({
      state: 'lost',
      endpoint: resolved.endpoint,
      engine: null,
      fault: reason.fault,
      diagnosis: resolved.ok ? diagnosisOf(error) : resolved.diagnosis,
      nextTryAt: Date.now() + delay,
    })
  }

  #drop(reason: FaultError): void {
    const live = this.#live
    this.#live = null
    live?.heartbeat.stop()
    live?.generation.end(reason)
  }
}

function anotherTry(): FaultError {
  return new FaultError(fault('cancelled', 'Another try took over.'))
}

function connectTimeout(milliseconds: number): FaultError {
  return new FaultError(fault('timeout', `The engine did not answer within ${milliseconds} ms.`, {}, 'retry'))
}

function eventsEnded(): FaultError {
  return new FaultError(fault('unreachable', 'The engine ended the connection.', {}, 'retry'))
}

function heartbeatMissed(times: number): FaultError {
  return new FaultError(
    fault('timeout', `The engine did not answer ${times} heartbeats.`, { times }, 'retry'),
  )
}
