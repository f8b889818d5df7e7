import type { ContainerSummary, PendingStop } from '#shared/contract/containers.ts'
import type { Edit } from '#shared/contract/edits.ts'
import type { Host, Settings } from '#shared/contract/desktop.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import type { Change, Collection, EngineStatus } from '#shared/contract/system.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { create } from 'zustand'
import { patchCollection, patchItems, replaceCollection, replaceItems } from './merge.ts'
import { sameData } from './same-data.ts'

/** What main told this page. Only the change stream writes it. */
export interface Told {
  /** Of the last change; null before the first snapshot. */
  readonly revision: number | null
  readonly engine: EngineStatus | null
  readonly containers: Collection<ContainerSummary>
  readonly images: Collection<ImageSummary>
  readonly tasks: readonly Task[]
  readonly edits: readonly Edit[]
  readonly stops: readonly PendingStop[]
  readonly settings: Settings | null
  readonly host: Host | null
}

const nothing: Told = {
  revision: null,
  engine: null,
  containers: { status: 'loading' },
  images: { status: 'loading' },
  tasks: [],
  edits: [],
  stops: [],
  settings: null,
  host: null,
}

const useTold = create<Told>()(() => nothing)

/** The state after a change, or `gap` when a patch is missing before it. */
function applyChange(told: Told, change: Change): Told | 'gap' {
  if (change.kind === 'snapshot') {
    return {
      ...told,
      revision: change.revision,
      engine: keep(told.engine, change.engine),
      containers: replaceCollection(told.containers, change.containers),
      images: replaceCollection(told.images, change.images),
      tasks: replaceItems(told.tasks, change.tasks),
      edits: keep(told.edits, change.edits),
      stops: keep(told.stops, change.stops),
      settings: keep(told.settings, change.settings),
    }
  }
  if (told.revision === null || change.revision !== told.revision + 1) return 'gap'
  return {
    ...told,
    revision: change.revision,
    engine: change.engine === undefined ? told.engine : keep(told.engine, change.engine),
    containers: patchCollection(told.containers, change.containers),
    images: patchCollection(told.images, change.images),
    tasks: change.tasks === undefined ? told.tasks : patchItems(told.tasks, change.tasks),
    edits: change.edits === undefined ? told.edits : keep(told.edits, change.edits),
    stops: change.stops === undefined ? told.stops : keep(told.stops, change.stops),
    settings: change.settings === undefined ? told.settings : keep(told.settings, change.settings),
  }
}

function keep<T>(old: T | null, next: T): T {
  return old !== null && sameData(old, next) ? old : next
}

/** Takes a change in; false when a patch was missing and a new snapshot is needed. */
export function tell(change: Change): boolean {
  const next = applyChange(useTold.getState(), change)
  if (next === 'gap') return false
  useTold.setState(next, true)
  return true
}

export function tellHost(host: Host): void {
  useTold.setState({ host })
}

/** For tests, and for a page whose session ended. */
export function forgetAll(): void {
  useTold.setState(nothing, true)
}

export const told = useTold.getState
export const onTold = useTold.subscribe

export const useContainers = (): Collection<ContainerSummary> => useTold((state) => state.containers)
export const useImages = (): Collection<ImageSummary> => useTold((state) => state.images)
export const useTasks = (): readonly Task[] => useTold((state) => state.tasks)
export const useEdits = (): readonly Edit[] => useTold((state) => state.edits)
/** The stop of that container that is under way, whichever window asked for it. */
export const usePendingStop = (id: string): PendingStop | null =>
  useTold((state) => state.stops.find((stop) => stop.id === id) ?? null)
export const useEngine = (): EngineStatus | null => useTold((state) => state.engine)
export const useSettings = (): Settings | null => useTold((state) => state.settings)
export const useHost = (): Host | null => useTold((state) => state.host)

/** One container by id or by name; undefined while unknown. */
export function useContainer(id: string): ContainerSummary | undefined {
  return useTold((state) => findContainer(state.containers, id))
}

export function findContainer(
  containers: Collection<ContainerSummary>,
  id: string,
): ContainerSummary | undefined {
  if (containers.status !== 'ready') return undefined
  return containers.items.find((item) => item.id === id) ?? containers.items.find((item) => item.name === id)
}

export function useTask(id: string | null): Task | undefined {
  return useTold((state) => (id === null ? undefined : state.tasks.find((task) => task.id === id)))
}
