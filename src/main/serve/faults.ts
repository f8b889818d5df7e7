import { ORPCError } from '@orpc/server'
import { FaultError, fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import type { Log } from '../log.ts'

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[]
}

/** The wire's one declared error. */
function wireError(data: Fault): ORPCError<'FAULT', Fault> {
  return new ORPCError('FAULT', { defined: true, status: 500, message: data.code, data })
}

function issuesOf(error: ORPCError<string, unknown>): readonly Issue[] {
  const { data } = error
  if (typeof data !== 'object' || data === null || !('issues' in data)) return []
  return Array.isArray(data.issues) ? data.issues : []
}

function badInput(error: ORPCError<string, unknown>): Fault {
  const issues = issuesOf(error)
  const fields = issues.map((issue) =>
    (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  )
  return fault('bad-input', issues.map((issue) => issue.message).join('; '), { fields })
}

/** Whatever was thrown, as the one error that crosses the wire; what nobody foresaw stays in the log. */
export function toWireError(error: unknown, log: Log): ORPCError<'FAULT', Fault> {
  if (error instanceof ORPCError && error.code === 'FAULT') return wireError(error.data)
  if (error instanceof FaultError) return wireError(error.fault)
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return wireError(badInput(error))
  if (error instanceof Error && error.name === 'AbortError') return wireError(fault('cancelled', ''))
  log.error('A call failed for a reason nobody foresaw', error)
  return wireError(fault('internal', ''))
}
