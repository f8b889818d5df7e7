import { posix } from 'node:path'
import type { Engine } from '../../engine/engine.ts'
import type { Implementation } from '../implementation.ts'
import type { Transfers } from '../transfers/transfers.ts'
import { makeFolder, removePath, renamePath } from './arrange.ts'
import { downloadPath } from './download.ts'
import { createListing } from './listing.ts'
import { lookAt } from './look-at.ts'
import { fileText, readFile } from './read-file.ts'
import { uploadInto } from './upload.ts'
import { writeFile } from './write-file.ts'

/** The files domain: the file system of one container, running or not, with a shell in it or without. */
export function createFiles(parts: {
  readonly engine: Engine
  readonly transfers: Transfers
}): Implementation<'files'> {
  const { engine } = parts
  const list = createListing(engine)
  const sending = {
    ...parts,
    list: (place: { id: string; path: string }, signal: AbortSignal) =>
      list({ ...place, fresh: true }, signal),
  }
  return {
    list: (input, { signal }) => list({ ...input, path: plain(input.path) }, signal),
    look: ({ id, path }, { signal }) => lookAt({ engine, list }, { id, path: plain(path) }, signal),
    read: async ({ id, path }, { signal }) =>
      fileText(await readFile(engine, { id, path: plain(path) }, signal)),
    write: (input, { signal }) => writeFile(engine, { ...input, path: plain(input.path) }, signal),
    makeFolder: ({ id, path }, { signal }) => makeFolder(engine, { id, path: plain(path) }, signal),
    rename: (input, { signal }) => renamePath(engine, { ...input, path: plain(input.path) }, signal),
    remove: ({ id, path }, { signal }) => removePath(engine, { id, path: plain(path) }, signal),
    download: ({ id, path }, { page }) => downloadPath(parts, id, plain(path), page),
    upload: (input, asker) => uploadInto(sending, { ...input, path: plain(input.path) }, asker),
  }
}

/** Without `//`, `.` and a slash at the end; `..` stops at the root. */
function plain(path: string): string {
  const normal = posix.normalize(path)
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal
}
