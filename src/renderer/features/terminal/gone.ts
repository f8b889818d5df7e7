import { findContainer, onTold, told, useContainers } from '../../store/collections.ts'
import { letGo } from './close-tab.ts'
import { forgetContainer, useTerminals } from './terminals.ts'

let shown: string | null = null
let stopWatching: (() => void) | null = null

/**
 * Terminals of a removed container are let go, with all that they hold in memory; what they showed last stays as long
 * as the page shows it. Answers how to say that it does no longer.
 */
export function showTerminals(containerId: string): () => void {
  shown = containerId
  stopWatching ??= onTold((now, before) => {
    if (now.containers !== before.containers) forgetGone()
  })
  return () => {
    shown = null
    forgetGone()
  }
}

function forgetGone(): void {
  const { containers } = told()
  // An engine that is away has not removed anything.
  if (containers.status !== 'ready') return
  const { tabs, visited } = useTerminals.getState()
  const gone = (id: string): boolean => id !== shown && findContainer(containers, id) === undefined
  for (const tab of tabs) if (gone(tab.containerId)) letGo(tab)
  for (const id of visited) if (gone(id)) forgetContainer(id)
}

/** Whether the container was removed while its terminals are still looked at. */
export function useIsGone(id: string): boolean {
  const containers = useContainers()
  return containers.status === 'ready' && findContainer(containers, id) === undefined
}
