import { useState } from 'react'
import type { Task } from '#shared/contract/tasks.ts'
import { useTasks } from '../../store/collections.ts'
import { useRoute } from '../../store/route.ts'
import { useBuildState } from './build-state.ts'

interface Known {
  /** In the address. */
  readonly asked: string | undefined
  /** Begun here. */
  readonly own: string | null
  /** Found running, and kept when it has ended. */
  readonly adopted: string | null
}

/**
 * The build that a page shows: the one in its address, the one that it began, else one that runs: begun by another
 * page, or by this one before it was loaded anew. It changes for no other while it runs.
 */
export function shownBuild(tasks: readonly Task[], { asked, own, adopted }: Known) {
  const builds = tasks.filter(({ kind }) => kind === 'build')
  const running = builds.filter(({ state }) => state === 'running')
  const follows = adopted === null || running.some(({ id }) => id === adopted) ? adopted : null
  const next = follows ?? running.at(-1)?.id ?? adopted
  return { shown: builds.find(({ id }) => id === asked)?.id ?? own ?? next, adopted: next }
}

export function useShownBuild(): string | null {
  const tasks = useTasks()
  const asked = useRoute().query['task']
  const own = useBuildState((state) => state.taskId)
  const [adopted, adopt] = useState<string | null>(null)
  const next = shownBuild(tasks, { asked, own, adopted })
  if (next.adopted !== adopted) adopt(next.adopted)
  return next.shown
}
