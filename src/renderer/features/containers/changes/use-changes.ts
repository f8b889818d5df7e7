import { useEffect, useState } from 'react'
import type { FileChange } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

interface Changes {
  /** The last that were told; they stay while they are asked anew. Null before the first. */
  readonly files: readonly FileChange[] | null
  /** When they were told; epoch milliseconds. */
  readonly at: number
  readonly fault: Fault | null
  readonly loading: boolean
}

const nothing: Changes = { files: null, at: 0, fault: null, loading: true }

/** What `docker diff` tells of a container, asked once and again when `again` is called: nothing polls. */
export function useChanges(id: string): Changes & { readonly again: () => void } {
  const [changes, setChanges] = useState(nothing)
  useEffect(() => {
    const leave = new AbortController()
    void ask(id, leave.signal, setChanges)
    return () => leave.abort()
  }, [id])
  const again = () => {
    setChanges((before) => ({ ...before, loading: true }))
    void ask(id, new AbortController().signal, setChanges)
  }
  return { ...changes, again }
}

async function ask(
  id: string,
  signal: AbortSignal,
  tell: (next: (before: Changes) => Changes) => void,
): Promise<void> {
  try {
    const files = await api.containers.changes({ id }, { signal })
    if (!signal.aborted) tell(() => ({ files, at: Date.now(), fault: null, loading: false }))
  } catch (error) {
    if (!signal.aborted) tell((before) => ({ ...before, fault: faultOf(error), loading: false }))
  }
}
