import { useMemo } from 'react'
import { useContainers } from '../../../store/collections.ts'

/** Networks that containers here are on, and the engine's own. */
export function useNetworkNames(): readonly string[] {
  const containers = useContainers()
  return useMemo(() => {
    const used = containers.status === 'ready' ? containers.items.flatMap(({ networks }) => networks) : []
    return [...new Set(['bridge', 'host', 'none', ...used])]
  }, [containers])
}
