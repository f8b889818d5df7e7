import { create } from 'zustand'
import type { CleanScope } from '../model/clean-plan.ts'

/** What stands open over the list or over a container's page; ids, so that a refresh cannot make it stale. */
export type OpenDialog =
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'kill'; readonly id: string }
  | { readonly kind: 'command'; readonly id: string }
  | { readonly kind: 'commit'; readonly id: string }
  | { readonly kind: 'clean'; readonly scope: CleanScope }
  | { readonly kind: 'save-point'; readonly id: string }

interface Dialogs {
  readonly open: OpenDialog | null
  /** The container whose name is being typed in place. */
  readonly renaming: string | null
  /** What was typed as its new name: its card goes when it is scrolled away, and comes back with it. null: nothing yet. */
  readonly newName: string | null
}

const none: Dialogs = { open: null, renaming: null, newName: null }

export const useDialogs = create<Dialogs>(() => none)

export function openDialog(open: OpenDialog): void {
  useDialogs.setState({ ...none, open })
}

export function closeDialog(): void {
  useDialogs.setState({ open: null })
}

/** The page that asked goes: nothing of it may stand open on the next. */
export function leaveDialogs(): void {
  useDialogs.setState(none)
}

export function beginRename(id: string): void {
  useDialogs.setState({ renaming: id, newName: null })
}

export function endRename(): void {
  useDialogs.setState({ renaming: null, newName: null })
}

export function typeNewName(newName: string): void {
  useDialogs.setState({ newName })
}
