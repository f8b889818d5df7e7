import { posix } from 'node:path'
import type { SavedFile } from '#shared/contract/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { statPath } from './path-stat.ts'
import { fileText, readFile, savedFile, versionOf } from './read-file.ts'
import { entryHead, padding, tarEnd } from './tar-entry.ts'
import type { EntryHeader } from './tar-entry.ts'
import { encodeText } from './text.ts'

interface Edit {
  readonly id: string
  readonly path: string
  readonly text: string
  readonly version: string
}

/** A save is small; an engine that does not answer is not waited for. Milliseconds. */
const patience = 60_000

/**
 * Puts an edited text in a file's place, with its mode and owner. The engine takes the old file away before it
 * writes the new one, so what was read is put back when that fails. Between the last look and the write another hand
 * may still come: the engine has no lock for that.
 */
export async function writeFile(
  engine: Engine,
  { id, path, text, version }: Edit,
  signal: AbortSignal,
): Promise<SavedFile> {
  const before = await readFile(engine, { id, path }, signal)
  if (before.version !== version)
    throw new FaultError(
      fault('conflict', 'The file changed meanwhile.', { reason: 'file-changed', name: path }),
    )
  const { editable, encoding, lineEnding } = fileText(before)
  if (!editable || (encoding !== 'utf-8' && encoding !== 'utf-8-bom'))
    throw new FaultError(fault('unsupported', 'This file cannot be saved as text.', { reason: 'no-text' }))
  const after = encodeText(text, { encoding, lineEnding })
  const { mode, uid, gid } = before.header
  const kept = { name: posix.basename(before.path), mode, uid, gid }
  try {
    await putFile(engine, id, before.path, { ...kept, mtime: new Date() }, after)
  } catch (error) {
    throw await undone(engine, id, before, kept, error)
  }
  return savedFile(await statPath(engine, id, before.path))
}

/** The failure, after the old file was put back where it was lost by it. */
async function undone(
  engine: Engine,
  id: string,
  before: Awaited<ReturnType<typeof readFile>>,
  kept: EntryHeader,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof FaultError)) return error
  const isSame = async (): Promise<boolean> =>
    versionOf(await statPath(engine, id, before.path)) === before.version
  try {
    if (await isSame().catch(() => false)) return error
    const mtime = new Date(before.stat.modified)
    await putFile(engine, id, before.path, { ...kept, mtime }, before.bytes)
    return error
  } catch {
    const detail = { ...error.fault.detail, lost: before.path }
    return new FaultError({ ...error.fault, detail }, error)
  }
}

async function putFile(
  engine: Engine,
  id: string,
  path: string,
  header: EntryHeader,
  bytes: Buffer,
): Promise<void> {
  const tar = Buffer.concat([
    await entryHead({ ...header, type: 'file', size: bytes.length }),
    bytes,
    padding(bytes.length),
    tarEnd,
  ])
  const { body, answered } = await engine.put(
    archivePath(id, posix.dirname(path)),
    tar.length,
    AbortSignal.timeout(patience),
  )
  body.end(tar)
  await answered
}

/** `PUT /containers/{id}/archive` into a folder; a folder is never put in the place of a file, nor the other way. */
export function archivePath(id: string, folder: string): string {
  const query = new URLSearchParams({ path: folder, noOverwriteDirNonDir: 'true' })
  return `/containers/${encodeURIComponent(id)}/archive?${query.toString()}`
}
