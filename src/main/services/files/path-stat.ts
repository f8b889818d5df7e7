import type { FileKind } from '#shared/contract/files.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { number, record, text } from '../models/raw.ts'
import { asReadable } from '../readable.ts'

/** What `HEAD /containers/{id}/archive` tells of a path; the last part's link is not followed. */
export interface PathStat {
  readonly kind: FileKind
  readonly size: number
  readonly mode: number
  /** To the nanosecond, as the engine writes it. */
  readonly modified: string
  /** Of a link: where it leads in the end, inside the container; null otherwise. */
  readonly linkTarget: string | null
}

/** A path that is there; throws `not-found` (of the path or of the container) otherwise. */
export async function statPath(
  engine: Engine,
  id: string,
  path: string,
  signal?: AbortSignal,
): Promise<PathStat> {
  try {
    const response = await engine.call(
      (docker, abortSignal) => docker.getContainer(id).infoArchive({ path, abortSignal }),
      { idempotent: true, ...(signal && { signal }) },
    )
    asReadable(response).resume()
    const headers = record(Reflect.get(response, 'headers'))
    return pathStat(text(headers['x-docker-container-path-stat']))
  } catch (error) {
    if (!(error instanceof FaultError) || !['not-found', 'engine-error'].includes(error.fault.code))
      throw error
    throw await inWords(engine, id, path, error)
  }
}

/** A path with its links followed to the end, and what is there. */
export async function resolvePath(
  engine: Engine,
  id: string,
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly path: string; readonly stat: PathStat; readonly linked: boolean }> {
  const stat = await statPath(engine, id, path, signal)
  if (stat.linkTarget === null) return { path, stat, linked: false }
  const target = stat.linkTarget
  return { path: target, stat: await statPath(engine, id, target, signal), linked: true }
}

/** A HEAD has no words; a GET says whether it is the container, the path, or a link that goes round. */
async function inWords(engine: Engine, id: string, path: string, told: FaultError): Promise<FaultError> {
  try {
    const body = await engine.call((docker, abortSignal) =>
      docker.getContainer(id).getArchive({ path, abortSignal }),
    )
    asReadable(body).destroy()
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    const { code, message, detail } = error.fault
    // moby follows 255 links, and the kernel forty.
    if (/too many (links|levels of symbolic links)/i.test(message))
      return new FaultError(fault('bad-input', message, { reason: 'link-loop', name: path }))
    if (code !== 'not-found' || detail['kind'] === 'container') return error
    return new FaultError(fault('not-found', message, { kind: 'path', name: path }))
  }
  if (told.fault.code !== 'not-found') return told
  return new FaultError(fault('not-found', '', { kind: 'path', name: path }, 'retry'))
}

/** The header's base64 JSON, with Go's FileMode. */
export function pathStat(header: string): PathStat {
  const raw = record(parsed(Buffer.from(header, 'base64').toString()))
  const mode = number(raw['mode'])
  const linkTarget = text(raw['linkTarget'])
  return {
    kind: kindOf(mode),
    size: number(raw['size']),
    mode: permissionsOf(mode),
    modified: text(raw['mtime']),
    linkTarget: kindOf(mode) === 'link' ? linkTarget : null,
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Go's `fs.FileMode` keeps the kind in its upper bits. */
const bits = { folder: 31, link: 27, device: 26, pipe: 25, socket: 24, setuid: 23, setgid: 22, sticky: 20 }
const has = (mode: number, bit: number): boolean => ((mode >>> bit) & 1) === 1

function kindOf(mode: number): FileKind {
  if (has(mode, bits.folder)) return 'folder'
  if (has(mode, bits.link)) return 'link'
  if (has(mode, bits.device)) return 'device'
  if (has(mode, bits.pipe)) return 'pipe'
  return has(mode, bits.socket) ? 'socket' : 'file'
}

function permissionsOf(mode: number): number {
  const special =
    (has(mode, bits.setuid) ? 0o4000 : 0) |
    (has(mode, bits.setgid) ? 0o2000 : 0) |
    (has(mode, bits.sticky) ? 0o1000 : 0)
  return (mode & 0o777) | special
}
