import { FaultError } from '#shared/faults.ts'
import type { TransferHead } from '../services/transfers/transfers.ts'
import { contentDisposition } from './disposition.ts'
import { securityHeaders } from './headers.ts'

/**
 * /transfer/TICKET, the same in both hosts: GET saves what the ticket stands for, POST sends raw bytes to it.
 * A ticket is good once. The answer is a number; what went wrong is told by the task.
 */
export const transferPath = /^\/transfer\/([\w-]{43})$/

/**
 * Nothing pauses for longer, in milliseconds: while an engine copies out of a container it lets no other question at
 * that container pass, so that a download that a person paused and forgot would hold up everybody.
 */
export const longestPause = 120_000

/** Never a type that a browser would open, and if one did, without scripts. */
const types: Readonly<Record<TransferHead['type'], string>> = {
  tar: 'application/x-tar',
  file: 'application/octet-stream',
  text: 'application/octet-stream',
}

export function transferHeaders(head: TransferHead): Readonly<Record<string, string>> {
  return {
    ...securityHeaders,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Type': types[head.type],
    'Content-Disposition': contentDisposition(head.fileName),
    ...(head.bytes === null ? {} : { 'Content-Length': String(head.bytes) }),
  }
}

/** The number that a failed transfer answers with, where it can still answer. */
export function transferStatus(error: unknown): number {
  const code = error instanceof FaultError ? error.fault.code : 'internal'
  if (code === 'not-found') return 404
  return code === 'internal' ? 500 : 502
}
