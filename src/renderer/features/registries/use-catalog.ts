import { useState } from 'react'
import type { Catalog } from '#shared/contract/registries.ts'
import { api } from '../../host/api.ts'
import { useAccounts } from '../../store/accounts.ts'
import { type Asked, useAsked } from '../../store/use-asked.ts'

interface Pages {
  readonly who: string
  readonly before: readonly string[]
  readonly page: string | null
}

async function askPage(question: string, signal: AbortSignal): Promise<Catalog> {
  const [registry = '', page = ''] = question.split('\n')
  return api.registries.catalog({ registry, ...(page !== '' && { page }) }, { signal })
}

/** The catalog of a registry, page after page; from the first again when the account there is another. */
export function useCatalog(registry: string): {
  readonly state: Asked<Catalog>
  readonly repositories: readonly string[]
  /** Asks for the next page; null when all is here. */
  readonly more: (() => void) | null
  readonly again: () => void
} {
  const accounts = useAccounts().state
  const known = accounts.status === 'ready' ? accounts.answer.accounts : []
  const [settled, setSettled] = useState('')
  const now = known.find((account) => account.registry === registry)?.username ?? ''
  // While the accounts are asked for anew nothing is known, and nothing has changed.
  if (accounts.status === 'ready' && now !== settled) setSettled(now)
  const [pages, setPages] = useState<Pages>({ who: '', before: [], page: null })
  const mine = pages.who === settled ? pages : { who: settled, before: [], page: null }
  const { state, again } = useAsked(`${registry}\n${mine.page ?? ''}\n${settled}`, askPage)
  const here = state.status === 'ready' ? state.answer.repositories : []
  const repositories = [...mine.before, ...here]
  const next = state.status === 'ready' ? state.answer.next : null
  const more = next === null ? null : () => setPages({ who: settled, before: repositories, page: next })
  return { state, repositories, more, again }
}
