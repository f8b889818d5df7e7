import type { SearchResult } from '#shared/contract/images.ts'
import { api } from '../../host/api.ts'

export interface SearchFilters {
  readonly official: boolean
  readonly stars: number
}

export const noFilters: SearchFilters = { official: false, stars: 0 }

/** The choices; 0 is any number. */
export const leastStars = [0, 10, 100, 1000] as const

export function starsOf(text: string): number {
  return leastStars.find((stars) => String(stars) === text) ?? 0
}

export function isFiltered({ official, stars }: SearchFilters): boolean {
  return official || stars > 0
}

/** Of more the rest is not shown; `docker search` alone asks for 25. */
export const mostResults = 50

/** A search as one text, so that a change of any part of it is another question; null asks nothing. */
export function questionOf(term: string | null, { official, stars }: SearchFilters): string | null {
  return term === null ? null : `${official ? 'official' : 'all'} ${String(stars)} ${term}`
}

export function askSearch(question: string, signal: AbortSignal): Promise<readonly SearchResult[]> {
  const [which, stars = '', ...term] = question.split(' ')
  const input = {
    term: term.join(' '),
    limit: mostResults,
    official: which === 'official',
    stars: Number(stars),
  }
  return api.images.search(input, { signal })
}
