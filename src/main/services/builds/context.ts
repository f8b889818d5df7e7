import { lstat, readFile, readdir, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ContextSummary } from '#shared/contract/builds.ts'
import { largeContext } from '#shared/build-limits.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { readIgnoreRules } from './ignore-rules.ts'
import { scanContext, unreadable } from './scan-context.ts'
import type { ContextEntry } from './scan-context.ts'

/** A folder as a build would send it. */
export interface FolderContext {
  /** Without links on the way. */
  readonly folder: string
  readonly entries: readonly ContextEntry[]
  readonly summary: ContextSummary
}

const mostLargest = 8
const mostDockerfiles = 50
/** Bytes; no Dockerfile is longer, and what is longer is none. */
const longestDockerfile = 1024 * 1024

/**
 * Looks at a folder with the eyes of a build: what `.dockerignore` leaves of it, without sending anything. Rejects
 * with a FaultError `bad-input` whose `detail.reason` says what is wrong with the folder or with the Dockerfile.
 */
export async function openContext(
  asked: { readonly folder: string; readonly dockerfile: string },
  signal: AbortSignal,
): Promise<FolderContext> {
  const { folder, dockerfile } = await dockerfileOf(asked)
  const ignoreFile = await ignoreFileFor(folder, asked.dockerfile)
  const text = ignoreFile === null ? '' : await readIgnoreFile(folder, ignoreFile)
  const always = [dockerfile, '.dockerignore', ...(ignoreFile === null ? [] : [ignoreFile])]
  const entries = await scanContext(folder, readIgnoreRules(text, always), signal)
  const summary = summaryOf(entries, { dockerfile, ignoreFile })
  return { folder, entries, summary: { ...summary, dockerfiles: await dockerfilesOf(folder, entries) } }
}

/** What entries add up to; the same for a folder of this computer and for one that a browser sends. */
export function summaryOf(
  entries: readonly Pick<ContextEntry, 'path' | 'kind' | 'size'>[],
  found: Pick<ContextSummary, 'dockerfile' | 'ignoreFile'>,
): ContextSummary {
  const files = entries.filter(({ kind }) => kind === 'file')
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const largest = files
    .toSorted((a, b) => b.size - a.size)
    .slice(0, mostLargest)
    .map(({ path, size }) => ({ path, bytes: size }))
  const links = entries.filter(({ kind }) => kind === 'link').length
  return {
    ...found,
    files: files.length,
    links,
    bytes,
    largest,
    large: bytes > largeContext,
    dockerfiles: files
      .map(({ path }) => path)
      .filter(isDockerfile)
      .slice(0, mostDockerfiles),
  }
}

/** A big context is sent only when the person said so, knowing its size. */
export function refuseLarge({ bytes, large, files }: ContextSummary, agreed: boolean): void {
  if (!large || agreed) return
  const message = `The build context is ${bytes} bytes.`
  throw new FaultError(fault('conflict', message, { reason: 'large-context', bytes, files }))
}

/** `Dockerfile`, `web.Dockerfile`, `Dockerfile.dev`, `Containerfile`; never an ignore file. */
export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    /^(?:.+\.)?(?:docker|container)file(?:\..+)?$/i.test(name) && !/\.(?:docker|container)ignore$/i.test(name)
  )
}

/** A folder and the Dockerfile in it, as far as they are there; `dockerfile` without links on the way. */
export async function dockerfileOf(asked: { readonly folder: string; readonly dockerfile: string }) {
  const folder = await realFolder(asked.folder)
  return { folder, dockerfile: await dockerfileIn(folder, asked.dockerfile) }
}

async function realFolder(folder: string): Promise<string> {
  if (!isAbsolute(folder)) throw refused('folder', folder)
  const real = await realpath(folder).catch((error: unknown) => {
    throw refused('folder', folder, error)
  })
  if (!(await lstat(real)).isDirectory()) throw refused('folder', folder)
  return real
}

/** The Dockerfile's place in the context: a link may lead within it and never out of it, as the CLI has it. */
async function dockerfileIn(folder: string, dockerfile: string): Promise<string> {
  const real = await realpath(join(folder, dockerfile)).catch(async () => {
    const names = (await readdir(folder)).filter(isDockerfile).toSorted().slice(0, mostDockerfiles)
    throw noDockerfile(dockerfile, names)
  })
  const place = relative(folder, real)
  if (place === '..' || place.startsWith(`..${sep}`) || isAbsolute(place))
    throw refused('dockerfile-outside', dockerfile)
  const stat = await lstat(real)
  if (!stat.isFile()) throw noDockerfile(dockerfile, [])
  if (stat.size > longestDockerfile) throw refused('long-dockerfile', dockerfile)
  return place.split(sep).join('/')
}

/** `web.Dockerfile.dockerignore` beside `web.Dockerfile` goes before `.dockerignore`. */
async function ignoreFileFor(folder: string, dockerfile: string): Promise<string | null> {
  for (const name of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const stat = await lstat(join(folder, name)).catch(() => null)
    if (stat?.isFile()) return name
  }
  return null
}

const readIgnoreFile = (folder: string, name: string): Promise<string> =>
  readFile(join(folder, name), 'utf8').catch((error: unknown) => {
    throw unreadable(name, error) ?? error
  })

async function dockerfilesOf(folder: string, entries: readonly ContextEntry[]): Promise<readonly string[]> {
  const sent = entries
    .filter(({ kind, path }) => kind === 'file' && isDockerfile(path))
    .map(({ path }) => path)
  const beside = (await readdir(folder)).filter(isDockerfile)
  return [...new Set([...beside.toSorted(), ...sent])].slice(0, mostDockerfiles)
}

/** `names` are those that are there. */
export function noDockerfile(name: string, names: readonly string[]): FaultError {
  return new FaultError(fault('bad-input', name, { reason: 'no-dockerfile', name, names }))
}

function refused(reason: string, name: string, cause?: unknown): FaultError {
  const message = cause instanceof Error ? cause.message : name
  return new FaultError(fault('bad-input', message, { reason, name }), cause)
}
