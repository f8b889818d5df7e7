import type { Edit } from '#shared/contract/edits.ts'
import type { Settings } from '#shared/contract/desktop.ts'
import type { Change } from '#shared/contract/system.ts'
import type { Mirror } from '../engine/mirror.ts'
import { mergedPatches, type Patch } from './merged-patches.ts'
import { createReader } from './reader.ts'
import type { Stops } from './stops.ts'
import type { Tasks } from './tasks.ts'

/** The part of the settings store that this needs. */
export interface SettingsSource {
  readonly current: () => Settings
  readonly subscribe: (listener: (settings: Settings) => void) => () => void
}

/** The part of the edits that this needs. */
export interface EditsSource {
  readonly list: () => readonly Edit[]
  readonly subscribe: (listener: (edits: readonly Edit[]) => void) => () => void
}

export interface Changes {
  /** A snapshot, then patches numbered without a gap. Ends when `signal` aborts or the reader returns. */
  readonly open: (signal: AbortSignal) => AsyncIteratorObject<Change, unknown, void>
  /** How many readers there are now. */
  readonly subscribers: () => number
}

/** What a reader has not taken yet: `snapshot` stands for everything. */
type Pending = 'snapshot' | Patch | null

/** A slow reader costs no more than this many ids; past it a snapshot is smaller. */
const mostPendingIds = 5000

/** Joins mirror, tasks, edits, stops and settings to the one change stream. */
export function createChanges(sources: {
  readonly mirror: Pick<Mirror, 'state' | 'subscribe'>
  readonly tasks: Pick<Tasks, 'list' | 'subscribe'>
  readonly edits: EditsSource
  readonly stops: Pick<Stops, 'list' | 'subscribe'>
  readonly settings: SettingsSource
}): Changes {
  const { mirror, tasks, edits, stops, settings } = sources
  const readers = new Set<(pending: Exclude<Pending, null>) => void>()
  const tell = (pending: Exclude<Pending, null>) => {
    for (const reader of readers) reader(pending)
  }
  mirror.subscribe((change) => {
    if (change.kind === 'reset') return tell('snapshot')
    const { kind: _kind, ...patch } = change
    tell(patch)
  })
  tasks.subscribe((patch) => tell({ tasks: patch }))
  edits.subscribe((all) => tell({ edits: all }))
  stops.subscribe((all) => tell({ stops: all }))
  settings.subscribe((value) => tell({ settings: value }))

  function snapshot(revision: number): Change {
    const { engine, containers, images } = mirror.state()
    return {
      kind: 'snapshot',
      revision,
      engine,
      containers,
      images,
      tasks: tasks.list(),
      edits: edits.list(),
      stops: stops.list(),
      settings: settings.current(),
    }
  }

  return {
    subscribers: () => readers.size,
    open: (signal) => {
      let revision = 0
      let pending: Pending = 'snapshot'
      const notice = (more: Exclude<Pending, null>) => {
        pending = joined(pending, more)
        reader.wake()
      }
      const take = (): Change | null => {
        if (pending === null) return null
        const taken = pending
        pending = null
        revision += 1
        return taken === 'snapshot' ? snapshot(revision) : { kind: 'patch', revision, ...taken }
      }
      const reader = createReader(take, signal, () => readers.delete(notice))
      if (!signal.aborted) readers.add(notice)
      return reader.iterator
    },
  }
}

function joined(pending: Pending, more: Exclude<Pending, null>): Exclude<Pending, null> {
  if (pending === 'snapshot' || more === 'snapshot') return 'snapshot'
  const merged = pending === null ? more : mergedPatches(pending, more)
  return idsIn(merged) > mostPendingIds ? 'snapshot' : merged
}

function idsIn(patch: Patch): number {
  return [patch.containers, patch.images, patch.tasks].reduce(
    (sum, part) => sum + (part ? part.upsert.length + part.remove.length : 0),
    0,
  )
}
