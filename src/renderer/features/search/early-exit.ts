import type { EarlyExit } from '#shared/contract/tasks.ts'

/** Why a container ended while Run was still watching it, as far as its code and command tell. */
export type ExitReason =
  | 'nothing-to-do'
  | 'finished'
  | 'out-of-memory'
  | 'not-found'
  | 'not-executable'
  | 'needs-setting'
  | 'killed'
  | 'crashed'
  | 'failed'

const interactive = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
  'node',
  'python',
  'python3',
  'irb',
  'jshell',
])

/** Entry-point scripts of official images hand over to what follows them. */
const wrapper = /(?:^|\/)docker-entrypoint(?:\.sh)?$/

/** Reads the lesson: an image whose command waits for a keyboard ends at once without one. */
export function exitReason(exit: EarlyExit, neededEnv: readonly string[]): ExitReason {
  if (exit.oomKilled) return 'out-of-memory'
  if (exit.exitCode === 0) return waitsForKeyboard(exit.command) ? 'nothing-to-do' : 'finished'
  if (exit.exitCode === 127) return 'not-found'
  if (exit.exitCode === 126) return 'not-executable'
  if (neededEnv.some((name) => exit.lastLines.some((line) => line.includes(name)))) return 'needs-setting'
  if (exit.exitCode === 137) return 'killed'
  if (exit.exitCode >= 129 && exit.exitCode !== 255) return 'crashed'
  return 'failed'
}

/** A shell or an interpreter alone, with no script to run. */
function waitsForKeyboard(command: readonly string[]): boolean {
  const [program, ...rest] = command.filter((word) => !wrapper.test(word))
  if (program === undefined) return false
  return interactive.has(program.slice(program.lastIndexOf('/') + 1)) && rest.length === 0
}
