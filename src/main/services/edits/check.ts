import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { lastLines } from '../last-lines.ts'
import { number, type Raw, record, text } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'

/** How long a container without a health check has to stay up, in milliseconds. */
const watchTime = 2000
/** A look without an event: events can be lost with a connection. */
const lookAgain = 1000
/** In a second. */
const nanoseconds = 1e9
const nothing = () => {}

/** Seconds after which a check that has said nothing good has failed; null for a container without a check. */
export function checkSeconds(config: Raw): number | null {
  const check = record(config['Healthcheck'])
  const [kind] = Array.isArray(check['Test']) ? check['Test'] : []
  if (kind === undefined || kind === 'NONE') return null
  const seconds = (key: string, usual: number) => (number(check[key]) || usual * nanoseconds) / nanoseconds
  const rounds = number(check['Retries']) || 3
  return Math.ceil(
    seconds('StartPeriod', 0) + rounds * (seconds('Interval', 30) + seconds('Timeout', 30)) + 5,
  )
}

/** What was seen of a started container. */
interface Seen {
  readonly raw: Raw
  readonly health: string
  readonly ended: boolean
  readonly exitCode: number
}

/**
 * Watches a container that was started: up for a moment, or healthy when it has a check. Throws `engine-error` with
 * detail {reason: ended | unhealthy | never-healthy, exitCode, lastLines}, and `not-found` with {reason: new-gone} when
 * another hand removed it. `mayEnd`: an end with 0 is good too.
 */
export async function checkRunning(
  { engine, calls }: { readonly engine: Engine; readonly calls: EditCalls },
  bell: Bell,
  options: { readonly signal: AbortSignal; readonly mayEnd: boolean },
): Promise<void> {
  const began = Date.now()
  let limit = watchTime
  for (;;) {
    options.signal.throwIfAborted()
    const raw = await calls.find(bell.id)
    if (raw === null || isLeaving(raw)) throw newGone(bell.id)
    const seen = seenOf(raw, bell.died())
    const seconds = checkSeconds(record(seen.raw['Config']))
    if (seconds !== null) limit = seconds * 1000
    const left = began + limit - Date.now()
    if (seen.ended) {
      if (options.mayEnd && seen.exitCode === 0) return
      throw await failure(engine, seen, 'ended')
    }
    if (seconds === null ? left <= 0 : seen.health === 'healthy') return
    if (seen.health === 'unhealthy') throw await failure(engine, seen, 'unhealthy')
    if (left <= 0) throw await failure(engine, seen, 'never-healthy')
    await bell.wait(Math.min(left, lookAgain), options.signal)
  }
}

/** A forced removal marks it first, then kills it: that end is not its own. */
export function isLeaving(raw: Raw): boolean {
  const state = record(raw['State'])
  return state['Status'] === 'removing' || state['Dead'] === true
}

/** The new container was removed by another hand. */
export function newGone(id: string): FaultError {
  return new FaultError(fault('not-found', `No such container: ${id}`, { reason: 'new-gone' }))
}

/** `died` is the exit code of the first end that was heard of; a policy may have started it again by now. */
function seenOf(raw: Raw, died: number | null): Seen {
  const state = record(raw['State'])
  const isUp = state['Running'] === true && state['Restarting'] !== true
  return {
    raw,
    health: text(record(state['Health'])['Status']),
    ended: died !== null || !isUp || number(raw['RestartCount']) > 0,
    exitCode: died ?? number(state['ExitCode']),
  }
}

async function failure(engine: Engine, { raw, exitCode }: Seen, reason: string): Promise<FaultError> {
  const lines = await lastLines(engine, text(raw['Id']), record(raw['Config'])['Tty'] === true)
  const log = record(record(raw['State'])['Health'])['Log']
  const probe = text(record(Array.isArray(log) ? log.at(-1) : null)['Output']).trim()
  const said =
    reason === 'ended'
      ? `The new container ended with code ${exitCode}.`
      : `The new container did not become healthy. ${probe}`.trim()
  return new FaultError(fault('engine-error', said, { reason, exitCode, lastLines: lines, probe }))
}

/** Rings when the engine tells something of the container, and remembers how it died. */
export interface Bell {
  readonly id: string
  /** The exit code of its first end. */
  readonly died: () => number | null
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly stop: () => void
}

/** Hung before the start, so that no end is too early to be heard. */
export function hangBell(engine: Engine, id: string): Bell {
  let died: number | null = null
  let ring = nothing
  const stop = engine.onEvent((event) => {
    if (event.type !== 'container' || event.id !== id) return
    if (event.action === 'die') died ??= Number(event.attributes['exitCode'] ?? 0) || 0
    if (event.action === 'die' || event.action.startsWith('health_status')) ring()
  })
  return {
    id,
    stop,
    died: () => died,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        ring = done
        signal.addEventListener('abort', done, { once: true })
      }),
  }
}
