import type { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import type { Header } from 'tar-stream'
import type { FileEntry, FileKind } from '#shared/contract/files.ts'

/** What a tar of a folder tells: every folder below it, by its path relative to the first. */
export interface Walk {
  readonly folders: ReadonlyMap<string, readonly FileEntry[]>
  /** False: a cap was reached, and what comes later in the tar is missing. */
  readonly complete: boolean
}

export interface WalkCaps {
  readonly entries: number
  readonly bytes: number
  readonly milliseconds: number
}

/** A root file system of an ordinary image is far below; a folder of films is not. */
export const usualCaps: WalkCaps = { entries: 250_000, bytes: 4 * 1024 ** 3, milliseconds: 20_000 }

/**
 * Reads the headers of a tar and passes over the bodies. The tar is a container's: names that are absolute or lead
 * out of the folder are left out, and nothing is ever written. The stream is destroyed at the end.
 */
export async function walkArchive(tar: Readable, caps: WalkCaps = usualCaps): Promise<Walk> {
  const tree = createTree()
  const until = Date.now() + caps.milliseconds
  let bytes = 0
  let complete = false
  const reader = extract()
  tar.on('data', (chunk: Buffer) => void (bytes += chunk.length))
  // What breaks the tar breaks the reader; what ends the reader early ends the tar.
  tar.on('error', (error) => reader.destroy(error))
  tar.on('close', () => tar.readableEnded || reader.destroy(new Error('The tar ended early.')))
  tar.pipe(reader)
  try {
    for await (const entry of reader) {
      tree.add(entry.header)
      entry.resume()
      if (tree.count() > caps.entries || bytes > caps.bytes || Date.now() > until) break
    }
    complete = tar.readableEnded
  } finally {
    tar.destroy()
  }
  return { folders: tree.folders(), complete }
}

function createTree() {
  const folders = new Map<string, FileEntry[]>([['', []]])
  const sizes = new Map<string, number>()
  let root: string | null = null
  let count = 0

  function add(header: Header): void {
    // The first entry is the folder itself, under whatever name the engine gives it.
    if (root === null) {
      root = header.name.replace(/\/+$/, '')
      return
    }
    const path = relative(root, header.name)
    if (path === null) return
    const cut = path.lastIndexOf('/')
    const folder = path.slice(0, Math.max(0, cut))
    const entry = entryOf(header, path.slice(cut + 1), (linked) =>
      sizes.get(relative(root ?? '', linked) ?? ''),
    )
    if (entry === null) return
    count += 1
    sizes.set(path, entry.size)
    const siblings = folders.get(folder)
    if (siblings === undefined) folders.set(folder, [entry])
    else siblings.push(entry)
    if (entry.kind === 'folder' && !folders.has(path)) folders.set(path, [])
  }
  return { add, count: () => count, folders: () => folders }
}

/** A name below the root; null for what leads out of it. */
function relative(root: string, name: string): string | null {
  const below = root !== '' && name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name
  const parts = below.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/')
}

const kinds: Readonly<Partial<Record<Header['type'], FileKind>>> = {
  file: 'file',
  'contiguous-file': 'file',
  link: 'file',
  symlink: 'link',
  directory: 'folder',
  'character-device': 'device',
  'block-device': 'device',
  fifo: 'pipe',
}

function entryOf(
  header: Header,
  name: string,
  sizeOf: (linked: string) => number | undefined,
): FileEntry | null {
  const kind = kinds[header.type]
  if (kind === undefined || name === '') return null
  return {
    name,
    kind,
    // A second name of the same file carries no body.
    size: header.type === 'link' ? (sizeOf(header.linkname) ?? 0) : header.size,
    mode: header.mode & 0o7777,
    uid: header.uid,
    gid: header.gid,
    user: null,
    group: null,
    modifiedAt: header.mtime.getTime(),
    target: kind === 'link' ? header.linkname : null,
  }
}
