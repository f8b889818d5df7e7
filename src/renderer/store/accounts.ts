import { useEffect } from 'react'
import { create } from 'zustand'
import type { RegistryAccounts } from '#shared/contract/registries.ts'
import { api } from '../host/api.ts'
import { type Asked, useAsked } from './use-asked.ts'

/** Grows when a login or logout here changed the accounts. */
const useRound = create<{ readonly round: number }>()(() => ({ round: 0 }))

export function accountsChanged(): void {
  useRound.setState(({ round }) => ({ round: round + 1 }))
}

const askAccounts = (_: string, signal: AbortSignal) => api.registries.list(undefined, { signal })

/** The accounts of the docker config, asked for anew when the window comes back: `docker login` may have been used. */
export function useAccounts(): { readonly state: Asked<RegistryAccounts>; readonly again: () => void } {
  const round = useRound((state) => state.round)
  useEffect(() => {
    window.addEventListener('focus', accountsChanged)
    return () => window.removeEventListener('focus', accountsChanged)
  }, [])
  return useAsked(`accounts ${round}`, askAccounts)
}
