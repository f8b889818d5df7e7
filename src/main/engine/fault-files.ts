import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'

/** Why a file cannot be put where it should go (errno texts, and moby's words for read-only mounts). */
export function fileFault(text: string): Fault | null {
  if (/no space left on device|disk quota exceeded/i.test(text))
    return fault('engine-error', text, { reason: 'disk-full' })
  if (/read-only file system|is marked read-only/i.test(text))
    return fault('conflict', text, { reason: 'read-only' })
  return null
}
