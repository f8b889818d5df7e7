import { useEffect, useState } from 'react'
import type { FileChange } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

/** A save point's reference, and what it is compared with. */
export interface Question {
  readonly from: string
  readonly to:
    | { readonly kind: 'image'; readonly image: string }
    | { readonly kind: 'container'; readonly id: string }
}

export type Comparison =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly readBytes: number }
  | { readonly status: 'done'; readonly changes: readonly FileChange[] }
  | { readonly status: 'failed'; readonly fault: Fault }

/** Compares while `question` is not null; another question, or leaving, ends what is being read. */
export function useComparison(question: Question | null): Comparison {
  const [told, setTold] = useState<{ readonly of: Question; readonly comparison: Comparison } | null>(null)
  useEffect(() => {
    if (question === null) return
    const leave = new AbortController()
    void compare(question, leave.signal, (comparison) => {
      if (!leave.signal.aborted) setTold({ of: question, comparison })
    })
    return () => leave.abort()
  }, [question])
  if (question === null) return { status: 'idle' }
  return told?.of === question ? told.comparison : { status: 'reading', readBytes: 0 }
}

async function compare(
  question: Question,
  signal: AbortSignal,
  tell: (comparison: Comparison) => void,
): Promise<void> {
  const changes: FileChange[] = []
  try {
    for await (const part of await api.savePoints.compare(question, { signal })) {
      if (part.kind === 'progress') tell({ status: 'reading', readBytes: part.readBytes })
      else changes.push(...part.changes)
    }
    tell({ status: 'done', changes })
  } catch (error) {
    tell({ status: 'failed', fault: faultOf(error) })
  }
}
