import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import type { Collection, CollectionPatch, EngineStatus } from '#shared/contract/system.ts'
import type { CallOptions, Engine, EngineEvent } from './engine.ts'
import { keepSince } from './mirror-since.ts'
import { createMirrorCollection } from './mirror-collection.ts'
import type { MirrorCollection } from './mirror-collection.ts'
import { Relist } from './relist.ts'
import type { Pace } from './relist.ts'
import { startReconcile } from './reconcile.ts'
import { ToldStates } from './told-states.ts'
import { touchedBy } from './touched.ts'

/** What the engine has, as summaries: the one truth that windows, browser pages and the tray read. */
export interface MirrorState {
  readonly engine: EngineStatus
  readonly containers: Collection<ContainerSummary>
  readonly images: Collection<ImageSummary>
}

/** `reset`: read `state()` anew (new connection, failed list). Otherwise only what changed. */
export type MirrorChange =
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'patch'
      readonly engine?: EngineStatus
      readonly containers?: CollectionPatch<ContainerSummary>
      readonly images?: CollectionPatch<ImageSummary>
    }

export interface Mirror {
  readonly state: () => MirrorState
  /** Called synchronously after each change of `state()`. */
  readonly subscribe: (listener: (change: MirrorChange) => void) => () => void
  /** While true the lists are compared with the engine's every minute, and a difference is warned of. False at first. */
  readonly setVisible: (visible: boolean) => void
  /** Lists at once what could not be listed, instead of after the pause between tries. */
  readonly retry: () => void
  readonly close: () => void
}

/** Raw rows of `GET /containers/json` and `GET /images/json` as summaries; may throw on a row, which is then left out. */
export interface Normalisers {
  readonly container: (raw: unknown) => ContainerSummary
  readonly image: (raw: unknown) => ImageSummary
}

export interface MirrorOptions {
  readonly warn?: (message: string, detail?: unknown) => void
  /** Milliseconds between quiet comparisons while visible. */
  readonly reconcileEvery?: number
}

/** At most 8 lists of containers and 2 of images in any second: no more than the 10 that a storm may cost. */
const paces = { containers: { burst: 5, spacing: 250 }, images: { burst: 1, spacing: 500 } }
const listing: CallOptions = { idempotent: true, deadline: 15_000 }

/** Follows the engine: lists on each connection, then lists again only what an event touched. */
export function createMirror(engine: Engine, normalise: Normalisers, options: MirrorOptions = {}): Mirror {
  const { warn = () => undefined, reconcileEvery = 60_000 } = options
  const listeners = new Set<(change: MirrorChange) => void>()
  const tell = (change: MirrorChange): void => {
    for (const listener of listeners) listener(change)
  }
  const containers = createMirrorCollection<ContainerSummary>(keepSince)
  const images = createMirrorCollection<ImageSummary>()
  const told = new ToldStates()
  const lists = {
    containers: relistOf(engine, containers, paces.containers, tell, {
      list: async (ids) => {
        const listed = readAll(await listContainers(engine, ids), normalise.container, warn)
        for (const id of told.behind(ids, listed)) lists.containers.touch(id)
        return listed
      },
      patch: (patch) => ({ kind: 'patch', containers: patch }),
    }),
    images: relistOf(engine, images, paces.images, tell, {
      list: async () => readAll(await listImages(engine), normalise.image, warn),
      patch: (patch) => ({ kind: 'patch', images: patch }),
    }),
  }
  const reconcile = startReconcile({
    every: reconcileEvery,
    lists: [lists.containers, lists.images],
    ready: () => engine.status().state === 'ready',
    warn,
  })
  const unfollow = followEngine(engine, { containers, images, told, lists, tell })

  return {
    state: () => ({ engine: engine.status(), containers: containers.value(), images: images.value() }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVisible: reconcile.setVisible,
    retry: () => {
      lists.containers.hurry()
      lists.images.hurry()
    },
    close: () => {
      unfollow()
      reconcile.stop()
      lists.containers.stop()
      lists.images.stop()
      listeners.clear()
    },
  }
}

interface Following {
  readonly containers: MirrorCollection<ContainerSummary>
  readonly images: MirrorCollection<ImageSummary>
  readonly told: ToldStates
  readonly lists: Readonly<
    Record<'containers' | 'images', Pick<Relist<unknown, unknown>, 'touch' | 'touchAll' | 'startOver'>>
  >
  readonly tell: (change: MirrorChange) => void
}

function followEngine(engine: Engine, { containers, images, told, lists, tell }: Following): () => void {
  let generation = 0
  let address: string | null = null

  function follow(status: EngineStatus): void {
    const moved = status.endpoint !== null && status.endpoint.address !== address
    const chosen = status.state === 'connecting' && status.endpoint === null && address !== null
    if (moved || chosen) {
      address = status.endpoint?.address ?? null
      containers.clear()
      images.clear()
    }
    // What was known stays readable; what was never known failed.
    const unknown = [containers, images].filter((collection) => collection.size() === null)
    if (status.state === 'lost' && status.fault) for (const each of unknown) each.fail(status.fault)
    if (status.state === 'ready' && status.generation !== generation) {
      generation = status.generation
      told.clear()
      lists.containers.startOver()
      lists.images.startOver()
    }
    const failed = status.state === 'lost' && unknown.length > 0
    tell(moved || chosen || failed ? { kind: 'reset' } : { kind: 'patch', engine: status })
  }

  function touch(event: EngineEvent): void {
    told.note(event)
    const touched = touchedBy(event, containers.items)
    for (const id of touched.containers) lists.containers.touch(id)
    if (touched.images) lists.images.touchAll()
  }

  const stops = [
    engine.onStatus(follow),
    engine.onEvent(touch),
    engine.onGap(() => {
      lists.containers.touchAll()
      lists.images.touchAll()
    }),
  ]
  follow(engine.status())
  return () => {
    for (const stop of stops) stop()
  }
}

/** One list call for what was touched; its difference goes out as one patch, its failure as a failed collection. */
function relistOf<Item extends { readonly id: string }>(
  engine: Engine,
  collection: MirrorCollection<Item>,
  pace: Pace,
  tell: (change: MirrorChange) => void,
  {
    list,
    patch,
  }: {
    readonly list: (ids: readonly string[] | null) => Promise<readonly Item[]>
    readonly patch: (patch: CollectionPatch<Item>) => MirrorChange
  },
): Relist<Item, CollectionPatch<Item>> {
  let shown = 0
  return new Relist({
    pace,
    ready: () => engine.status().state === 'ready' || engine.status().state === 'degraded',
    generation: () => engine.status().generation,
    known: collection.size,
    list,
    apply: (ids, items) => {
      const fresh = collection.size() === null || shown !== engine.status().generation
      shown = engine.status().generation
      const difference = collection.apply(ids, items)
      if (fresh) tell({ kind: 'reset' })
      else if (difference) tell(patch(difference))
      return difference
    },
    failed: (failure) => {
      collection.fail(failure)
      tell({ kind: 'reset' })
    },
  })
}

function listContainers(engine: Engine, ids: readonly string[] | null): Promise<readonly unknown[]> {
  const filters = ids === null ? {} : { filters: { id: [...ids] } }
  return engine.call(
    (docker, abortSignal) => docker.listContainers({ all: true, ...filters, abortSignal }),
    listing,
  )
}

function listImages(engine: Engine): Promise<readonly unknown[]> {
  return engine.call((docker, abortSignal) => docker.listImages({ abortSignal }), listing)
}

function readAll<Item>(
  raws: readonly unknown[],
  read: (raw: unknown) => Item,
  warn: (message: string, detail?: unknown) => void,
): Item[] {
  if (!Array.isArray(raws)) throw new TypeError('The engine answered a list call with something else.')
  const items: Item[] = []
  for (const raw of raws) {
    try {
      items.push(read(raw))
    } catch (error) {
      warn('A row of a list could not be read.', error)
    }
  }
  return items
}
