import type { Readable } from 'node:stream'
import { longestText } from '#shared/contract/files.ts'
import type { FileText, SavedFile } from '#shared/contract/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Header } from 'tar-stream'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { asReadable } from '../readable.ts'
import { resolvePath } from './path-stat.ts'
import type { PathStat } from './path-stat.ts'
import { readHead } from './tar-head.ts'
import { decodeText } from './text.ts'

interface Place {
  readonly id: string
  readonly path: string
}

/** A regular file as far as `longestText`: what it is, and the bytes. Links are followed. */
export interface ReadFile {
  readonly path: string
  readonly stat: PathStat
  readonly header: Header
  readonly bytes: Buffer
  readonly version: string
}

export async function readFile(engine: Engine, { id, path }: Place, signal: AbortSignal): Promise<ReadFile> {
  const real = await resolvePath(engine, id, path, signal)
  refuseSpecial(real.stat, path)
  const tar = await openArchive(engine, id, real.path, signal)
  try {
    const { header, rest } = await readHead(tar, signal)
    const bytes = await take(rest, tar, Math.min(header.size, longestText), signal)
    return { path: real.path, stat: real.stat, header, bytes, version: versionOf(real.stat) }
  } catch (error) {
    throw faultErrorOf(error)
  } finally {
    tar.destroy()
  }
}

/** `GET /containers/{id}/archive`: the path as a tar, a link as the link. */
export function openArchive(
  engine: Engine,
  id: string,
  path: string,
  signal: AbortSignal,
): Promise<Readable> {
  return engine.stream(
    async (docker, abortSignal) =>
      asReadable(await docker.getContainer(id).getArchive({ path, abortSignal })),
    signal,
    'bytes',
  )
}

/** A device or a pipe has no end, a folder is no text. */
function refuseSpecial(stat: PathStat, name: string): void {
  if (stat.kind === 'file') return
  throw new FaultError(fault('unsupported', 'This is no regular file.', { reason: 'no-file', name }))
}

/** Size and time: what every writer changes. */
export const versionOf = ({ size, modified }: PathStat): string => `${size} ${modified}`

export const savedFile = (stat: PathStat): SavedFile => ({
  version: versionOf(stat),
  size: stat.size,
  modifiedAt: Date.parse(stat.modified) || 0,
})

export function fileText({ path, stat, header, bytes, version }: ReadFile): FileText {
  const complete = bytes.length === stat.size
  const { text, encoding, lineEnding } = decodeText(bytes, complete)
  const plain = encoding === 'utf-8' || encoding === 'utf-8-bom'
  return {
    path,
    ...savedFile(stat),
    mode: stat.mode,
    uid: header.uid,
    gid: header.gid,
    version,
    text,
    encoding,
    lineEnding,
    complete,
    editable: complete && plain && lineEnding !== 'mixed',
  }
}

async function take(first: Buffer, tar: Readable, bytes: number, signal: AbortSignal): Promise<Buffer> {
  const parts = [first.subarray(0, bytes)]
  let left = bytes - (parts[0]?.length ?? 0)
  if (left === 0) return Buffer.concat(parts)
  for await (const chunk of tar) {
    signal.throwIfAborted()
    const part: Buffer = chunk.subarray(0, left)
    parts.push(part)
    left -= part.length
    if (left === 0) break
  }
  if (left > 0)
    throw new FaultError(fault('unreachable', 'The engine ended in the middle of the file.', {}, 'retry'))
  return Buffer.concat(parts)
}
