import { posix } from 'node:path'
import type { FileKind, FolderListing, UploadEntry } from '#shared/contract/files.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { resolvePath } from './path-stat.ts'
import { openArchive } from './read-file.ts'
import { readHead } from './tar-head.ts'

/** What a file or folder that is there has, and what takes its place keeps. */
export interface Standing {
  readonly kind: FileKind
  /** The twelve permission bits. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

export interface Place {
  readonly engine: Engine
  readonly list: (folder: string) => Promise<FolderListing>
  readonly id: string
  /** Resolved; the entries' paths are below it. */
  readonly folder: string
}

/** As many names of one folder are looked up one by one; listing the folder costs about as much as these. */
const mostSingle = 100

/** What stands where the entries go, by the entries' paths. What is free is not in it. */
export async function standingAt(
  place: Place,
  entries: readonly UploadEntry[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Standing>> {
  const byFolder = new Map<string, string[]>()
  for (const { path } of entries) {
    const parent = posix.dirname(path)
    byFolder.set(parent, [...(byFolder.get(parent) ?? []), path])
  }
  const found = new Map<string, Standing>()
  for (const [parent, paths] of byFolder) {
    signal.throwIfAborted()
    // What a link leads to is where the engine writes as well.
    if (parent !== '.' && !(await isFolder(place, parent, signal))) continue
    const there = paths.length > mostSingle ? await listed(place, parent) : null
    for (const path of paths) {
      const standing = there === null ? await headOf(place, path, signal) : there.get(posix.basename(path))
      if (standing) found.set(path, standing)
    }
  }
  return found
}

export const below = (folder: string, path: string): string => `${folder.replace(/\/$/, '')}/${path}`

async function isFolder({ engine, id, folder }: Place, path: string, signal: AbortSignal): Promise<boolean> {
  const real = await unlessFree(() => resolvePath(engine, id, below(folder, path), signal))
  return real?.stat.kind === 'folder'
}

/** One folder at once; null when it holds more than is read of a folder. */
async function listed({ list, folder }: Place, path: string): Promise<ReadonlyMap<string, Standing> | null> {
  const { entries, complete } = await list(path === '.' ? folder : below(folder, path))
  return complete ? new Map(entries.map((entry) => [entry.name, entry])) : null
}

/** `HEAD` tells no owner; the first header of a tar does. */
async function headOf(
  { engine, id, folder }: Place,
  path: string,
  signal: AbortSignal,
): Promise<Standing | null> {
  return unlessFree(async () => {
    const tar = await openArchive(engine, id, below(folder, path), signal)
    try {
      const { header } = await readHead(tar, signal)
      const kind = kinds[header.type ?? 'file'] ?? 'device'
      return { kind, mode: header.mode & 0o7777, uid: header.uid, gid: header.gid }
    } finally {
      tar.destroy()
    }
  })
}

const kinds: Readonly<Partial<Record<string, FileKind>>> = {
  file: 'file',
  directory: 'folder',
  symlink: 'link',
}

async function unlessFree<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    const isFree =
      error instanceof FaultError &&
      error.fault.code === 'not-found' &&
      error.fault.detail['kind'] !== 'container'
    if (isFree) return null
    throw error
  }
}
