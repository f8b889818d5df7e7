import type { FolderListing, UploadEntry } from '#shared/contract/files.ts'
import type { TaskResult, TransferStarted } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals } from '../../engine/abort.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Call } from '../implementation.ts'
import { nameOf } from '../name-of.ts'
import { pour } from '../transfers/pour.ts'
import type { Transfers, UploadLane } from '../transfers/transfers.ts'
import { resolvePath, statPath } from './path-stat.ts'
import { below, standingAt } from './standing.ts'
import type { Place, Standing } from './standing.ts'
import { entryHead, padding, tarEnd } from './tar-entry.ts'
import { archivePath } from './write-file.ts'

interface Asked {
  readonly id: string
  readonly path: string
  readonly entries: readonly UploadEntry[]
  readonly overwrite: boolean
}

interface Parts {
  readonly engine: Engine
  readonly transfers: Transfers
  readonly list: (place: { id: string; path: string }, signal: AbortSignal) => Promise<FolderListing>
}

/** Of a failed upload's files as many are looked at: each is a question. */
const mostLookedUp = 200

/** Offers to take files into a folder that is there. A first name that is taken is refused, unless it may be replaced. */
export async function uploadInto(
  { engine, transfers, list }: Parts,
  { id, path, entries, overwrite }: Asked,
  { page, signal }: Call,
): Promise<TransferStarted> {
  const [name, real] = await Promise.all([nameOf(engine, id), resolvePath(engine, id, path)])
  if (real.stat.kind !== 'folder')
    throw new FaultError(fault('bad-input', 'This is no folder.', { reason: 'not-a-folder', name: path }))
  const firsts = [...new Set(entries.map((entry) => entry.path.split('/', 1)[0] ?? ''))]
  const placeFor = (staying: AbortSignal) => ({
    engine,
    id,
    folder: real.path,
    list: (folder: string) => list({ id, path: folder }, staying),
  })
  if (!overwrite) await refuseTaken(placeFor(signal), firsts, signal)
  // Asked while the page takes its ticket to the host: nothing precedes the bytes that could have been known before.
  const looking = new AbortController()
  const standing = overwrite
    ? standingAt(placeFor(looking.signal), entries, looking.signal)
    : // Where no name was taken, nothing stands below the names either.
      Promise.resolve(new Map<string, Standing>())
  standing.catch(() => undefined)
  const command = dockerCommand.upload({ name, path }, firsts)
  const subject = `${name}:${path}`
  return transfers.upload(page, { kind: 'upload', subject, command }, async (lane) => {
    const stop = (): void => looking.abort(lane.signal.reason)
    lane.signal.addEventListener('abort', stop, { once: true })
    return sendIn(engine, { id, folder: real.path, entries, standing: await standing }, lane)
  })
}

async function refuseTaken(place: Place, names: readonly string[], signal: AbortSignal): Promise<void> {
  const asked = names.map((path) => ({ kind: 'folder' as const, path }))
  const taken = [...(await standingAt(place, asked, signal)).keys()]
  if (taken.length === 0) return
  throw new FaultError(fault('conflict', 'Some names are taken.', { reason: 'exists', names: taken }))
}

interface Going {
  readonly id: string
  readonly folder: string
  readonly entries: readonly UploadEntry[]
  /** What is there already, by the entries' paths. */
  readonly standing: ReadonlyMap<string, Standing>
}

/** The page's raw bytes as one tar, made on the way: a header before each file, zeros after it, nothing in between. */
async function sendIn(engine: Engine, going: Going, lane: UploadLane): Promise<TaskResult> {
  const { id, folder, entries, standing } = going
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
  lane.total(bytes)
  const link = linkSignals([lane.signal])
  let begun = 0
  try {
    const heads = await headsOf(entries, standing)
    const { body, answered, broke } = await engine.put(archivePath(id, folder), tarSize(heads), link.signal)
    // An engine that refuses says so in the middle; what is still to come would wait for ever.
    answered.catch((error: unknown) => link.abort(error))
    const whyTorn = async (error: unknown): Promise<never> => {
      if (broke()) await answered
      throw error
    }
    for (const { head, size } of heads) {
      begun += 1
      body.write(head)
      await pour(lane.body, body, { signal: link.signal, count: lane.count, bytes: size }).catch(whyTorn)
      body.write(padding(size))
    }
    body.end(tarEnd)
    await answered
    return { kind: 'transfer', bytes, files: entries.length }
  } catch (error) {
    throw await withArrived(engine, going, begun, whyOver(lane.signal, link.signal, error))
  } finally {
    link.abort(new FaultError(fault('cancelled', 'The upload is over.')))
    link.release()
  }
}

function whyOver(lane: AbortSignal, link: AbortSignal, error: unknown): unknown {
  if (lane.aborted && !(lane.reason instanceof FaultError))
    return new FaultError(fault('cancelled', 'The upload was cancelled.'), error)
  return link.aborted ? link.reason : error
}

const sizeOf = (entry: UploadEntry): number => (entry.kind === 'file' ? entry.size : 0)

/**
 * A browser tells no mode and no owner: what is new is root's, and what takes the place of its like keeps what that
 * had. (docker cp gives both of the file on the host; a configuration that its server may no longer read is no copy.)
 */
function headOf(entry: UploadEntry, standing: Standing | undefined): Promise<Buffer> {
  const kept = standing?.kind === entry.kind ? standing : undefined
  const { uid, gid } = kept ?? { uid: 0, gid: 0 }
  const owned = { name: entry.path, uid, gid }
  if (entry.kind === 'folder')
    return entryHead({ ...owned, type: 'directory', mode: kept?.mode ?? 0o755, size: 0 })
  const mtime = new Date(entry.modifiedAt)
  return entryHead({ ...owned, type: 'file', mode: kept?.mode ?? 0o644, size: entry.size, mtime })
}

interface Head {
  readonly head: Buffer
  readonly size: number
}

/** Made ahead: the engine is told how long the tar will be. Half a kilobyte a file. */
async function headsOf(
  entries: readonly UploadEntry[],
  standing: ReadonlyMap<string, Standing>,
): Promise<readonly Head[]> {
  const heads: Head[] = []
  for (const entry of entries)
    heads.push({ head: await headOf(entry, standing.get(entry.path)), size: sizeOf(entry) })
  return heads
}

const tarSize = (heads: readonly Head[]): number =>
  heads.reduce((sum, { head, size }) => sum + head.length + size + padding(size).length, tarEnd.length)

/** Milliseconds. */
const longestLook = 2000

/** The end with what came of it: the engine keeps what it had written. Looked up, because nobody tells. */
async function withArrived(engine: Engine, going: Going, begun: number, error: unknown): Promise<unknown> {
  if (!(error instanceof FaultError) || error.fault.code === 'unreachable') return error
  const files = going.entries.filter((entry) => entry.kind === 'file')
  // What was not begun is as it was, and may have another size.
  const looked = going.entries
    .slice(0, begun)
    .filter((entry) => entry.kind === 'file')
    .slice(0, mostLookedUp)
  const signal = AbortSignal.timeout(longestLook)
  const sizes = await Promise.all(
    looked.map((file) =>
      statPath(engine, going.id, below(going.folder, file.path), signal).then(
        ({ size }) => size,
        () => null,
      ),
    ),
  )
  const whole = looked.filter((file, place) => sizes[place] === file.size)
  const partial = looked.filter((file, place) => (sizes[place] ?? file.size) !== file.size)
  const detail = {
    ...error.fault.detail,
    arrived: whole.length,
    files: files.length,
    partial: partial.map((file) => file.path),
  }
  return new FaultError({ ...error.fault, detail }, error)
}
