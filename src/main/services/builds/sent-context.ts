import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import type { BuildOptions, ContextSummary } from '#shared/contract/builds.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { entryHead, padding, tarEnd } from '../files/tar-entry.ts'
import { pour } from '../transfers/pour.ts'
import type { UploadLane } from '../transfers/transfers.ts'
import { isDockerfile, noDockerfile, refuseLarge, summaryOf } from './context.ts'
import { readIgnoreRules } from './ignore-rules.ts'

interface SentFile {
  readonly path: string
  readonly size: number
  readonly modifiedAt: number
}

/** A folder that a browser chose, as far as a build would send it. */
export interface SiftedFolder {
  readonly page: string
  readonly name: string
  readonly dockerfile: string
  /** In the order in which the page sends their bytes; the Dockerfile is not among them. */
  readonly files: readonly SentFile[]
  /** Empty ones. */
  readonly folders: readonly string[]
  readonly summary: ContextSummary
}

interface Rules {
  readonly dockerfile: string
  readonly ignore: string | null
  readonly ownIgnore: string | null
}

interface Asked extends Rules {
  readonly name: string
  readonly paths: readonly string[]
  readonly sizes: readonly number[]
  readonly times: readonly number[]
  readonly folders: readonly string[]
}

const mostNamed = 10
/** Folders that are remembered between `sift` and `buildSent`; an older one is asked for again by its page. */
const mostRemembered = 8

export function createSiftedFolders() {
  const folders = new Map<string, SiftedFolder>()
  return {
    /** By the same rules as a folder of this computer. */
    sift: (asked: Asked, page: string) => {
      const { kept, folders: empty, summary } = sift(asked)
      const id = randomUUID()
      const files = kept.map((place) => fileAt(asked, place))
      folders.set(id, {
        page,
        name: asked.name,
        dockerfile: asked.dockerfile,
        files,
        folders: empty,
        summary,
      })
      for (const old of [...folders.keys()].slice(0, -mostRemembered)) folders.delete(old)
      return { id, summary, kept }
    },
    find: (id: string, page: string): SiftedFolder => {
      const folder = folders.get(id)
      if (folder?.page === page) return folder
      throw new FaultError(
        fault('not-found', 'The folder has to be chosen again.', { reason: 'context-gone' }),
      )
    },
  }
}

const fileAt = ({ paths, sizes, times }: Asked, place: number): SentFile => ({
  path: paths[place] ?? '',
  size: sizes[place] ?? 0,
  modifiedAt: times[place] ?? 0,
})

function rulesOf({ dockerfile, ignore, ownIgnore }: Rules) {
  const own = ownIgnore === null ? null : `${dockerfile}.dockerignore`
  const always = [dockerfile, '.dockerignore', ...(own === null ? [] : [own])]
  return {
    ignoreFile: own ?? (ignore === null ? null : '.dockerignore'),
    rules: readIgnoreRules(ownIgnore ?? ignore ?? '', always),
  }
}

/** The places of folders that a build leaves out with all that is in them, as it enters none of them on a disk. */
export function leftOut({ folders, ...asked }: Rules & { readonly folders: readonly string[] }) {
  const { rules } = rulesOf(asked)
  return folders.flatMap((folder, place) =>
    rules.excludes(folder) && !rules.mayHoldExceptions(folder) ? [place] : [],
  )
}

function sift(asked: Asked) {
  const { dockerfile, paths } = asked
  if (!paths.includes(dockerfile))
    throw noDockerfile(dockerfile, paths.filter(isDockerfile).slice(0, mostNamed))
  const { ignoreFile, rules } = rulesOf(asked)
  const places = [...paths.keys()].filter((place) => !rules.excludes(paths[place] ?? ''))
  const entries = places.map((place) => ({ ...fileAt(asked, place), kind: 'file' as const }))
  const summary = summaryOf(entries, { dockerfile, ignoreFile })
  const dockerfiles = summaryOf(
    [...paths.keys()].map((place) => ({ ...fileAt(asked, place), kind: 'file' as const })),
    { dockerfile, ignoreFile },
  ).dockerfiles
  return {
    kept: places.filter((place) => paths[place] !== dockerfile),
    folders: asked.folders.filter((path) => !rules.excludes(path)),
    summary: { ...summary, dockerfiles },
  }
}

/**
 * The page's raw bytes as a tar, made on the way. A browser tells no mode: all is 0755, as the CLI sends it from
 * Windows, so that what is a program stays one.
 */
export function tarOfSent(
  folder: SiftedFolder,
  dockerfileText: string,
  lane: Pick<UploadLane, 'body' | 'count' | 'arrived'>,
  signal: AbortSignal,
): Readable {
  const tar = new PassThrough({ highWaterMark: 1024 * 1024 })
  send(folder, dockerfileText, lane, tar, signal).catch((error: unknown) =>
    tar.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return tar
}

async function send(
  folder: SiftedFolder,
  dockerfileText: string,
  { body, count, arrived }: Pick<UploadLane, 'body' | 'count' | 'arrived'>,
  tar: PassThrough,
  signal: AbortSignal,
): Promise<void> {
  const text = Buffer.from(dockerfileText)
  const shared = { type: 'file', mode: 0o755, uid: 0, gid: 0 } as const
  tar.write(await entryHead({ ...shared, name: folder.dockerfile, size: text.length, mtime: new Date() }))
  tar.write(Buffer.concat([text, padding(text.length)]))
  for (const path of folder.folders) {
    const head = { ...shared, type: 'directory', name: `${path}/`, size: 0, mtime: new Date() } as const
    tar.write(await entryHead(head))
  }
  for (const { path, size, modifiedAt } of folder.files) {
    const mtime = new Date(Math.trunc(modifiedAt / 1000) * 1000)
    tar.write(await entryHead({ ...shared, name: path, size, mtime }))
    await pour(body, tar, { signal, count, bytes: size })
    tar.write(padding(size))
  }
  // The rest is between us and the builder.
  arrived()
  tar.end(tarEnd)
}

/** What the lane will carry, in bytes. */
export const sentBytes = ({ files }: SiftedFolder): number => files.reduce((sum, { size }) => sum + size, 0)

/** The options that go with a folder: it was sifted for one Dockerfile and is built with that. */
export function optionsFor(folder: SiftedFolder, options: BuildOptions, agreed: boolean): BuildOptions {
  refuseLarge(folder.summary, agreed)
  return { ...options, dockerfile: folder.dockerfile }
}
