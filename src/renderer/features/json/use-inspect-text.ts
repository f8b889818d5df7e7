import { useCallback, useEffect, useState } from 'react'
import type { Fault } from '#shared/faults.ts'
import { faultOf } from '../../host/api.ts'

export interface InspectText {
  /** The last that was told; it stays while it is asked anew. */
  readonly text: string | null
  readonly fault: Fault | null
  readonly again: () => void
}

type Told = Omit<InspectText, 'again'>

/**
 * The engine's own JSON, read once and again whenever the summary `of` it changed: nothing polls. `ask` must be a
 * function of the module.
 */
export function useInspectText<T>(
  of: T,
  ask: (of: T, signal: AbortSignal) => Promise<{ readonly text: string }>,
): InspectText {
  const [told, setTold] = useState<Told>({ text: null, fault: null })
  const read = useCallback(
    async (signal: AbortSignal) => {
      try {
        const { text } = await ask(of, signal)
        if (!signal.aborted) setTold({ text, fault: null })
      } catch (error) {
        if (!signal.aborted) setTold((before) => ({ ...before, fault: faultOf(error) }))
      }
    },
    [of, ask],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void read(leaving.signal)
    return () => leaving.abort()
  }, [read])
  return { ...told, again: () => void read(new AbortController().signal) }
}
