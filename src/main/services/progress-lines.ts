import type { Readable } from 'node:stream'
import type { PullProgress } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { decodeJsonLines } from '../engine/decode/json-lines.ts'
import { faultOfAnswer } from '../engine/faults.ts'
import { record, text } from './models/raw.ts'
import type { RegistryAuth } from './registry-auth.ts'
import type { TaskHandle } from './tasks.ts'

interface Report {
  readonly take: (line: unknown, now: number) => boolean
  readonly progress: (now: number) => PullProgress
}

/** Reads the progress of a pull or a push to its end. An error inside it is a failure, and a torn stream is `lost`. */
export async function followProgress(
  stream: Readable,
  report: Report,
  handle: TaskHandle,
  lost: (cause: unknown) => FaultError,
): Promise<void> {
  try {
    for await (const lines of decodeJsonLines(stream)) {
      for (const line of lines) {
        if (!line.ok) continue
        const failure = failureIn(line.value)
        if (failure !== '') throw new FaultError(faultOfAnswer(null, failure))
        if (report.take(line.value, Date.now())) handle.progress(report.progress(Date.now()))
      }
    }
  } catch (error) {
    handle.signal.throwIfAborted()
    throw error instanceof FaultError ? error : lost(error)
  }
  handle.signal.throwIfAborted()
}

/** `errorDetail.message`, and `error` beside it before 1.48. */
function failureIn(line: unknown): string {
  const raw = record(line)
  return text(record(raw['errorDetail'])['message']) || text(raw['error'])
}

/** The engine went away in the middle of `work`: it can be asked for again. */
export function lostEngine(work: 'pull' | 'push', cause?: unknown): FaultError {
  const message = `The engine ended the ${work} before it was finished.`
  return new FaultError(fault('unreachable', message, {}, 'retry'), cause)
}

/**
 * A failure at a registry with the registry's name, so that the next step can be named as well. One that wants a login
 * was asked as nobody when the stored one could not be read: the person hears why.
 */
export function atRegistry(error: unknown, domain: string, auth: RegistryAuth): unknown {
  if (!(error instanceof FaultError)) return error
  const { code, detail, message } = error.fault
  if (code !== 'unauthorized' && code !== 'rate-limited' && code !== 'registry-unreachable') return error
  const problem = code === 'unauthorized' ? auth.problem(domain) : null
  const said = problem === null ? message : `${message}\n${problem}`
  const refused = code === 'unauthorized' && auth.wasSent(domain) && notThisAccount.test(message)
  const reason = refused ? { reason: 'login-refused' } : {}
  const named = { registry: domain, ...reason, ...detail }
  return new FaultError({ ...error.fault, message: said, detail: named }, error)
}

/** The account itself was not taken: its password was changed, or its token ran out. */
const notThisAccount = /authentication required|no basic auth credentials|incorrect username or password/i

/** A registry that went away after the transfer had begun: what stays is not what stays of one never reached. */
export function brokenOff(error: unknown, work: 'pull' | 'push', begun: boolean): unknown {
  if (!begun || !(error instanceof FaultError) || error.fault.code !== 'registry-unreachable') return error
  return new FaultError(
    { ...error.fault, detail: { ...error.fault.detail, reason: `${work}-broken-off` } },
    error,
  )
}
