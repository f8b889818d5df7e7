import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProcessTable } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import type { ProcessColumns } from '#shared/process-columns.ts'
import { api, faultOf } from '../../../host/api.ts'
import { useVisible } from '../../../store/use-visible.ts'

export interface ProcessesView {
  /** The last that was told, and when; it stays while it is asked anew. */
  readonly table: ProcessTable | null
  readonly at: number
  readonly fault: Fault | null
  readonly asking: boolean
}

/** Milliseconds of rest between an answer and the next question. */
const restFor = 5000
const nothing: ProcessesView = { table: null, at: 0, fault: null, asking: false }

/**
 * Asks once, and again whenever `again` is called; with `goesOn` also after a rest, for as long as somebody can see
 * the page. The next question always waits for the answer to the one before.
 */
export function useProcesses(
  id: string,
  columns: ProcessColumns,
  { runs, goesOn }: { readonly runs: boolean; readonly goesOn: boolean },
): ProcessesView & { readonly again: () => void } {
  const visible = useVisible()
  const [view, setView] = useState(nothing)
  const begin = useRef(() => {})
  useEffect(() => {
    if (!runs || !visible) return
    let leaving = new AbortController()
    let rest: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      leaving.abort()
      clearTimeout(rest)
      leaving = new AbortController()
      const { signal } = leaving
      setView((before) => ({ ...before, asking: true }))
      const answer = await asked(id, columns, signal)
      if (signal.aborted) return
      setView((before) => ({ ...before, ...answer, asking: false }))
      if (goesOn) rest = setTimeout(() => void ask(), restFor)
    }
    begin.current = () => void ask()
    void ask()
    return () => {
      leaving.abort()
      clearTimeout(rest)
    }
  }, [id, columns, runs, goesOn, visible])
  return { ...view, again: useCallback(() => begin.current(), []) }
}

async function asked(
  id: string,
  columns: ProcessColumns,
  signal: AbortSignal,
): Promise<Partial<ProcessesView>> {
  try {
    return { table: await api.containers.top({ id, columns }, { signal }), at: Date.now(), fault: null }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}
