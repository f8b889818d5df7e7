import type { Fault } from '../faults.ts'
import type { Cleaning } from './disk.ts'
import type { EditStep, Setting } from './edits.ts'

/**
 * Long work that main owns, so that it survives a page that is left or reloaded.
 * It reaches every window on the change stream; `command` is the docker argv that does the same.
 */
export interface Task {
  readonly id: string
  readonly kind:
    | 'pull'
    | 'push'
    | 'run'
    | 'commit'
    | 'save-point'
    | 'download'
    | 'upload'
    | 'export'
    | 'wait'
    | 'edit'
    | 'undo-edit'
    | 'build'
    | 'clean-up'
    | 'save-images'
    | 'load-images'
    | 'import-image'
  /** The image reference or the container name that the work is about, as the person knows it. */
  readonly subject: string
  readonly command: readonly string[]
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly endedAt: number | null
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly step:
    | 'pulling'
    | 'pushing'
    | 'creating'
    | 'starting'
    | 'watching'
    | 'committing'
    | 'transferring'
    | 'waiting'
    | 'building'
    | 'measuring'
    | 'removing'
    | 'unpacking'
    | EditStep
    | null
  readonly progress: PullProgress | null
  /** Of a cancelled task: what it left behind, where there is something to tell. */
  readonly fault: Fault | null
  readonly result: TaskResult | null
  /** Of a pull: containers that are exchanged for ones of the new image once it is here. */
  readonly recreates?: readonly ContainerName[]
  /** Of a clean-up: what became of each thing so far. It stays when the task was cancelled or failed. */
  readonly cleaning?: Cleaning
}

export interface PullProgress {
  readonly layers: readonly LayerProgress[]
  /** Bytes transferred and bytes known to be transferred in all, either way; the total grows while layers appear. */
  readonly downloadedBytes: number
  readonly totalBytes: number
  readonly bytesPerSecond: number
}

export interface LayerProgress {
  readonly id: string
  /** `retrying`: the registry broke off, and the engine tries the layer again by itself, `retryIn` seconds later. */
  readonly phase:
    | 'waiting'
    | 'downloading'
    | 'verifying'
    | 'downloaded'
    | 'extracting'
    | 'pushing'
    | 'retrying'
    | 'done'
    | 'exists'
  /** Seconds, counted down by the engine; null in every other phase. */
  readonly retryIn: number | null
  readonly currentBytes: number
  /** null while the engine has not said it. */
  readonly totalBytes: number | null
}

export type TaskResult =
  | {
      readonly kind: 'pull'
      readonly reference: string
      /**
       * `first`: no image had the name before. `moved`: another one had it, and stays without it. `same`: nothing was
       * to be downloaded. null where the engine could not be asked before.
       */
      readonly outcome: 'first' | 'moved' | 'same' | null
      readonly digest: string | null
      /** What became of the containers that were to be made anew of it; each edit is a task of its own. */
      readonly recreated: readonly Recreated[]
    }
  /** `digest` is what the registry keeps it under, `sha256:…`. */
  | { readonly kind: 'push'; readonly reference: string; readonly digest: string | null }
  | {
      readonly kind: 'run'
      readonly containerId: string
      readonly name: string
      readonly exited: EarlyExit | null
    }
  | { readonly kind: 'commit'; readonly imageId: string; readonly reference: string | null }
  | {
      readonly kind: 'save-point'
      readonly imageId: string
      /** As the person called it. */
      readonly name: string
      readonly reference: string
    }
  | { readonly kind: 'transfer'; readonly bytes: number; readonly files: number | null }
  | {
      readonly kind: 'build'
      readonly imageId: string
      /** Its tags in familiar form; none for an image without a name. */
      readonly references: readonly string[]
    }
  | ContainerEnd
  /** `editId` is null when nothing is kept for Undo: all was changed in place. */
  | {
      readonly kind: 'edit'
      readonly editId: string | null
      readonly containerId: string
      readonly name: string
      /** What is another now. */
      readonly settings: readonly Setting[]
    }
  | { readonly kind: 'undo-edit'; readonly containerId: string; readonly name: string }
  /** References, or ids of images without one. */
  | { readonly kind: 'loaded'; readonly images: readonly string[] }
  | { readonly kind: 'imported'; readonly imageId: string; readonly reference: string | null }
  /** The task's `cleaning` says it all. */
  | { readonly kind: 'clean-up' }

export interface ContainerName {
  readonly id: string
  readonly name: string
}

/** `fault` says why its safe edit was not begun; null when it was. */
export interface Recreated extends ContainerName {
  readonly fault: Fault | null
}

/** What `docker wait` waits for. */
export interface ContainerEnd {
  readonly kind: 'wait'
  readonly name: string
  /** null when the engine was away at the end and the container has started again since: nobody knows it. */
  readonly exitCode: number | null
  /** The engine was away when it ended, so that the end was found later. */
  readonly unseen: boolean
}
/** A container that ended while Run was still watching it: the `ubuntu` lesson of the notes. */
export interface EarlyExit {
  readonly exitCode: number
  readonly oomKilled: boolean
  /** What ran: entrypoint and command. */
  readonly command: readonly string[]
  /** The last lines of its log, at most 20, without control characters. */
  readonly lastLines: readonly string[]
}

/** What a call that starts long work answers at once; the task itself comes on the change stream. */
export interface TaskStarted {
  readonly taskId: string
}

/** Long work whose bytes go between the page's browser and the host: take the ticket there at once, it is good once. */
export interface TransferStarted extends TaskStarted {
  readonly ticket: string
}
