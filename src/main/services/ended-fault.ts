import type { Fault } from '#shared/faults.ts'

/**
 * A failure as ended work keeps it. It is read long after, so of an engine that was lost it tells that, and never that
 * it is away now: `went-away` in the middle, `not-reached` where the last request was not sent. The words of a broken
 * connection are Node's or ours, and stand for nothing that the engine said.
 */
export function endedFault(fault: Fault): Fault {
  if (fault.code !== 'unreachable' || fault.detail['reason'] !== undefined) return fault
  const reason = fault.detail['sent'] === 'no' ? 'not-reached' : 'went-away'
  return { ...fault, message: '', detail: { ...fault.detail, reason } }
}
