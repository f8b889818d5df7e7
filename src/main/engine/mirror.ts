import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import type { Collection, CollectionPatch, EngineStatus } from '#shared/contract/system.ts'

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
  readonly close: () => void
}
