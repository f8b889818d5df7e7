import { create } from 'zustand'

/** The registry that a person wants to log in to, from wherever they asked; empty where it is still to be typed. */
const useAsked = create<{ readonly registry: string | null }>()(() => ({ registry: null }))

export const useLoginRequest = (): string | null => useAsked((state) => state.registry)

export function openLogin(registry: string): void {
  useAsked.setState({ registry })
}

export function closeLogin(): void {
  useAsked.setState({ registry: null })
}
