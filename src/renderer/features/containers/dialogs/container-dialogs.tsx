import { Suspense, useEffect, useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useContainers } from '../../../store/collections.ts'
import { lazyPart } from '../../../store/lazy-part.ts'
import { closeDialog, leaveDialogs, type OpenDialog, useDialogs } from '../actions/dialogs.ts'
import { CommitDialog } from '../commit/commit-dialog.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { GoneDialog } from './gone-dialog.tsx'
import { KillDialog } from './kill-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

/** The largest of the questions, and the one that is asked least. */
const CleanDialog = lazyPart(async () => (await import('../clean/clean-dialog.tsx')).CleanDialog)
const SavePointDialog = lazyPart(
  async () => (await import('../save-points/save-point-dialog.tsx')).SavePointDialog,
)

/** Whatever question stands open; it goes with the page that asked it. */
export function ContainerDialogs({ onRemoved }: { onRemoved?: () => void }) {
  const open = useDialogs((dialogs) => dialogs.open)
  useEffect(() => leaveDialogs, [])
  if (open === null) return null
  if (open.kind === 'clean')
    return (
      <Suspense fallback={null}>
        <CleanDialog key={open.scope} scope={open.scope} onClose={closeDialog} />
      </Suspense>
    )
  return <Question key={JSON.stringify(open)} open={open} onRemoved={onRemoved} />
}

type AboutSome = Exclude<OpenDialog, { readonly kind: 'clean' }>

function Question({ open, onRemoved }: { open: AboutSome; onRemoved: (() => void) | undefined }) {
  const { known, gone } = useAsked(open.kind === 'remove' ? open.ids : [open.id])
  const [first] = known
  if (first === undefined) return null
  const container = gone.has(first.id) ? null : first
  switch (open.kind) {
    case 'remove': {
      const targets = known.filter(({ id }) => !gone.has(id))
      if (targets.length === 0) break
      return (
        <RemoveDialog
          containers={targets}
          onClose={closeDialog}
          {...(onRemoved === undefined ? {} : { onRemoved })}
        />
      )
    }
    case 'kill':
      if (container === null) break
      return <KillDialog container={container} onClose={closeDialog} />
    case 'command':
      if (container === null) break
      return <CommandDialog container={container} onClose={closeDialog} />
    case 'save-point':
      return (
        <Suspense>
          <SavePointDialog container={first} gone={container === null} onClose={closeDialog} />
        </Suspense>
      )
    case 'commit':
      return <CommitDialog container={first} gone={container === null} onClose={closeDialog} />
  }
  return <GoneDialog names={known.map(({ name }) => name)} onClose={closeDialog} />
}

/** The containers of a question as they were told last, and those of them that are gone since. */
function useAsked(ids: readonly string[]): {
  readonly known: readonly ContainerSummary[]
  readonly gone: ReadonlySet<string>
} {
  const containers = useContainers()
  const items = containers.status === 'ready' ? containers.items : null
  const found = ids.map((id) => items?.find((container) => container.id === id))
  const [known, setKnown] = useState(found)
  const latest = found.map((container, place) => container ?? known[place])
  if (latest.some((container, place) => container !== known[place])) setKnown(latest)
  return {
    known: latest.flatMap((container) => container ?? []),
    gone: new Set(items === null ? [] : ids.filter((_, place) => found[place] === undefined)),
  }
}
