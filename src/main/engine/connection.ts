import { homedir } from 'node:os'
import type { EngineChoice, EngineStatus } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { raceSignal } from './abort.ts'
import { createBackoff } from './backoff.ts'
import { diskFiles } from './config-files.ts'
import { diagnosisOf } from './diagnosis.ts'
import { resolveEndpoint } from './endpoint.ts'
import type { EndpointSurroundings, ResolvedEndpoint } from './endpoint.ts'
import type { Engine, EngineEvent } from './engine.ts'
import { drainEvents } from './event-queue.ts'
import { faultErrorOf } from './faults.ts'
import { openGeneration } from './generation.ts'
import type { Generation } from './generation.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Heartbeat } from './heartbeat.ts'
import { createListeners } from './listeners.ts'
import { createCallLog } from './requests.ts'
import { watchSocket } from './socket-watch.ts'

export interface EngineOptions extends Partial<EndpointSurroundings> {
  readonly choice?: EngineChoice
  readonly warn?: (message: string, error?: unknown) => void
  readonly timing?: Partial<EngineTiming>
}

/** Milliseconds. */
export interface EngineTiming {
  /** For `/version` and `/events` together. */
  readonly connect: number
  /** Silence before a heartbeat, and how long a heartbeat may take. */
  readonly quiet: number
  readonly beat: number
}

const usualTiming: EngineTiming = { connect: 5000, quiet: 5000, beat: 2000 }

/** Missed heartbeats in a row that mean degraded, and that mean the connection is given up. */
const missesToDegraded = 2
const missesToLost = 5

/** Starts connecting at once and keeps trying until `close`. */
export function createEngine(options: EngineOptions = {}): Engine {
  const surroundings: EndpointSurroundings = {
    env: options.env ?? process.env,
    home: options.home ?? homedir(),
    platform: options.platform ?? process.platform,
    files: options.files ?? diskFiles,
  }
  const timing = { ...usualTiming, ...options.timing }
  const warn = options.warn ?? ((): void => undefined)
  const log = createCallLog()
  const backoff = createBackoff()
  const statusNews = createListeners<[EngineStatus]>(warn)
  const eventNews = createListeners<[EngineEvent, number]>(warn)
  const gapNews = createListeners<[number]>(warn)

  let choice: EngineChoice = options.choice ?? { kind: 'automatic' }
  let status: EngineStatus = {
    generation: 0,
    state: 'connecting',
    endpoint: null,
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: Date.now(),
  }
  let live: { readonly generation: Generation; readonly heartbeat: Heartbeat } | null = null
  let attempt: AbortController | null = null
  let timer: NodeJS.Timeout | undefined
  let unwatch: (() => void) | null = null
  let closed = false

  function become(next: Partial<EngineStatus>): void {
    const since = next.state !== undefined && next.state !== status.state ? Date.now() : status.since
    status = { ...status, ...next, since }
    statusNews.tell(status)
  }

  function stopWaiting(): void {
    clearTimeout(timer)
    unwatch?.()
    unwatch = null
  }

  async function connect(): Promise<void> {
    stopWaiting()
    attempt?.abort(new FaultError(fault('cancelled', 'Another try took over.')))
    if (closed) return
    const mine = new AbortController()
    attempt = mine
    const resolved = resolveEndpoint(choice, surroundings)
    try {
      if (!resolved.ok) throw new FaultError(resolved.fault)
      const late = setTimeout(() => mine.abort(connectTimeout(timing.connect)), timing.connect)
      const opening = openGeneration(resolved, log, mine.signal).finally(() => clearTimeout(late))
      const generation = await raceSignal(opening, mine.signal)
      if (attempt === mine) begin(generation, resolved)
      else generation.end(new FaultError(fault('cancelled', 'Another try took over.')))
    } catch (error) {
      if (attempt === mine) lose(error, resolved)
    }
  }

  function begin(generation: Generation, resolved: ResolvedEndpoint): void {
    attempt = null
    backoff.reset()
    const number = status.generation + 1
    const heartbeat = startHeartbeat({
      quiet: timing.quiet,
      deadline: timing.beat,
      bytesHeard: generation.bytesHeard,
      ping: generation.ping,
      missed: (times) => isLive(generation) && hear(times, resolved),
    })
    live = { generation, heartbeat }
    drainEvents(generation.events, {
      deliver: (event) => isLive(generation) && eventNews.tell(event, number),
      overflowed: () => isLive(generation) && gapNews.tell(number),
      ended: (error) => isLive(generation) && lose(error ?? eventsEnded(), resolved),
      badLine: (text) => warn('A line of /events is no event.', text.slice(0, 200)),
    })
    become({
      generation: number,
      state: 'ready',
      endpoint: resolved.endpoint,
      engine: generation.identity,
      fault: null,
      diagnosis: null,
      nextTryAt: null,
    })
  }

  function isLive(generation: Generation): boolean {
    return live?.generation === generation
  }

  function hear(misses: number, resolved: ResolvedEndpoint): void {
    if (misses >= missesToLost) lose(heartbeatMissed(misses), resolved)
    else if (misses >= missesToDegraded && status.state === 'ready') {
      become({ state: 'degraded', fault: heartbeatMissed(misses).fault, diagnosis: 'timeout' })
    } else if (misses === 0 && status.state === 'degraded') {
      become({ state: 'ready', fault: null, diagnosis: null })
    }
  }

  function lose(error: unknown, resolved: ResolvedEndpoint): void {
    const reason = faultErrorOf(error)
    attempt = null
    drop(reason)
    const delay = backoff.next()
    timer = setTimeout(() => void connect(), delay)
    if (resolved.ok && resolved.target.transport === 'unix') {
      unwatch = watchSocket(resolved.target.path, () => {
        backoff.reset()
        void connect()
      })
    }
    become({
      state: 'lost',
      endpoint: resolved.endpoint,
      engine: null,
      fault: reason.fault,
      diagnosis: resolved.ok ? diagnosisOf(error) : resolved.diagnosis,
      nextTryAt: Date.now() + delay,
    })
  }

  function drop(reason: FaultError): void {
    const { generation, heartbeat } = live ?? {}
    live = null
    heartbeat?.stop()
    generation?.end(reason)
  }

  function current(): Generation {
    if (live) return live.generation
    throw new FaultError(
      status.fault ?? fault('unreachable', 'Not connected to the engine yet.', {}, 'retry'),
    )
  }

  void connect()

  return {
    status: () => status,
    onStatus: statusNews.add,
    onEvent: eventNews.add,
    onGap: gapNews.add,
    call: async (run, callOptions = {}) => current().call(run, callOptions),
    stream: async (open, signal) => current().stream(open, signal),
    ready: (signal) => untilReady(() => status, statusNews.add, signal),
    retry: () => {
      if (live) return live.heartbeat.beatNow()
      backoff.reset()
      become({ state: 'connecting', nextTryAt: null })
      void connect()
    },
    select: (next) => {
      choice = next
      drop(new FaultError(fault('unreachable', 'Another engine was chosen.', {}, 'retry')))
      backoff.reset()
      become({
        state: 'connecting',
        endpoint: null,
        engine: null,
        fault: null,
        diagnosis: null,
        nextTryAt: null,
      })
      void connect()
    },
    diagnostics: () => ({ openStreams: live?.generation.openStreams() ?? 0, calls: log.calls() }),
    close: async () => {
      closed = true
      stopWaiting()
      const reason = new FaultError(fault('cancelled', 'The connection was closed.'))
      attempt?.abort(reason)
      attempt = null
      drop(reason)
      await Promise.resolve()
    },
  }
}

function untilReady(
  status: () => EngineStatus,
  onStatus: (listener: (status: EngineStatus) => void) => () => void,
  signal: AbortSignal,
): Promise<number> {
  const link: { stop?: () => void } = {}
  const ready = new Promise<number>((resolve) => {
    const look = ({ state, generation }: EngineStatus): void => {
      if (state === 'ready') resolve(generation)
    }
    link.stop = onStatus(look)
    look(status())
  })
  return raceSignal(ready, signal).finally(link.stop)
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
