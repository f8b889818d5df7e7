import { create } from 'zustand'
import type { Dependent } from '#shared/contract/edits.ts'
import { navigate, paths } from './route.ts'

interface Handed {
  /** Grows with each edit that is handed over, so that the page knows a new one. */
  readonly serial: number
  readonly edit: Dependent | null
}

/** An edit that another page knows better than its address can tell. */
export const useHandedEdit = create<Handed>()(() => ({ serial: 0, edit: null }))

/** Opens the plan of what makes a container hang on the one that took its other one's name. */
export function openTakingOver(edit: Dependent): void {
  useHandedEdit.setState(({ serial }) => ({ serial: serial + 1, edit }))
  navigate(paths.edit(edit.name))
}

/** Once it is in the form it is the person's own. */
export function forgetHandedEdit(): void {
  useHandedEdit.setState({ edit: null })
}
