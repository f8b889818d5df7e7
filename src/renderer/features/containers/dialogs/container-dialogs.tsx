import { useContainers } from '../../../store/collections.ts'
import { closeDialog, useDialogs } from '../actions/dialogs.ts'
import { CommitDialog } from '../commit/commit-dialog.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { KillDialog } from './kill-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

/** Whatever question stands open. A container that went meanwhile takes its question along. */
export function ContainerDialogs({ onRemoved }: { onRemoved?: () => void }) {
  const containers = useContainers()
  const open = useDialogs((dialogs) => dialogs.open)
  if (open === null || containers.status !== 'ready') return null
  const find = (id: string) => containers.items.find((container) => container.id === id)
  if (open.kind === 'remove') {
    const targets = open.ids.flatMap((id) => find(id) ?? [])
    return (
      <RemoveDialog
        containers={targets}
        onClose={closeDialog}
        {...(onRemoved === undefined ? {} : { onRemoved })}
      />
    )
  }
  const container = find(open.id)
  if (container === undefined) return null
  switch (open.kind) {
    case 'kill':
      return <KillDialog container={container} onClose={closeDialog} />
    case 'command':
      return <CommandDialog container={container} onClose={closeDialog} />
    case 'commit':
      return <CommitDialog container={container} onClose={closeDialog} />
  }
}
