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
}

export const useDialogs = create<Dialogs>(() => ({ open: null, renaming: null }))

export function openDialog(open: OpenDialog): void {
  useDialogs.setState({ open, renaming: null })
}

export function closeDialog(): void {
  useDialogs.setState({ open: null })
}

/** The page that asked goes: nothing of it may stand open on the next. */
export function leaveDialogs(): void {
  useDialogs.setState({ open: null, renaming: null })
}

export function beginRename(id: string): void {
  useDialogs.setState({ renaming: id })
}

export function endRename(): void {
  useDialogs.setState({ renaming: null })
}
