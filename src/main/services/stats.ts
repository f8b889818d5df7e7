import type { StatsFeed } from '#shared/contract/stats.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Mirror } from '../engine/mirror.ts'
import type { Implementation } from './implementation.ts'
import { createReader } from './reader.ts'
import { createFollowedContainers, type FollowedContainers } from './stats/followed-containers.ts'
import { openWatch, type WatchSession } from './stats/watch-session.ts'

/** A page has one list; more than a few sessions are a page that forgets to leave. */
const mostSessionsAPage = 4

/** The `stats` domain: streams of what somebody looks at, and of nothing else. */
export function createStats(
  engine: Engine,
  mirror: Mirror,
): { readonly implementation: Implementation<'stats'>; readonly close: () => void } {
  const followed = createFollowedContainers(engine, mirror)
  const pages = new Map<string, Map<string, WatchSession>>()

  const implementation: Implementation<'stats'> = {
    watch: ({ session, ids }, { page, signal }) => {
      const mine = pages.get(page) ?? new Map<string, WatchSession>()
      if (mine.has(session) || mine.size >= mostSessionsAPage)
        return Promise.reject(new FaultError(fault('conflict', 'This page watches statistics already.')))
      const watch = openWatch(followed, ids, signal, () => {
        mine.delete(session)
        if (mine.size === 0) pages.delete(page)
      })
      if (!signal.aborted) pages.set(page, mine.set(session, watch))
      return Promise.resolve(watch.iterator)
    },
    update: ({ session, ids }, { page }) => {
      const watch = pages.get(page)?.get(session)
      if (watch === undefined)
        return Promise.reject(
          new FaultError(fault('not-found', 'These statistics are not watched any more.', { what: 'watch' })),
        )
      watch.update(ids)
      return Promise.resolve()
    },
    follow: ({ id }, { signal }) => Promise.resolve(follow(followed, id, signal)),
  }
  return { implementation, close: followed.close }
}

/** The history first, then what comes; a reader that is slow gets several samples at once. */
function follow(
  followed: FollowedContainers,
  id: string,
  signal: AbortSignal,
): AsyncIteratorObject<StatsFeed, unknown, void> {
  let fresh = true
  let from = 0
  const { iterator, wake } = createReader<StatsFeed>(
    () => {
      if (!fresh) return null
      fresh = false
      const { times, figures, end } = look.container.ring.since(from)
      from = end
      return { ...look.container.told(), times, figures }
    },
    signal,
    () => look.leave(),
  )
  const look = followed.look(id, () => {
    fresh = true
    wake()
  })
  if (signal.aborted) look.leave()
  return iterator
}
