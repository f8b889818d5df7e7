import { FaultError, fault } from '#shared/faults.ts'
import type { Fault, FaultCode } from '#shared/faults.ts'
import { conflictFault } from './fault-conflicts.ts'
import { fileFault } from './fault-files.ts'
import { portFault } from './fault-ports.ts'
import { programFault } from './fault-programs.ts'
import { registryFault } from './fault-registry.ts'
import { diagnosisOf, systemCodeOf } from './diagnosis.ts'

/** Any error of dockerode, docker-modem, the system or ourselves as a FaultError; a FaultError stays itself. */
export function faultErrorOf(error: unknown): FaultError {
  if (error instanceof FaultError) return error
  const status = numberOf(error, 'statusCode')
  if (status !== null) return new FaultError(faultOfAnswer(status, answerMessage(error)), error)
  return new FaultError(systemFault(error), error)
}

/** True for what start and stop answer when the container is so already (304): no failure to the person. */
export function isAlreadySo(error: unknown): boolean {
  if (error instanceof FaultError) return error.fault.detail['reason'] === 'already-so'
  return numberOf(error, 'statusCode') === 304
}

/**
 * What the engine said (`message` of its JSON, or `error` of a progress line) as a fault.
 * `status` is the HTTP status, null for an error inside a stream that began well.
 */
export function faultOfAnswer(status: number | null, message: string): Fault {
  const text = message.trim()
  return (
    (status === 304 ? fault('conflict', text || 'already so', { reason: 'already-so' }) : null) ??
    versionFault(text) ??
    conflictFault(text) ??
    portFault(text) ??
    programFault(text) ??
    registryFault(text) ??
    fileFault(text) ??
    unsupportedFault(status, text) ??
    statusFault(status, text)
  )
}

function versionFault(text: string): Fault | null {
  const match = /client version (\S+) is too (old|new)\..*API version is ([\d.]+)/is.exec(text)
  if (!match) return null
  const detail = { ours: match[1] ?? '', theirs: match[3] ?? '' }
  // "Too new" is said of the client: the engine is then the old one.
  return match[2] === 'new'
    ? fault('engine-too-old', text, { ...detail, reason: 'too-old' }, 'upgrade-engine')
    : fault('unsupported', text, { ...detail, reason: 'too-new' })
}

function unsupportedFault(status: number | null, text: string): Fault | null {
  if (/logging driver does not support reading|does not support reading/i.test(text)) {
    return fault('unsupported', text, { reason: 'log-driver' })
  }
  return status === 501 ? fault('unsupported', text) : null
}

function statusFault(status: number | null, text: string): Fault {
  const said = text || (status === null ? 'The engine gave no reason.' : `HTTP ${status}`)
  const missing = /No such (container|image|volume|network|exec instance): ?(\S+)/i.exec(text)
  if (missing) {
    return fault('not-found', said, { kind: (missing[1] ?? '').toLowerCase(), name: missing[2] ?? '' })
  }
  if (status === 401) return fault('unauthorized', said, {}, 'login')
  return fault(byStatus.get(status ?? 0) ?? 'engine-error', said, status === null ? {} : { status })
}

const byStatus: ReadonlyMap<number, FaultCode> = new Map([
  [400, 'bad-input'],
  [404, 'not-found'],
  [409, 'conflict'],
  [429, 'rate-limited'],
])

function systemFault(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error)
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError') return fault('cancelled', message)
  if (name === 'TimeoutError') return fault('timeout', message, {}, 'retry')
  const diagnosis = diagnosisOf(error)
  if (diagnosis === 'timeout') return fault('timeout', message, {}, 'retry')
  const code = systemCodeOf(error)
  const lost = diagnosis !== 'other' || connectionCodes.has(code) || /socket hang up|aborted/.test(message)
  if (lost) {
    // A connection that was never made carried nothing; one that breaks may have carried the request.
    const sent: Fault['detail'] = diagnosis === 'other' ? {} : { sent: 'no' }
    return fault('unreachable', message, { diagnosis, code, ...sent }, 'start-engine')
  }
  return fault('internal', message, code === '' ? {} : { code })
}

const connectionCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ENOTCONN',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** The engine's own words: the JSON's `message`, else docker-modem's sentence without what it puts before. */
function answerMessage(error: unknown): string {
  const json = fieldOf(error, 'json')
  const body = Buffer.isBuffer(json) ? json.toString() : json
  const said = fieldOf(body, 'message') ?? fieldOf(body, 'error') ?? body
  if (typeof said === 'string' && said.trim() !== '') return said
  const message = error instanceof Error ? error.message : ''
  return message.replace(/^\(HTTP code \d+\) [^-]*- /, '').replace(/(null|undefined) $/, '')
}

function numberOf(error: unknown, name: string): number | null {
  const value = fieldOf(error, name)
  return typeof value === 'number' ? value : null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
