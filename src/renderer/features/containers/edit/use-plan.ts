import { useState } from 'react'
import type { EditInput, EditPlan } from '#shared/contract/edits.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { useAsked } from '../../../store/use-asked.ts'

const askPlan = (question: string, signal: AbortSignal) => {
  const input: EditInput = JSON.parse(question)
  return api.edits.plan(input, { signal })
}

/** The plan of an edit; null asks nothing. It stays in sight while an option of it makes another. */
export function usePlan(input: EditInput | null): {
  readonly plan: EditPlan | null
  readonly fault: Fault | null
  readonly again: () => void
} {
  const { state, again } = useAsked(input === null ? null : JSON.stringify(input), askPlan)
  const [plan, setPlan] = useState<EditPlan | null>(null)
  if (state.status === 'ready' && state.answer !== plan) setPlan(state.answer)
  return { plan, fault: state.status === 'failed' ? state.fault : null, again }
}
