import { posix } from 'node:path'
import type { TaskResult, TransferStarted } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { nameOf } from '../name-of.ts'
import { finish, pour } from '../transfers/pour.ts'
import type { DownloadLane, Transfers } from '../transfers/transfers.ts'
import { resolvePath } from './path-stat.ts'
import { openArchive } from './read-file.ts'
import { readHead } from './tar-head.ts'

interface Parts {
  readonly engine: Engine
  readonly transfers: Transfers
}

/** Offers a file as it is, or a folder as a tar. What is asked for is looked at first, so that a refusal is said at once. */
export async function downloadPath(
  { engine, transfers }: Parts,
  id: string,
  path: string,
  page: string,
): Promise<TransferStarted> {
  const [name, real] = await Promise.all([nameOf(engine, id), resolvePath(engine, id, path)])
  const { kind } = real.stat
  if (kind !== 'file' && kind !== 'folder')
    throw new FaultError(fault('unsupported', 'This is no regular file.', { reason: 'no-file', name: path }))
  const command = dockerCommand.download({ name, path }, kind, real.linked)
  const base = posix.basename(path) || name
  return transfers.download(page, { kind: 'download', subject: `${name}:${path}`, command }, (lane) =>
    kind === 'file'
      ? sendFile(engine, id, { path: real.path, fileName: base }, lane)
      : sendFolder(engine, id, { path: real.path, fileName: `${base}.tar` }, lane),
  )
}

interface Sent {
  readonly path: string
  readonly fileName: string
}

/** The one file of the tar, without the tar around it. */
async function sendFile(
  engine: Engine,
  id: string,
  { path, fileName }: Sent,
  lane: DownloadLane,
): Promise<TaskResult> {
  const tar = await openArchive(engine, id, path, lane.signal)
  try {
    const { header, rest } = await readHead(tar, lane.signal)
    const { size, type } = header
    if (type !== 'file')
      throw new FaultError(fault('conflict', 'The file changed meanwhile.', { reason: 'file-changed' }))
    lane.total(size)
    const sink = lane.open({ fileName, type: 'file', bytes: size })
    const first = rest.subarray(0, size)
    if (first.length > 0) sink.write(first)
    lane.count(first.length)
    await pour(tar, sink, { ...lane, bytes: size - first.length })
    await finish(sink, lane.signal)
    return { kind: 'transfer', bytes: size, files: 1 }
  } finally {
    tar.destroy()
  }
}

async function sendFolder(
  engine: Engine,
  id: string,
  { path, fileName }: Sent,
  lane: DownloadLane,
): Promise<TaskResult> {
  const tar = await openArchive(engine, id, path, lane.signal)
  try {
    const sink = lane.open({ fileName, type: 'tar', bytes: null })
    const bytes = await pour(tar, sink, lane)
    await finish(sink, lane.signal)
    return { kind: 'transfer', bytes, files: null }
  } finally {
    tar.destroy()
  }
}
