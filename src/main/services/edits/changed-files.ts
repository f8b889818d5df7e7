import type { FileChange } from '#shared/contract/containers.ts'
import type { Engine } from '../../engine/engine.ts'
import { fileChange } from '../models/file-change.ts'
import { type Raw, record, records, text } from '../models/raw.ts'
import { tidy } from './carried.ts'

/** What every container writes about itself while it runs. */
const runTime = /^\/(?:run|tmp|var\/run|var\/tmp|var\/cache)(?:\/|$)/
/** The engine's own files and the kernel's lie there as mounts do: not the container's to keep. */
const foreign =
  '/proc /sys /dev /etc/hosts /etc/hostname /etc/resolv.conf /etc/mtab /.dockerenv /sbin/docker-init'

/** `GET /containers/{id}/changes` */
export async function readChanges(engine: Engine, id: string): Promise<readonly FileChange[]> {
  const rows: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).changes({ abortSignal }),
    { idempotent: true, deadline: 120_000 },
  )
  return Array.isArray(rows) ? rows.map(fileChange) : []
}

/**
 * The paths to copy so that all that was added or changed goes along, each once: a new folder stands for what is in
 * it. A folder that changed only because of what is in it is left out, and so is what lies in a mount: it is there already.
 */
export function pathsToCopy(changes: readonly FileChange[], mountTargets: readonly string[]): string[] {
  const isMounted = (path: string) => mountTargets.some((target) => path === target || isIn(path, target))
  const holdsMount = (path: string) => mountTargets.some((target) => isIn(target, path))
  const own = changes.filter(({ path, kind }) => kind !== 'deleted' && !isMounted(path))
  const wholeFolders = new Set(
    own.filter(({ path, kind }) => kind === 'added' && !holdsMount(path)).map(({ path }) => path),
  )
  const parents = new Set(changes.map(({ path }) => parentOf(path)))
  return own
    .filter(({ path }) => !holdsMount(path) && !wholeFolders.has(parentOf(path)))
    .filter(({ path, kind }) => kind === 'added' || !parents.has(path))
    .map(({ path }) => path)
}

/** What a person would miss, or find again, in a new container. */
export function worthKeeping(changes: readonly FileChange[], mountTargets: readonly string[]) {
  const kept = pathsToCopy(changes, mountTargets)
    .filter((path) => !runTime.test(path))
    .toSorted()
  const deleted = changes.filter(
    ({ kind, path }) => kind === 'deleted' && !runTime.test(path) && !mountTargets.includes(path),
  )
  return { count: kept.length, first: kept.slice(0, 5), deleted: deleted.length }
}

/** Where something else lies over the container's own files. */
export function mountTargetsOf(inspection: Raw): readonly string[] {
  return [
    ...records(inspection['Mounts']).map((mount) => text(mount['Destination'])),
    ...Object.keys(record(record(inspection['HostConfig'])['Tmpfs'])).map(tidy),
    ...foreign.split(' '),
  ]
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`)
}
