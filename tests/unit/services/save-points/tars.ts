import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

export type File = readonly [name: string, content: string | Uint8Array, header?: Header]
type Header = Omit<Parameters<ReturnType<typeof pack>['entry']>[0], 'name'>

/** A tar of these files, in this order; a name that ends with a slash is a folder. */
export async function tarOf(files: readonly File[]): Promise<Uint8Array> {
  const tar = pack()
  for (const [name, content, header] of files) {
    const type = name.endsWith('/') ? 'directory' : 'file'
    tar.entry({ name, type, mtime: new Date(0), ...header }, Buffer.from(content))
  }
  tar.finalize()
  return buffer(Readable.from(tar))
}

/** The same bytes as they may come: `size` at a time. */
export function inPieces(bytes: Uint8Array, size: number): Readable {
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return Readable.from(pieces(), { objectMode: false })
}
