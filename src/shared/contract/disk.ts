import { type } from '@orpc/contract'
import { z } from 'zod'
import { type CleanScope, cleanScopes, mostCleaned } from '../clean-scopes.ts'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import type { TaskStarted } from './tasks.ts'

export type DiskKind = 'images' | 'containers' | 'volumes' | 'build-cache'

/** One row of `docker system df`; sizes in bytes. */
export interface KindUsage {
  readonly kind: DiskKind
  readonly total: number
  /** In use: images of containers, containers that run, volumes of containers, cache that a build holds. */
  readonly active: number
  readonly size: number
  /** Nothing in use needs it, as newer engines count it. The docker CLI of older ones says more of images. */
  readonly reclaimable: number
}

/** `GET /system/df`. */
export interface DiskUsage {
  readonly kinds: readonly KindUsage[]
}

/** One thing that a clean-up would take. */
export interface CleanCandidate {
  /** What the engine knows it by; of a volume its name. */
  readonly id: string
  /** As a person knows it. */
  readonly name: string
  /** What is removed by name: every reference of an image; empty for what goes by its id. */
  readonly references: readonly string[]
  /** Bytes that go with it alone: an image's layers that no other has. null for what has none or was not measured. */
  readonly size: number | null
  /** Epoch milliseconds. */
  readonly createdAt: number | null
  /** An image that a container was made of, what a cache record holds, a compose project: what tells it from others. */
  readonly about: string
  /** Containers that name it and would miss it at their next start: stopped ones of a network. */
  readonly users: readonly string[]
  /** The person's name of the save point that it is; null for anything else. */
  readonly savePoint: string | null
  /** The name of the container whose last change can be undone as long as this one is there; null for anything else. */
  readonly undoOf: string | null
}

/** What is ticked, as it was listed. It is looked at again before it goes: what changed meanwhile stays. */
const cleanItem = z.strictObject({
  id: z.string().regex(/^[\w][\w:.@/+-]{0,511}$/),
  name: z.string().max(512),
  references: z.array(z.string().regex(/^[\w][\w:.@/+-]{0,511}$/)).max(1000),
  size: z.number().nullable(),
  createdAt: z.number().nullable(),
})
export type CleanItem = z.output<typeof cleanItem>

/** What became of one ticked thing. `left`: not begun, because it was cancelled or the engine went. */
export interface CleanedItem {
  readonly id: string
  readonly name: string
  readonly state: 'waiting' | 'running' | 'removed' | 'gone' | 'failed' | 'left'
  /** null unless it failed. */
  readonly fault: Fault | null
}

/** A clean-up as it goes on; it stays with its task however that ends. */
export interface Cleaning {
  readonly scope: CleanScope
  readonly items: readonly CleanedItem[]
  /** Bytes that the engine has more now; null while it is under way and where it could not be measured. */
  readonly freedBytes: number | null
  /** What does the same in a terminal. */
  readonly commands: readonly (readonly string[])[]
}

const cleanInput = z.strictObject({
  scope: z.enum(cleanScopes),
  items: z.array(cleanItem).min(1).max(mostCleaned),
})
export type CleanInput = z.output<typeof cleanInput>

export const diskContract = {
  /** Walks every layer and volume: it may take a minute and more. */
  usage: base.output(type<DiskUsage>()),
  /** All that a clean-up of this scope would take, largest first. Costs what `usage` costs; networks cost little. */
  candidates: base
    .input(z.strictObject({ scope: z.enum(cleanScopes) }))
    .output(type<readonly CleanCandidate[]>()),
  /** Removes what was listed and ticked, one by one, and nothing else: never a prune of all. */
  cleanUp: base.input(cleanInput).output(type<TaskStarted>()),
}
