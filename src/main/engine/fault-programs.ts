import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'

/** Why the OCI runtime cannot run a program in a container (runc and crun, with what moby puts before). */
export function programFault(text: string): Fault | null {
  const missing =
    /exec: "([^"]+)": (?:executable file not found in|stat [^:]+: no such file or directory)/i.exec(text) ??
    /executable file [`']([^`']+)[`'] not found/i.exec(text)
  if (missing) return fault('bad-input', text, { reason: 'no-program', name: missing[1] ?? '' })
  const refused = /exec: "([^"]+)": permission denied/i.exec(text)
  return refused && fault('bad-input', text, { reason: 'not-executable', name: refused[1] ?? '' })
}
