import type { FileEntry } from '#shared/contract/files.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Walk } from './walk-archive.ts'

/** One container is looked at; a few more cost little. */
const keptWalks = 4
/** Milliseconds. A stopped container's files change by a copy alone, which is an event; a running one's change as they like. */
const lifetime = 60_000

interface Kept {
  readonly root: string
  readonly walk: Walk
  readonly readAt: number
}

export interface Found {
  readonly entries: readonly FileEntry[]
  readonly complete: boolean
  readonly readAt: number
}

/** The trees that were read from tars, so that the way down and back up costs nothing. Events make them forgotten. */
export function createWalks(engine: Pick<Engine, 'onEvent'>) {
  const kept = new Map<string, Kept>()
  engine.onEvent(({ type, id, action }) => {
    if (type === 'container' && /^(start|die|destroy|extract-to-dir)/.test(action)) kept.delete(id)
  })

  function look({ root, walk, readAt }: Kept, path: string): Found | null {
    if (path !== root && !path.startsWith(root === '/' ? '/' : `${root}/`)) return null
    const below = path.slice(root.length).replace(/^\//, '')
    const entries = walk.folders.get(below)
    // A folder that a cap left out is not empty.
    if (entries === undefined || (!walk.complete && below !== '')) return null
    return { entries, complete: walk.complete, readAt }
  }

  return {
    find: (id: string, path: string): Found | null => {
      const found = kept.get(id)
      if (found === undefined || Date.now() - found.readAt > lifetime) return null
      return look(found, path)
    },
    keep: (id: string, root: string, walk: Walk): Found => {
      const readAt = Date.now()
      kept.delete(id)
      kept.set(id, { root, walk, readAt })
      const oldest = kept.size > keptWalks ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      return { entries: walk.folders.get('') ?? [], complete: walk.complete, readAt }
    },
  }
}
