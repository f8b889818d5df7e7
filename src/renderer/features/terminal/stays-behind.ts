import type { ContainerSummary } from '#shared/contract/containers.ts'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommandRuns } from './command-runs.ts'
import type { TerminalTab } from './terminals.ts'

/** Why a program outlives its tab: nothing runs in a paused container, and without a shell nothing can be sent. */
export type StaysBehind = 'paused' | 'noShell'

/** Whether closing this tab now leaves its program behind; a main process stays on purpose. */
export function staysBehind(
  { key, request, state: tab }: TerminalTab,
  { state }: Pick<ContainerSummary, 'state'>,
): StaysBehind | null {
  if (request.kind === 'attach') return null
  const run = useCommandRuns.getState()[key]
  const opened = request.kind === 'command' ? run : tab.status === 'open' ? tab.opened : undefined
  const runs = request.kind === 'command' ? run?.state === 'running' : tab.status === 'open'
  if (!runs) return null
  if (opened?.staysBehind === true) return 'noShell'
  return state === 'paused' ? 'paused' : null
}

/** Said once the tab is gone: nobody would look for the program. */
export function tellLeft(why: StaysBehind, name: string): void {
  toast({
    kind: 'info',
    title: said((t) => t('terminal.stays.title', { name })),
    description: said((t) => t(`terminal.stays.${why}`)),
  })
}
