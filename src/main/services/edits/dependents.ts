import type { Dependent, Edit } from '#shared/contract/edits.ts'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { type Raw, record, records, text, texts } from '../models/raw.ts'
import { linkOf } from '../models/spec-network.ts'
import { isMissing } from './calls.ts'
import { isUp, nameOf } from './forward.ts'

/** A container that others may hang on. */
interface Other {
  readonly id: string
  readonly name: string
  /** The name of the container to hang on instead. */
  readonly onto: string
  /** Epoch milliseconds: what ended later than this ended with the other one. */
  readonly since: number
}

/** So many inspections at a time: the list tells neither whose processes nor whose memory a container shares. */
const atOnce = 16
/** Milliseconds. A plan does not wait for a container that may never be asked about. */
const longestLook = 3000

/**
 * The containers that hang on `other`, with what would make each hang on another instead. The engine
 * keeps the other's id, not its name: whoever takes the name over is not found.
 */
export async function dependentsOf(
  engine: Engine,
  other: Other,
  signal: AbortSignal,
): Promise<readonly Dependent[]> {
  const rows = records(
    await engine.call((docker, abortSignal) => docker.listContainers({ all: true, abortSignal }), {
      idempotent: true,
      signal,
    }),
  )
  const ids = rows.map((row) => text(row['Id'])).filter((id) => id !== other.id)
  const found: Dependent[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    signal.throwIfAborted()
    const inspections = await Promise.all(
      ids.slice(from, from + atOnce).map((id) => lookedAt(engine, id, signal)),
    )
    found.push(...inspections.flatMap((raw) => (raw === null ? [] : hanging(raw, other))))
  }
  return found.toSorted((one, another) => one.name.localeCompare(another.name))
}

/** null when it is gone, and when it does not answer: old engines lock a container that is copied out of. */
async function lookedAt(engine: Engine, id: string, signal: AbortSignal): Promise<Raw | null> {
  try {
    const look: unknown = await engine.call(
      (docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }),
      { deadline: longestLook, signal },
    )
    return record(look)
  } catch (error) {
    if (isMissing(error) || (error instanceof FaultError && error.fault.code === 'timeout')) return null
    throw error
  }
}

/** Without those that are kept for Undo: what they hung on is kept beside them. */
export function stillInUse(dependents: readonly Dependent[], edits: readonly Edit[]): readonly Dependent[] {
  return dependents.filter(({ id }) => !edits.some(({ oldId }) => oldId === id))
}

function hanging(inspection: Raw, other: Other): readonly Dependent[] {
  const { onto, since } = other
  const host = record(inspection['HostConfig'])
  const shares = (key: string) => isOf(text(host[key]), other)
  const links = texts(host['Links']).map(linkOf)
  const isLinked = links.some(({ container }) => container === other.name)
  const moved = links.map((link) => (link.container === other.name ? { ...link, container: onto } : link))
  const changes: Dependent['changes'] = {
    ...(shares('NetworkMode') && { network: `container:${onto}` }),
    ...(shares('IpcMode') && { ipc: `container:${onto}` }),
    ...(shares('PidMode') && { pid: `container:${onto}` }),
    ...(isLinked && { links: moved }),
  }
  if (Object.keys(changes).length === 0) return []
  const ended = Date.parse(text(record(inspection['State'])['FinishedAt']))
  const ran = isUp(inspection) || ended >= since
  return [{ id: text(inspection['Id']), name: nameOf(inspection), ran, changes }]
}

/** `container:` with the id that the engine wrote, or the name that a person typed. */
function isOf(mode: string, { id, name }: Other): boolean {
  const whose = /^container:(.+)$/.exec(mode)?.[1] ?? ''
  return whose === name || (whose.length >= 12 && id.startsWith(whose))
}
