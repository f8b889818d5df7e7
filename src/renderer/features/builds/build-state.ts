import { create } from 'zustand'
import type { BuildOptions, PastBuild } from '#shared/contract/builds.ts'

/** What is built: a folder of this computer, or the files that a browser's page holds. */
export type Source =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'files'
      readonly name: string
      readonly files: ReadonlyMap<string, File>
      readonly folders: readonly string[]
    }

export interface Argument {
  readonly name: string
  readonly value: string
}

/** What was typed on the page. */
export interface BuildForm {
  readonly tag: string
  readonly dockerfile: string
  readonly args: readonly Argument[]
  readonly target: string
  readonly platform: string
  readonly noCache: boolean
  readonly pull: boolean
  /** null: the best that there is. */
  readonly builder: BuildOptions['builder'] | null
}

interface BuildState {
  readonly source: Source | null
  /** What a folder of the history is called that the browser has to be given again; null where none is waited for. */
  readonly awaited: string | null
  /** Grows with each folder that is chosen. */
  readonly serial: number
  readonly form: BuildForm
  /** The Dockerfile as it was changed here; null while it is as it was read. */
  readonly edited: string | null
  /** The person knows the size of a large context and sends it. */
  readonly agreed: boolean
  /** The build that this page shows. */
  readonly taskId: string | null
}

const emptyForm: BuildForm = {
  tag: '',
  dockerfile: 'Dockerfile',
  args: [],
  target: '',
  platform: '',
  noCache: false,
  pull: false,
  builder: null,
}

/** It outlives the page: who comes back finds what was chosen, typed and edited. */
export const useBuildState = create<BuildState>()(() => ({
  source: null,
  awaited: null,
  serial: 0,
  form: emptyForm,
  edited: null,
  agreed: false,
  taskId: null,
}))

export function changeForm(patch: Partial<BuildForm>): void {
  useBuildState.setState(({ form }) => ({ form: { ...form, ...patch } }))
}

/** Another folder, with what was typed kept but what belonged to the old one. What was filled in again waits for its folder. */
export function chooseSource(source: Source): void {
  useBuildState.setState(({ source: before, serial, form }) => ({
    source,
    awaited: null,
    serial: serial + 1,
    edited: null,
    agreed: false,
    form: before === null ? form : { ...form, dockerfile: 'Dockerfile', target: '' },
  }))
}

export function chooseDockerfile(dockerfile: string): void {
  changeForm({ dockerfile, target: '' })
  useBuildState.setState({ edited: null })
}

/**
 * A build of the history, filled in again. Only a folder of this computer can be opened from here; one that a browser
 * read has to be chosen again, unless a folder of that name is still open.
 */
export function buildAgain({ folder, local, options }: PastBuild): void {
  const { tags, dockerfile, args, target, platform, noCache, pull, builder } = options
  useBuildState.setState(({ serial, source: open }) => ({
    ...sourceAgain(folder, local, open),
    serial: serial + 1,
    edited: null,
    agreed: false,
    taskId: null,
    form: { tag: tags[0] ?? '', dockerfile, args, target, platform, noCache, pull, builder },
  }))
}

function sourceAgain(
  folder: string,
  local: boolean,
  open: Source | null,
): Pick<BuildState, 'source' | 'awaited'> {
  if (local) return { source: { kind: 'folder', folder }, awaited: null }
  const isOpen = open?.kind === 'files' && open.name === folder
  return isOpen ? { source: open, awaited: null } : { source: null, awaited: folder }
}
