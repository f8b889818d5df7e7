import { forgetCommand } from './command-runs.ts'
import { closeTerminal } from './sessions.ts'
import type { TerminalTab } from './terminals.ts'

/** Closes a tab for good, and ends what runs in it. */
export function closeTab({ key, request }: TerminalTab): void {
  if (request.kind === 'command') forgetCommand(key)
  closeTerminal(key)
}
