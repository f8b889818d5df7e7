import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { FaultError, fault } from '#shared/faults.ts'
import { systemCodeOf } from '../../engine/diagnosis.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import type { IgnoreRules } from './ignore-rules.ts'

/** One thing of a context, as it goes into the tar. */
export interface ContextEntry {
  /** Relative to the context, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'pipe'
  /** Bytes; 0 for all but files. */
  readonly size: number
  /** The twelve permission bits. */
  readonly mode: number
  /** Epoch milliseconds. */
  readonly modifiedAt: number
  /** What stands in a link, wherever it leads: it is packed and never followed. */
  readonly target: string | null
}

const folders = 16

/**
 * All that a build would send of a folder, in the order of the paths, without opening a file. Links are told and
 * never followed, so nothing outside of the folder is read; sockets and devices are left out. Rejects with a FaultError.
 */
export async function scanContext(
  folder: string,
  rules: IgnoreRules,
  signal: AbortSignal,
): Promise<readonly ContextEntry[]> {
  const entries: ContextEntry[] = []
  let waiting = ['']
  try {
    while (waiting.length > 0) {
      signal.throwIfAborted()
      const found = await Promise.all(
        waiting.slice(0, folders).map((below) => scanFolder(folder, below, rules)),
      )
      waiting = waiting.slice(folders)
      for (const part of found) {
        for (const entry of part.entries) entries.push(entry)
        waiting.push(...part.below)
      }
    }
  } catch (error) {
    throw faultErrorOf(error)
  }
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function scanFolder(folder: string, below: string, rules: IgnoreRules) {
  const names = await readdir(join(folder, below)).catch((error: unknown) => {
    throw unreadable(below, error) ?? error
  })
  const entries: ContextEntry[] = []
  const further: string[] = []
  await Promise.all(
    names.map(async (name) => {
      const path = below === '' ? name : `${below}/${name}`
      const excluded = rules.excludes(path)
      if (excluded && !rules.mayHoldExceptions(path)) return
      const entry = await entryAt(folder, path)
      if (entry === null) return
      if (entry.kind === 'folder') further.push(path)
      if (!excluded) entries.push(entry)
    }),
  )
  return { entries, below: further }
}

/** null for what is no part of a context, and for what went while it was looked at. */
async function entryAt(folder: string, path: string): Promise<ContextEntry | null> {
  const full = join(folder, path)
  const stat = await lstat(full).catch(() => null)
  if (stat === null) return null
  const shared = { path, size: 0, mode: stat.mode & 0o7777, modifiedAt: stat.mtimeMs, target: null }
  if (stat.isDirectory()) return { ...shared, kind: 'folder' }
  if (stat.isSymbolicLink()) return { ...shared, kind: 'link', target: await readlink(full) }
  if (stat.isFIFO()) return { ...shared, kind: 'pipe' }
  return stat.isFile() ? { ...shared, kind: 'file', size: stat.size } : null
}

export const isForbidden = (error: unknown): boolean => ['EACCES', 'EPERM'].includes(systemCodeOf(error))

/**
 * What this computer does not let us read, as a fault; null for every other error. `path` is relative to the context,
 * empty for the context itself.
 */
export function unreadable(path: string, cause: unknown): FaultError | null {
  if (!isForbidden(cause)) return null
  const message = cause instanceof Error ? cause.message : path
  return new FaultError(fault('bad-input', message, { reason: 'unreadable', name: path || '.' }), cause)
}
