import type { FileEntry, FolderListing } from '#shared/contract/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'
import { asReadable } from '../readable.ts'
import { listInside } from './list-inside.ts'
import type { Tool } from './list-inside.ts'
import { resolvePath } from './path-stat.ts'
import { walkArchive } from './walk-archive.ts'
import type { Walk } from './walk-archive.ts'
import { createWalks } from './walks.ts'

/** What a page can hold of one folder. */
const mostEntries = 20_000
/** A container's tools do not change while it runs; a new run may have other files. */
const keptTools = 200

interface Question {
  readonly id: string
  readonly path: string
  readonly fresh: boolean
}

/**
 * Lists folders. A running container's own find and stat answer at once; without them, and when it does not run,
 * the headers of a tar of the folder do, and that tar's whole tree is kept until something happens to the container.
 */
export function createListing(engine: Engine) {
  const walks = createWalks(engine)
  const tools = new Map<string, Tool | 'archive'>()

  async function inside(id: string, path: string, signal: AbortSignal): Promise<readonly FileEntry[] | null> {
    const known = tools.get(id)
    if (known === 'archive') return null
    for (const tool of known === undefined ? (['find', 'shell'] as const) : [known]) {
      const entries = await listInside(engine, id, path, tool, signal)
      if (entries === null) continue
      if (tools.size >= keptTools) tools.clear()
      tools.set(id, tool)
      return entries
    }
    return null
  }

  async function fromArchive({ id, path, fresh }: Question, signal: AbortSignal) {
    const kept = fresh ? null : walks.find(id, path)
    if (kept !== null) return kept
    const tar = await engine.stream(
      async (docker, abortSignal) =>
        asReadable(await docker.getContainer(id).getArchive({ path, abortSignal })),
      signal,
    )
    const walk: Walk = await walkArchive(tar)
    return walks.keep(id, path, walk)
  }

  return async (question: Question, signal: AbortSignal): Promise<FolderListing> => {
    const { id, path } = question
    const details = containerDetails(
      await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
        idempotent: true,
        signal,
      }),
    )
    const about = { copyable: isCopyable(path, details), readAt: Date.now() }
    if (details.state === 'running') {
      const entries = await inside(details.id, path, signal)
      if (entries !== null) return { path, ...about, ...shown(entries, true), way: 'inside' }
    }
    const real = await resolvePath(engine, id, path, signal)
    if (real.stat.kind !== 'folder')
      throw new FaultError(fault('bad-input', 'This is no folder.', { reason: 'not-a-folder', name: path }))
    // The folder is there and no tool could list it: they will not list another either.
    if (details.state === 'running' && !tools.has(details.id)) tools.set(details.id, 'archive')
    const { entries, complete, readAt } = await fromArchive(
      { ...question, id: details.id, path: real.path },
      signal,
    )
    return { path: real.path, copyable: about.copyable, readAt, ...shown(entries, complete), way: 'archive' }
  }
}

function shown(entries: readonly FileEntry[], complete: boolean) {
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return { entries: sorted.slice(0, mostEntries), complete: complete && sorted.length <= mostEntries }
}

/** The kernel's own, and what lives in memory: docker cp looks at the disk and finds an empty folder there. */
function isCopyable(path: string, { mounts }: Pick<ReturnType<typeof containerDetails>, 'mounts'>): boolean {
  const inMemory = mounts.filter(({ type }) => type === 'tmpfs').map(({ target }) => target)
  return !['/proc', '/sys', '/dev', ...inMemory].some((top) => path === top || path.startsWith(`${top}/`))
}
