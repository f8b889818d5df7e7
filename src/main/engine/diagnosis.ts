import { FaultError } from '#shared/faults.ts'
import type { Diagnosis } from '#shared/contract/system.ts'

/** Why an engine could not be reached, as far as the system's error tells it; `other` when it does not. */
export function diagnosisOf(error: unknown): Diagnosis {
  if (error instanceof FaultError) return diagnosisOfFault(error)
  const code = systemCodeOf(error)
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || tlsCodes.has(code)) return 'tls'
  if (code === 'EPROTO' || /self.signed certificate|server gave HTTP response/i.test(messageOf(error))) {
    return 'tls'
  }
  return byCode.get(code) ?? (errorName(error) === 'TimeoutError' ? 'timeout' : 'other')
}

/** `ENOENT`, `ECONNREFUSED`…; looks into the errors of a happy-eyeballs attempt and into causes. */
export function systemCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string') return code
  if (error instanceof AggregateError && error.errors.length > 0) return systemCodeOf(error.errors[0])
  return error instanceof Error && error.cause !== undefined ? systemCodeOf(error.cause) : ''
}

const byCode: ReadonlyMap<string, Diagnosis> = new Map([
  ['ENOENT', 'no-socket'],
  ['ENOTDIR', 'no-socket'],
  ['ECONNREFUSED', 'refused'],
  ['ENOTSOCK', 'refused'],
  ['EACCES', 'permission'],
  ['EPERM', 'permission'],
  ['ETIMEDOUT', 'timeout'],
  ['ESOCKETTIMEDOUT', 'timeout'],
  ['ENOTFOUND', 'unresolved-host'],
  ['EAI_AGAIN', 'unresolved-host'],
])

const tlsCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
])

const known: ReadonlySet<string> = new Set<Diagnosis>([
  'no-socket',
  'refused',
  'permission',
  'timeout',
  'too-old',
  'too-new',
  'tls',
  'ssh-not-yet',
  'unknown-context',
  'bad-address',
  'unresolved-host',
])

function diagnosisOfFault(error: FaultError): Diagnosis {
  const { code, detail } = error.fault
  const told = detail['diagnosis'] ?? detail['reason']
  if (isDiagnosis(told)) return told
  if (code === 'timeout') return 'timeout'
  return code === 'engine-too-old' ? 'too-old' : 'other'
}

function isDiagnosis(value: unknown): value is Diagnosis {
  return typeof value === 'string' && known.has(value)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
