import { useState } from 'react'
import type { Dependent, Edit } from '#shared/contract/edits.ts'
import { api } from '../host/api.ts'
import { useContainers, useEdits } from './collections.ts'
import { useAsked } from './use-asked.ts'

interface Dependents {
  readonly onOld: readonly Dependent[]
  readonly onNew: readonly Dependent[]
}

const none: Dependents = { onOld: [], onNew: [] }

const ask = (question: string, signal: AbortSignal) => {
  const [editId = ''] = question.split(' ')
  return api.edits.dependents({ editId }, { signal })
}

/**
 * What hangs on the old container of a kept edit and what on the new one; nothing while it is not known. Asked again
 * when an edit ends, or when there are other containers; the last answer stays in sight meanwhile.
 */
export function useDependents(edit: Edit): Dependents {
  const states = useEdits().map(({ id, state }) => `${id} ${state}`)
  const containers = useContainers()
  const count = containers.status === 'ready' ? containers.items.length : 0
  const question = edit.state === 'kept' ? [edit.id, ...states, count].join(' ') : null
  const { state } = useAsked(question, ask)
  const [known, setKnown] = useState(none)
  if (state.status === 'ready' && state.answer !== known) setKnown(state.answer)
  return edit.state === 'kept' ? known : none
}
