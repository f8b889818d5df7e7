import { posix } from 'node:path'
import type { Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { FaultError, fault } from '#shared/faults.ts'
import type { TreeEntry } from './file-tree.ts'

/** More than any image has; past it the names alone would fill the memory. */
const mostEntries = 2_000_000

/**
 * The files of one tar, which may come through an unpacker. Contents pass through a checksum and are not kept. Engine 20.10 writes whole seconds
 * into its tars, so that a file written twice within one differs by its checksum alone.
 */
export async function readTar(
  tar: readonly [Readable, ...Duplex[]],
  keep: (path: string) => boolean,
): Promise<readonly TreeEntry[]> {
  const entries: TreeEntry[] = []
  const parser = extract()
  parser.on('entry', (header, content, next) => {
    const path = absolute(header.name)
    // The parser tells it too, and that is heard.
    content.on('error', () => undefined)
    if (!keep(path)) {
      content.on('end', next)
      content.resume()
      return
    }
    if (entries.length >= mostEntries) {
      next(new FaultError(fault('engine-error', `An image has more than ${mostEntries} files.`)))
      return
    }
    let checksum = 0
    content.on('data', (chunk) => {
      if (chunk instanceof Uint8Array) checksum = crc32(chunk, checksum)
    })
    content.on('end', () => {
      entries.push(entryOf(header, path, checksum))
      next()
    })
  })
  await pipeline([...tar, parser])
  return entries
}

function entryOf(header: Header, path: string, checksum: number): TreeEntry {
  const { type, mode, uid, gid, mtime, linkname, devmajor, devminor, pax } = header
  const directory = type === 'directory'
  const seconds = Math.floor(mtime.getTime() / 1000)
  const size = directory ? 0 : header.size
  return {
    path,
    directory,
    linkOf: type === 'link' ? absolute(linkname) : null,
    print: [
      type,
      mode,
      uid,
      gid,
      size,
      seconds,
      linkname,
      devmajor,
      devminor,
      checksum,
      ...attributes(pax),
    ].join(' '),
  }
}

/** Extended attributes, such as the capabilities of a program. */
function attributes(pax: unknown): readonly string[] {
  if (typeof pax !== 'object' || pax === null) return []
  return Object.entries(pax)
    .filter(([name]) => name.startsWith('SCHILY.xattr.'))
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
}

/** `./etc/`, `etc` and `/etc` are one; nothing leads out of the root. */
export function absolute(name: string): string {
  const path = posix.resolve('/', name)
  return path === '/' ? '/' : path.replace(/\/$/, '')
}
