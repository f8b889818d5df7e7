import { create } from 'zustand'

/** The tag that a person wants to push, from wherever they asked; the frame shows the dialog. */
const useAsked = create<{ readonly reference: string | null }>()(() => ({ reference: null }))

export const usePushRequest = (): string | null => useAsked((state) => state.reference)

export function openPush(reference: string): void {
  useAsked.setState({ reference })
}

export function closePush(): void {
  useAsked.setState({ reference: null })
}
