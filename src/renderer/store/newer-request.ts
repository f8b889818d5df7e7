import { create } from 'zustand'

/** The tag of which a person asks whether its registry has another image by now. */
const useAsked = create<{ readonly reference: string | null }>()(() => ({ reference: null }))

export const useNewerRequest = (): string | null => useAsked((state) => state.reference)

export function openNewer(reference: string): void {
  useAsked.setState({ reference })
}

export function closeNewer(): void {
  useAsked.setState({ reference: null })
}
