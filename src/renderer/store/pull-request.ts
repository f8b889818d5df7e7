import { create } from 'zustand'

/** A person wants to pull an image by its name, its digest or for another platform; null when nobody asks. */
const useAsked = create<{ readonly reference: string | null }>()(() => ({ reference: null }))

export const usePullRequest = (): string | null => useAsked((state) => state.reference)

/** With what stands in the field at first. */
export function openPull(reference: string): void {
  useAsked.setState({ reference })
}

export function closePull(): void {
  useAsked.setState({ reference: null })
}
