import { posix } from 'node:path'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { fileFault } from '../../engine/fault-files.ts'
import { inspected } from '../inspected.ts'
import { resolvePath, statPath } from './path-stat.ts'
import { runInside } from './run-inside.ts'

interface Place {
  readonly id: string
  readonly path: string
}

/** A folder may hold a great many files. Milliseconds. */
const patience = 120_000
/** What a shell and the OCI runtime answer for a program that is not there. */
const notFound = [126, 127]

/** `mkdir` in the container. Throws `conflict` {reason: file-exists} when the name is taken. */
export async function makeFolder(engine: Engine, place: Place, signal: AbortSignal): Promise<void> {
  const path = await realPath(engine, place, signal)
  await mustBeFree(engine, { id: place.id, path }, signal)
  await runTool(engine, place.id, ['mkdir', path], signal)
}

/** `mv` to another name in the same folder. What another hand puts there in this very moment is overwritten. */
export async function renamePath(
  engine: Engine,
  place: Place & { readonly name: string },
  signal: AbortSignal,
): Promise<void> {
  const path = await realPath(engine, place, signal)
  const to = posix.join(posix.dirname(path), place.name)
  await mustHoldNoMount(engine, { id: place.id, path })
  await mustBeFree(engine, { id: place.id, path: to }, signal)
  await runTool(engine, place.id, ['mv', path, to], signal)
}

/** `rm -r` in the container. A mount would be emptied before it refuses to go, so it is refused here. */
export async function removePath(engine: Engine, place: Place, signal: AbortSignal): Promise<void> {
  const path = await realPath(engine, place, signal)
  const { kind } = await statPath(engine, place.id, path, signal)
  await mustHoldNoMount(engine, { id: place.id, path })
  await runTool(engine, place.id, ['rm', ...(kind === 'folder' ? ['-r'] : []), path], signal)
}

/** The links of the folder are followed, those of the last name are not: it is the link that is meant. */
async function realPath(engine: Engine, { id, path }: Place, signal: AbortSignal): Promise<string> {
  if (path === '/') throw new FaultError(fault('bad-input', 'This is the root of the container.'))
  const parent = await resolvePath(engine, id, posix.dirname(path), signal)
  return posix.join(parent.path, posix.basename(path))
}

async function mustBeFree(engine: Engine, { id, path }: Place, signal: AbortSignal): Promise<void> {
  try {
    await statPath(engine, id, path, signal)
  } catch (error) {
    if (error instanceof FaultError && error.fault.detail['kind'] === 'path') return
    throw error
  }
  const detail = { reason: 'file-exists', name: posix.basename(path) }
  throw new FaultError(fault('conflict', `${path} exists.`, detail))
}

async function mustHoldNoMount(engine: Engine, { id, path }: Place): Promise<void> {
  const { mounts } = await inspected(engine, id)
  const held = mounts.find(({ target }) => target === path || target.startsWith(`${path}/`))
  if (held === undefined) return
  const said = `${held.target} is a mount.`
  throw new FaultError(fault('conflict', said, { reason: 'mounted', name: held.target }))
}

async function runTool(
  engine: Engine,
  id: string,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { output, said, exitCode } = await runInside(engine, id, argv, signal, patience)
  if (exitCode === 0) return
  const words = said === '' ? output.toString().trim() : said
  if (exitCode !== null && notFound.includes(exitCode))
    throw new FaultError(fault('unsupported', words, { reason: 'no-tool', name: argv[0] ?? '' }))
  throw new FaultError(fileFault(words) ?? fault('engine-error', words))
}
