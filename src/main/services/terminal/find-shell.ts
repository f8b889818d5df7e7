import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { http } from '../../node-http.ts'
import { type PathStat, pathStat } from '../files/path-stat.ts'

/** That of distroless images made for debugging. */
const debugShell = '/busybox/sh'

/** Where shells are, the best first. */
const places = [
  ['bash', '/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash'],
  ['zsh', '/bin/zsh', '/usr/bin/zsh'],
  ['fish', '/usr/bin/fish'],
  ['ash', '/bin/ash'],
  ['sh', '/bin/sh', '/usr/bin/sh', debugShell],
] as const

/** Shells that are found but never chosen unasked. */
const onlyAsked = new Set(['zsh', 'fish'])

export interface FoundShells {
  /** One path for each shell that is there. */
  readonly all: readonly string[]
  /** bash, ash or sh; null when there is none. */
  readonly best: string | null
}

/**
 * Looks for shells in a container's files, running or not, and runs nothing
 * (`HEAD /containers/{id}/archive`). Throws a fault when the container cannot be looked into.
 */
export async function findShells(engine: Engine, id: string, signal?: AbortSignal): Promise<FoundShells> {
  const paths = places.flatMap(([, ...candidates]) => candidates)
  const there = await Promise.all(paths.map((path) => isProgram(engine, id, path, signal)))
  const found = new Set(paths.filter((_, index) => there[index]))
  const shells = places.flatMap(([name, ...candidates]) =>
    candidates
      .filter((path) => found.has(path))
      .slice(0, 1)
      .map((path) => ({ name, path })),
  )
  return {
    all: shells.map(({ path }) => path),
    best: shells.find(({ name }) => !onlyAsked.has(name))?.path ?? null,
  }
}

const executable = 0o111

/** A link is told with the place that it leads to in the end; that place is then looked at. */
async function isProgram(
  engine: Engine,
  id: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  // Asked for a file below a file, the engine fails with no word of why.
  const folder = path === debugShell ? await statOf(engine, id, '/busybox', signal) : null
  if (path === debugShell && folder?.kind !== 'folder') return false
  const file = await statOf(engine, id, path, signal)
  if (file === null) return false
  if (file.kind !== 'link') return isExecutable(file)
  const target =
    file.linkTarget === null || file.linkTarget === ''
      ? null
      : await statOf(engine, id, file.linkTarget, signal)
  return target !== null && isExecutable(target)
}

const isExecutable = ({ kind, mode }: PathStat): boolean => kind !== 'folder' && (mode & executable) !== 0

async function statOf(
  engine: Engine,
  id: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<PathStat | null> {
  try {
    const header = await engine.call(
      async (docker, abortSignal) => {
        const answer: unknown = await docker.getContainer(id).infoArchive({ path, abortSignal })
        if (!(answer instanceof http.IncomingMessage)) return ''
        answer.resume()
        return String(answer.headers['x-docker-container-path-stat'] ?? '')
      },
      { idempotent: true, ...(signal && { signal }) },
    )
    return pathStat(header)
  } catch (error) {
    // The engine says the same of a file and of a container that is not there.
    if (error instanceof FaultError && error.fault.code === 'not-found') return null
    throw error
  }
}
