import type { ContextSummary } from '#shared/contract/builds.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { namesToTell } from './told-names.ts'

/** What a build would send, and the Dockerfile with it. */
export interface Looked {
  readonly summary: ContextSummary
  readonly text: string
  /** Of a file that can be saved back; null for one that a browser's page holds. */
  readonly version: string | null
  /** Of a folder that the page sends: its name at the host, and the files in the order of their bytes. */
  readonly sent: { readonly id: string; readonly files: readonly File[] } | null
}

/** The question that `askLook` answers: it differs with the folder and with the Dockerfile. */
export const lookKey = (serial: number, dockerfile: string): string => `${String(serial)} ${dockerfile}`

export async function askLook(question: string, signal: AbortSignal): Promise<Looked> {
  const { source } = useBuildState.getState()
  const dockerfile = question.slice(question.indexOf(' ') + 1)
  if (source === null) throw new Error('No folder is chosen.')
  return source.kind === 'folder'
    ? await lookAtFolder(source.folder, dockerfile, signal)
    : await lookAtFiles(source, dockerfile, signal)
}

async function lookAtFolder(folder: string, dockerfile: string, signal: AbortSignal): Promise<Looked> {
  const summary = await api.builds.look({ folder, dockerfile }, { signal })
  const { text, version } = await api.builds.readDockerfile({ folder, dockerfile }, { signal })
  return { summary, text, version, sent: null }
}

async function lookAtFiles(
  { name, files, folders }: Extract<Source, { kind: 'files' }>,
  dockerfile: string,
  signal: AbortSignal,
): Promise<Looked> {
  const textOf = async (path: string) => (await files.get(path)?.text()) ?? null
  const rules = {
    dockerfile,
    ignore: await textOf('.dockerignore'),
    ownIgnore: await textOf(`${dockerfile}.dockerignore`),
  }
  const told = await namesToTell([...files.keys(), ...folders], async (asked) => {
    const places = await api.builds.leftOut({ ...rules, folders: [...asked] }, { signal })
    return new Set(places.flatMap((place) => asked[place] ?? []))
  })
  if (told === null) throw new FaultError(fault('bad-input', name, { reason: 'many-files' }))
  const all = [...files].filter(([path]) => told.has(path))
  const { id, summary, kept } = await api.builds.sift(
    {
      ...rules,
      name,
      paths: all.map(([path]) => path),
      sizes: all.map(([, file]) => file.size),
      times: all.map(([, file]) => Math.max(0, file.lastModified)),
      folders: folders.filter((path) => told.has(path)),
    },
    { signal },
  )
  const sent = kept.flatMap((place) => all[place]?.[1] ?? [])
  return { summary, text: (await textOf(dockerfile)) ?? '', version: null, sent: { id, files: sent } }
}
