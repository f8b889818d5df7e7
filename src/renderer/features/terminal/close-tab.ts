import type { ContainerSummary } from '#shared/contract/containers.ts'
import { forgetCommand } from './command-runs.ts'
import { closeTerminal } from './sessions.ts'
import { staysBehind, tellLeft } from './stays-behind.ts'
import type { TerminalTab } from './terminals.ts'

/** Closes a tab for good, and ends what runs in it; what cannot be ended now is said. */
export function closeTab(tab: TerminalTab, container: ContainerSummary): void {
  const left = staysBehind(tab, container)
  letGo(tab)
  if (left !== null) tellLeft(left, container.name)
}

/** Closes a tab of which there is nothing to say. */
export function letGo({ key, request }: TerminalTab): void {
  if (request.kind === 'command') forgetCommand(key)
  closeTerminal(key)
}
