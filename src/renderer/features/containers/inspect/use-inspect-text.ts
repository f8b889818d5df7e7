import { useEffect, useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

export interface InspectText {
  /** The last that was told; it stays while it is asked anew. */
  readonly text: string | null
  readonly fault: Fault | null
}

/** The engine's own JSON, read once and again whenever the summary changed: nothing polls. */
export function useInspectText(summary: ContainerSummary): InspectText & { readonly again: () => void } {
  const [state, setState] = useState<InspectText>({ text: null, fault: null })
  useEffect(() => {
    const leaving = new AbortController()
    void read(summary.id, leaving.signal, setState)
    return () => leaving.abort()
  }, [summary])
  return { ...state, again: () => void read(summary.id, new AbortController().signal, setState) }
}

async function read(
  id: string,
  signal: AbortSignal,
  set: (next: (before: InspectText) => InspectText) => void,
): Promise<void> {
  try {
    const { text } = await api.containers.inspectText({ id }, { signal })
    if (!signal.aborted) set(() => ({ text, fault: null }))
  } catch (error) {
    if (!signal.aborted) set((before) => ({ ...before, fault: faultOf(error) }))
  }
}
