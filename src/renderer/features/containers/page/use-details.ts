import { useEffect, useState } from 'react'
import type { ContainerDetails, ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

interface DetailsState {
  /** The last that was told; it stays while it is asked anew. */
  readonly details: ContainerDetails | null
  readonly fault: Fault | null
}

/** Inspects once, and again whenever the summary changed: nothing polls. */
export function useDetails(summary: ContainerSummary): DetailsState & { readonly again: () => void } {
  const [state, setState] = useState<DetailsState>({ details: null, fault: null })
  useEffect(() => {
    const leave = new AbortController()
    void inspect(summary.id, leave.signal, setState)
    return () => leave.abort()
  }, [summary])
  const details = state.details?.id === summary.id ? state.details : null
  const again = () => void inspect(summary.id, new AbortController().signal, setState)
  return { details, fault: state.fault, again }
}

async function inspect(
  id: string,
  signal: AbortSignal,
  tell: (next: (before: DetailsState) => DetailsState) => void,
): Promise<void> {
  try {
    const details = await api.containers.inspect({ id }, { signal })
    if (!signal.aborted) tell(() => ({ details, fault: null }))
  } catch (error) {
    if (!signal.aborted) tell((before) => ({ ...before, fault: faultOf(error) }))
  }
}
