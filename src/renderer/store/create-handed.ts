import { create } from 'zustand'
import type { CreateInput } from '#shared/contract/create-input.ts'
import { navigate, paths } from './route.ts'

interface Handed {
  /** Grows with each form that is handed over, so that the page knows a new one. */
  readonly serial: number
  readonly input: CreateInput | null
}

/** What the create page begins with, when another page knows it better than an address can tell. */
export const useHanded = create<Handed>()(() => ({ serial: 0, input: null }))

/** Opens the create form as it was left, or empty. */
export function openCreate(): void {
  useHanded.setState({ input: null })
  navigate(paths.create())
}

/** Opens the create form filled in: a run that failed, or one that ended at once, to be tried otherwise. */
export function openCreateWith(input: CreateInput): void {
  useHanded.setState(({ serial }) => ({ serial: serial + 1, input }))
  navigate(paths.create())
}
