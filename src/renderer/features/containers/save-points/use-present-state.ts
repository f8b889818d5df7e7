import type { EditInput } from '#shared/contract/edits.ts'
import { type FamilyMember, familyOf, savePointReference } from '#shared/save-points.ts'
import type { SavePointItem } from '../model/save-points.ts'
import { useSavePoints } from './use-save-points.ts'

const none: readonly SavePointItem[] = []

/** What an edit of a container is asked for, to save its present state under this name before anything else. */
export function usePresentState(container: FamilyMember, name: string): EditInput['savePoint'] {
  const known = useSavePoints()
  const items = known.status === 'ready' ? known.items : none
  const taken = new Set(items.map(({ reference }) => reference))
  return {
    name,
    family: familyOf(container, items),
    reference: savePointReference(container.name, name, taken),
  }
}
