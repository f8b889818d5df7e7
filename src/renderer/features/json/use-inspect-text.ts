import { useEffect, useState } from 'react'
import type { Fault } from '#shared/faults.ts'
import { faultOf } from '../../host/api.ts'

export interface InspectText {
  /** The last that was told; it stays while it is asked anew. */
  readonly text: string | null
  readonly fault: Fault | null
  readonly again: () => void
}

type Told = Omit<InspectText, 'again'>

type Ask<T> = (of: T, signal: AbortSignal) => Promise<{ readonly text: string }>
type Set = (next: (before: Told) => Told) => void

/**
 * The engine's own JSON, read once and again whenever the summary `of` it changed: nothing polls. `ask` must be a
 * function of the module.
 */
export function useInspectText<T>(of: T, ask: Ask<T>): InspectText {
  const [told, setTold] = useState<Told>({ text: null, fault: null })
  useEffect(() => {
    const leaving = new AbortController()
    void read(of, ask, leaving.signal, setTold)
    return () => leaving.abort()
  }, [of, ask])
  return { ...told, again: () => void read(of, ask, new AbortController().signal, setTold) }
}

async function read<T>(of: T, ask: Ask<T>, signal: AbortSignal, set: Set): Promise<void> {
  try {
    const { text } = await ask(of, signal)
    if (!signal.aborted) set(() => ({ text, fault: null }))
  } catch (error) {
    if (!signal.aborted) set((before) => ({ ...before, fault: faultOf(error) }))
  }
}
