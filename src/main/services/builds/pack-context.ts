import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import type { Header, Pack } from 'tar-stream'
import { FaultError, fault } from '#shared/faults.ts'
import { asError } from '../../engine/abort.ts'
import { markFileType } from './file-type.ts'
import { unreadable } from './scan-context.ts'
import type { ContextEntry } from './scan-context.ts'

interface Packing {
  readonly folder: string
  readonly entries: readonly ContextEntry[]
  /** Text that goes instead of what a file holds: an edited Dockerfile. */
  readonly instead: ReadonlyMap<string, string>
  readonly signal: AbortSignal
  /** Told the bytes of files as they are handed on. */
  readonly count: (bytes: number) => void
}

type Sink = ReturnType<Pack['entry']>

/** Files up to this size are read whole, and so many ahead: opening is what costs. */
const small = 64 * 1024
const ahead = 32
const chunk = 256 * 1024

/** A context as a tar stream: nothing is held but what is read ahead, so the memory is flat whatever its size. */
export function packContext(packing: Packing): Readable {
  const tar = pack()
  const bodies = new WeakSet<object>()
  void fill(tar, packing, bodies).then(
    () => tar.finalize(),
    (error: unknown) => tar.destroy(asError(error)),
  )
  return Readable.from(gathered(tar, bodies), { objectMode: false, highWaterMark: 1024 * 1024 })
}

/** A write for each header and each small file would cost more than the files. */
async function* gathered(
  tar: AsyncIterable<unknown>,
  bodies: WeakSet<object>,
): AsyncGenerator<Buffer, void, void> {
  let held: Uint8Array[] = []
  let bytes = 0
  for await (const part of tar) {
    if (!(part instanceof Uint8Array)) continue
    if (!bodies.has(part)) markFileType(part)
    held.push(part)
    bytes += part.length
    if (bytes < chunk) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  yield Buffer.concat(held)
}

async function fill(
  tar: Pack,
  { folder, entries, instead, signal, count }: Packing,
  bodies: WeakSet<object>,
): Promise<void> {
  const reading = new Map<ContextEntry, Promise<Buffer>>()
  let next = 0
  const readAhead = (upTo: number): void => {
    for (; next < Math.min(upTo, entries.length); next += 1) {
      const entry = entries[next]
      if (entry?.kind !== 'file' || isLarge(entry, instead)) continue
      const body = smallBody(folder, entry, instead)
      // It is asked for in its turn, or never when an earlier one fails.
      body.catch(() => undefined)
      reading.set(entry, body)
    }
  }
  for (const [index, entry] of entries.entries()) {
    signal.throwIfAborted()
    readAhead(index + ahead)
    const body = await reading.get(entry)
    reading.delete(entry)
    if (body !== undefined) bodies.add(body)
    if (entry.kind === 'file' && body === undefined)
      await largeFile(tar, folder, entry, (part) => {
        bodies.add(part)
        count(part.length)
      })
    else await whole(tar, entry, body ?? Buffer.alloc(0))
    count(body?.length ?? 0)
  }
}

const isLarge = (entry: ContextEntry, instead: ReadonlyMap<string, string>): boolean =>
  entry.size > small && !instead.has(entry.path)

const types = { file: 'file', folder: 'directory', link: 'symlink', pipe: 'fifo' } as const

function headerOf(entry: ContextEntry, size: number): Partial<Header> & Pick<Header, 'name'> {
  const { path, kind, mode, modifiedAt, target } = entry
  // The CLI sends all as root's, with whole seconds, and folders with a slash: the builder's cache looks at each.
  const mtime = new Date(Math.trunc(modifiedAt / 1000) * 1000)
  const owned = {
    name: kind === 'folder' ? `${path}/` : path,
    type: types[kind],
    uid: 0,
    gid: 0,
    uname: 'root',
    gname: 'root',
    mode,
    mtime,
    size,
  }
  return target === null ? owned : { ...owned, linkname: target }
}

const whole = (tar: Pack, entry: ContextEntry, body: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve())
    if (entry.kind === 'file') tar.entry(headerOf(entry, body.length), body, done)
    else tar.entry(headerOf(entry, 0), done).end(null)
  })

async function smallBody(
  folder: string,
  entry: ContextEntry,
  instead: ReadonlyMap<string, string>,
): Promise<Buffer> {
  const text = instead.get(entry.path)
  return text === undefined ? readSmall(folder, entry) : Buffer.from(text)
}

async function readSmall(folder: string, entry: ContextEntry): Promise<Buffer> {
  const file = await openInside(folder, entry)
  try {
    const body = Buffer.allocUnsafe(entry.size)
    const { bytesRead } = await file.read(body, 0, entry.size, 0)
    if (bytesRead < entry.size) throw changed(entry)
    return body
  } finally {
    await file.close()
  }
}

async function largeFile(
  tar: Pack,
  folder: string,
  entry: ContextEntry,
  pass: (part: Buffer) => void,
): Promise<void> {
  const file = await openInside(folder, entry)
  try {
    const written = new Promise<void>((resolve, reject) => {
      const sink = tar.entry(headerOf(entry, entry.size), (error) => (error ? reject(error) : resolve()))
      sink.on('error', reject)
      void pump(file, entry, sink, pass).catch((error: unknown) => sink.destroy(asError(error)))
    })
    await written
  } finally {
    await file.close()
  }
}

async function pump(
  file: FileHandle,
  entry: ContextEntry,
  sink: Sink,
  pass: (part: Buffer) => void,
): Promise<void> {
  let left = entry.size
  while (left > 0) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(chunk, left)), 0, null, null)
    if (bytesRead === 0) throw changed(entry)
    left -= bytesRead
    const part = buffer.subarray(0, bytesRead)
    pass(part)
    if (!sink.write(part)) await drained(sink)
  }
  sink.end(null)
}

/** A large file waits many times: what listens for an end that did not come is taken away each time. */
async function drained(sink: Sink): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      sink.off('drain', done).off('close', done)
      resolve()
    }
    sink.on('drain', done).on('close', done)
  })
  if (sink.destroyed) throw new FaultError(fault('cancelled', 'The packing was ended.'))
}

/** A file that became a link since it was looked at is refused by the system, so that nothing is followed out. */
async function openInside(folder: string, entry: ContextEntry): Promise<FileHandle> {
  try {
    return await open(join(folder, entry.path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    throw unreadable(entry.path, error) ?? changed(entry, error)
  }
}

function changed(entry: ContextEntry, cause?: unknown): FaultError {
  const message = cause instanceof Error ? cause.message : `${entry.path} changed while it was read.`
  return new FaultError(fault('conflict', message, { reason: 'context-changed', name: entry.path }), cause)
}
