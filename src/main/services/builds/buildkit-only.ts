import type { Fault } from '#shared/faults.ts'

const refusal =
  /requires BuildKit|unknown flag: (?:mount|network|security|link|chmod|exclude|parents|checksum)/i
const heredoc = /^\s*(?:RUN|COPY|ADD)\s(?:.*\s)?\d*<<-?["']?[A-Za-z_]/i

/**
 * A refusal of the classic builder with `reason: 'buildkit-only'` where the Dockerfile is written for BuildKit. An
 * option it refuses by name; the text of a heredoc it takes for instructions, so that its own words point elsewhere:
 * `line` is then that of the heredoc.
 */
export function forBuildKit(fault: Fault, dockerfileText: string): Fault {
  // A command may say anything on its way out.
  if (fault.detail['exitCode'] !== undefined) return fault
  const { step: _, ...detail } = fault.detail
  if (refusal.test(fault.message)) return { ...fault, detail: { ...detail, reason: 'buildkit-only' } }
  const line = dockerfileText.split('\n').findIndex((words) => heredoc.test(words)) + 1
  const refused = fault.detail['line']
  if (fault.detail['reason'] !== 'dockerfile' || line === 0 || !(Number(refused) > line)) return fault
  return { ...fault, detail: { ...detail, reason: 'buildkit-only', line } }
}
