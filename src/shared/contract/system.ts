import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Fault } from '../faults.ts'
import type { ContainerSummary, PendingStop } from './containers.ts'
import type { Settings } from './desktop.ts'
import type { Edit } from './edits.ts'
import { base } from './fault.ts'
import type { ImageSummary } from './images.ts'
import type { Task } from './tasks.ts'

/** Where the engine's address came from, in the CLI's order. */
export type EndpointSource = 'choice' | 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'currentContext' | 'default'

/** One address that a docker engine may answer at. */
export interface Endpoint {
  readonly source: EndpointSource
  /** The docker context's name, or `default`; a bare address is its own name. */
  readonly name: string
  /** As the CLI writes it: `unix:///…`, `npipe:////./pipe/…`, `tcp://host:port`, `ssh://…`. */
  readonly address: string
  readonly transport: 'unix' | 'npipe' | 'tcp' | 'ssh'
  readonly tls: boolean
  /** Not on this computer: destructive actions ask harder. */
  readonly remote: boolean
}

/** Why there is no engine, as far as the operating system and the engine tell it. */
export type Diagnosis =
  | 'no-socket'
  | 'refused'
  | 'permission'
  | 'timeout'
  | 'too-old'
  | 'too-new'
  | 'tls'
  | 'ssh-not-yet'
  | 'unknown-context'
  | 'bad-address'
  | 'unresolved-host'
  | 'other'

export interface EngineStatus {
  /** Counts connections; whatever comes from an older one is dropped. */
  readonly generation: number
  readonly state: 'connecting' | 'ready' | 'degraded' | 'lost'
  /** null when the address itself could not be found out (`diagnosis` says why). */
  readonly endpoint: Endpoint | null
  readonly engine: EngineIdentity | null
  readonly fault: Fault | null
  readonly diagnosis: Diagnosis | null
  /** Epoch milliseconds of the next try while `lost`. */
  readonly nextTryAt: number | null
  readonly since: number
}

export interface EngineIdentity {
  readonly version: string
  /** The API version in use: the lower of theirs and ours. */
  readonly apiVersion: string
  readonly os: string
  readonly architecture: string
}

/** A set of objects with its own truth: a failure is never an empty list. */
export type Collection<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly items: readonly T[] }
  | { readonly status: 'failed'; readonly fault: Fault }

export interface CollectionPatch<T> {
  readonly upsert: readonly T[]
  /** Ids that are gone. */
  readonly remove: readonly string[]
}

/**
 * The one way back from the engine. A subscriber gets a snapshot, then patches numbered without a gap;
 * a new connection or a failed list makes a new snapshot.
 */
export type Change =
  | {
      readonly kind: 'snapshot'
      readonly revision: number
      readonly engine: EngineStatus
      readonly containers: Collection<ContainerSummary>
      readonly images: Collection<ImageSummary>
      readonly tasks: readonly Task[]
      readonly edits: readonly Edit[]
      readonly stops: readonly PendingStop[]
      readonly settings: Settings
    }
  | {
      readonly kind: 'patch'
      readonly revision: number
      readonly engine?: EngineStatus
      readonly containers?: CollectionPatch<ContainerSummary>
      readonly images?: CollectionPatch<ImageSummary>
      readonly tasks?: CollectionPatch<Task>
      /** All of them: they are few. */
      readonly edits?: readonly Edit[]
      /** All of them. */
      readonly stops?: readonly PendingStop[]
      readonly settings?: Settings
    }

/** An engine that may be chosen; nothing connects to it unasked. */
export interface EngineCandidate {
  readonly name: string
  readonly address: string
  readonly kind:
    | 'context'
    | 'docker'
    | 'rootless'
    | 'docker-desktop'
    | 'colima'
    | 'orbstack'
    | 'rancher-desktop'
    | 'podman'
  /** What a look at the socket file says: `present`, `missing`, `denied`; `unknown` for what is not a file. */
  readonly found: 'present' | 'missing' | 'denied' | 'unknown'
  readonly selected: boolean
}

/** `GET /info` and `/version`, what the Engine page shows. */
export interface EngineInfo {
  readonly name: string
  readonly version: string
  readonly apiVersion: string
  readonly minApiVersion: string
  readonly os: string
  readonly architecture: string
  readonly kernel: string
  readonly cpus: number
  readonly memoryBytes: number
  readonly storageDriver: string
  readonly cgroupDriver: string
  readonly loggingDriver: string
  readonly rootDir: string
  readonly containers: { readonly running: number; readonly paused: number; readonly stopped: number }
  readonly images: number
  readonly security: readonly string[]
  readonly registryMirrors: readonly string[]
  readonly insecureRegistries: readonly string[]
  readonly warnings: readonly string[]
}

/** For the troubleshooting page and for tests: what is open now and what was asked lately. Paths carry no query values. */
export interface Diagnostics {
  readonly openStreams: number
  readonly logSessions: number
  readonly terminals: number
  readonly subscribers: number
  readonly calls: readonly {
    readonly at: number
    readonly method: string
    readonly path: string
    readonly status: number | null
    readonly milliseconds: number
  }[]
}

const engineChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('automatic') }),
  z.strictObject({
    kind: z.literal('context'),
    name: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.+-]*$/)
      .max(255),
  }),
  z.strictObject({ kind: z.literal('address'), address: z.string().min(1).max(1024) }),
])
export type EngineChoice = z.output<typeof engineChoice>

export const systemContract = {
  changes: base.output(eventIterator(type<Change>())),
  /** Tries now what failed: to connect instead of at `nextTryAt`, and the lists that could not be read. */
  retry: base.output(type<void>()),
  info: base.output(type<EngineInfo>()),
  engines: base.output(type<readonly EngineCandidate[]>()),
  selectEngine: base.input(z.strictObject({ choice: engineChoice })).output(type<void>()),
  cancelTask: base.input(z.strictObject({ taskId: z.string().max(64) })).output(type<void>()),
  /** Takes an ended task off the list. */
  dismissTask: base.input(z.strictObject({ taskId: z.string().max(64) })).output(type<void>()),
  diagnostics: base.output(type<Diagnostics>()),
}
