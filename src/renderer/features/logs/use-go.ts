import { useState } from 'react'
import { api, faultOf } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import type { LogScroll } from './use-log-scroll.ts'
import type { LogSearch } from './use-log-search.ts'

type Direction = 'next' | 'previous'

export interface LogGo {
  /** The row that was gone to. */
  readonly current: number | null
  readonly toHit: (direction: Direction) => void
  readonly toError: (direction: Direction) => void
  /** A search for an error came back without one. */
  readonly noError: boolean
}

interface Gone {
  readonly view: string
  readonly row: number | null
  readonly noError: boolean
}

/**
 * Going to hits and to errors: from the row gone to before, or from where a person looks; round at the ends. With
 * `stderr` each line of that stream is an error.
 */
export function useGo(
  session: string | null,
  view: string,
  search: LogSearch,
  scroll: LogScroll,
  stderr: boolean,
): LogGo {
  const [gone, setGone] = useState<Gone | null>(null)
  const known = gone?.view === view ? gone : null
  const current = known?.row ?? null

  const go = async (find: () => Promise<number | null>, isError: boolean): Promise<void> => {
    try {
      const row = await find()
      if (row !== null) scroll.reveal(row)
      setGone({ view, row: row ?? current, noError: isError && row === null })
    } catch (error) {
      toast({
        kind: 'failure',
        title: said((t) => t('logs.search.goFailed')),
        description: said((t) => faultSentence(t, faultOf(error))),
      })
    }
  }
  const findError = async (direction: Direction): Promise<number | null> => {
    if (session === null) return null
    const ask = async (row: number): Promise<number | null> =>
      (await api.logs.error({ session, row, direction, stderr }))?.row ?? null
    // Without a row to start from: the one that is nearest to what is in sight.
    const from = current === null ? (direction === 'next' ? scroll.topRow() : scroll.bottomRow()) : current
    const past = current === null ? 0 : direction === 'next' ? 1 : -1
    const round = direction === 'next' ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER
    return (await ask(from + past)) ?? (await ask(round))
  }
  return {
    current,
    noError: known?.noError ?? false,
    toHit: (direction) =>
      void go(async () => (await search.go(direction, scroll.topRow()))?.row ?? null, false),
    toError: (direction) => void go(() => findError(direction), true),
  }
}
