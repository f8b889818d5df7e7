import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { commitInstructions } from '../commit-instructions.ts'
import { processColumns } from '../process-columns.ts'
import { type ContainerSpec, createInput } from './create-input.ts'
import { base } from './fault.ts'
import type { HistoryNews } from './history.ts'
import { containerId, containerName, graceSeconds, signal, taggableReference } from './inputs.ts'
import type { TaskStarted, TransferStarted } from './tasks.ts'

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'
export type Health = 'none' | 'starting' | 'healthy' | 'unhealthy'

/** One port of a container; `hostPort` is null when it is exposed but not published. */
export interface PortMapping {
  readonly hostIp: string | null
  readonly hostPort: number | null
  readonly containerPort: number
  readonly protocol: 'tcp' | 'udp' | 'sctp'
}

/** What one row of `GET /containers/json?all=1` tells, normalised. Dates are epoch milliseconds. */
export interface ContainerSummary {
  readonly id: string
  /** Without the leading slash. */
  readonly name: string
  /** As the list gives it: the reference the container was made from, or an id when that tag moved away. */
  readonly image: string
  readonly imageId: string
  readonly command: string
  readonly createdAt: number
  readonly state: ContainerState
  readonly health: Health
  /** From the engine's status text; null unless exited or dead. */
  readonly exitCode: number | null
  /** When the present state began, as exactly as the status text allows (its grain: seconds to months); null when unknown. */
  readonly since: number | null
  readonly ports: readonly PortMapping[]
  readonly networks: readonly string[]
  readonly mounts: readonly MountSummary[]
  readonly labels: Readonly<Record<string, string>>
  readonly compose: { readonly project: string; readonly service: string | null } | null
}

export interface MountSummary {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image'
  /** Volume name, host path, or empty for tmpfs. */
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  /** True for a volume that the engine named itself (64 hex characters): `rm -v` takes it along. */
  readonly anonymous: boolean
}

/** What `GET /containers/{id}/json` tells, normalised. */
/** A stop that was asked for here, by whichever window: the signal is sent, and the engine kills when the grace is over. */
export interface PendingStop {
  /** The container's. */
  readonly id: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Of grace; -1: for ever. */
  readonly seconds: number
  readonly signal: string
}

export interface ContainerDetails {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly imageId: string
  readonly createdAt: number
  readonly state: ContainerState
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly exitCode: number | null
  readonly oomKilled: boolean
  /** What the engine says about a failed start. */
  readonly error: string
  readonly pid: number | null
  readonly restartCount: number
  readonly health: Health
  /** What runs as the health check, as the engine's events tell of it: its words with spaces between; null without one. */
  readonly healthCommand: string | null
  readonly healthLog: readonly { readonly at: number; readonly exitCode: number; readonly output: string }[]
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDir: string
  readonly user: string
  readonly hostname: string
  readonly tty: boolean
  readonly openStdin: boolean
  readonly autoRemove: boolean
  readonly privileged: boolean
  readonly readOnlyRoot: boolean
  readonly env: readonly { readonly name: string; readonly value: string }[]
  readonly labels: Readonly<Record<string, string>>
  readonly ports: readonly PortMapping[]
  readonly mounts: readonly MountSummary[]
  readonly networks: readonly NetworkAttachment[]
  /** The id of the container whose network it uses in place of one of its own (`--network container:…`); else null. */
  readonly networkOf: string | null
  /** Legacy links (`--link`), by name, as they resolve now. */
  readonly links: readonly { readonly container: string; readonly alias: string }[]
  readonly restartPolicy: { readonly name: RestartPolicyName; readonly maximumRetries: number }
  readonly stopSignal: string
  /** Seconds; the engine's 10 when the container sets none. */
  readonly stopTimeout: number
  readonly logDriver: string
  /** Bytes, 0 when unlimited. */
  readonly memoryLimit: number
  /** CPUs, 0 when unlimited. */
  readonly cpuLimit: number
}

export interface NetworkAttachment {
  readonly name: string
  readonly ipAddress: string
  readonly gateway: string
  readonly macAddress: string
  readonly aliases: readonly string[]
}

export type RestartPolicyName = 'no' | 'always' | 'unless-stopped' | 'on-failure'

/** One row of `docker diff`. */
export interface FileChange {
  readonly kind: 'added' | 'changed' | 'deleted'
  readonly path: string
}

/** `docker top`: the columns as the engine names them, and a row for each process. */
export interface ProcessTable {
  readonly titles: readonly string[]
  readonly processes: readonly (readonly string[])[]
}

export interface ContainerSize {
  readonly id: string
  /** Bytes of the writable layer, and of the whole root file system. */
  readonly writable: number
  readonly rootFs: number
}

const byId = z.strictObject({ id: containerId })

export const commitInput = z.strictObject({
  id: containerId,
  reference: taggableReference.optional(),
  author: z.string().max(1024).optional(),
  message: z.string().max(65_536).optional(),
  /** Default true: the engine pauses the container while it commits. */
  pause: z.boolean().default(true),
  changes: z
    .array(
      z.strictObject({
        instruction: z.enum(commitInstructions),
        value: z
          .string()
          .min(1)
          .max(8192)
          .regex(/^[^\r\n\0]+$/),
      }),
    )
    .max(100)
    .default([]),
})

export const containersContract = {
  /** The mirror's containers, stopped ones included. */
  list: base.output(type<readonly ContainerSummary[]>()),
  inspect: base.input(byId).output(type<ContainerDetails>()),
  /** The engine's own JSON, byte for byte: numbers keep every digit. It holds the values of the environment. */
  inspectText: base.input(byId).output(type<{ readonly text: string }>()),
  /** The processes of a running or paused container; the engine's computer runs `ps` for it. */
  top: base
    .input(z.strictObject({ id: containerId, columns: z.enum(processColumns).default('usual') }))
    .output(type<ProcessTable>()),
  /** What would make another container like this one, without what merely comes from its image. */
  spec: base.input(byId).output(type<ContainerSpec>()),
  /** Sizes of all containers: slow on the engine, so only on demand (`docker ps --all --size`). */
  sizes: base.output(type<readonly ContainerSize[]>()),
  create: base
    .input(createInput)
    .output(type<{ readonly id: string; readonly name: string; readonly warnings: readonly string[] }>()),
  /** Pull when missing, create, start, watch for an early exit. Answers at once with the task. */
  run: base.input(createInput).output(type<TaskStarted>()),
  start: base.input(byId).output(type<void>()),
  stop: base
    .input(z.strictObject({ id: containerId, graceSeconds: graceSeconds.optional() }))
    .output(type<void>()),
  kill: base.input(z.strictObject({ id: containerId, signal: signal.optional() })).output(type<void>()),
  pause: base.input(byId).output(type<void>()),
  unpause: base.input(byId).output(type<void>()),
  restart: base
    .input(z.strictObject({ id: containerId, graceSeconds: graceSeconds.optional() }))
    .output(type<void>()),
  rename: base.input(z.strictObject({ id: containerId, name: containerName })).output(type<void>()),
  remove: base
    .input(
      z.strictObject({
        id: containerId,
        force: z.boolean().default(false),
        volumes: z.boolean().default(false),
      }),
    )
    .output(type<void>()),
  commit: base.input(commitInput).output(type<TaskStarted>()),
  /** The whole file system as one tar, volumes left out, as a download. */
  export: base.input(byId).output(type<TransferStarted>()),
  /** Waits until it ends, for as long as that takes, and tells with which code. Answers at once with the task. */
  wait: base.input(byId).output(type<TaskStarted>()),
  changes: base.input(byId).output(type<readonly FileChange[]>()),
  /** What happened since the app runs, also after the container is gone. By a name, the last that had it. */
  history: base.input(byId).output(eventIterator(type<HistoryNews>())),
}

export type CommitInput = z.input<typeof commitInput>
