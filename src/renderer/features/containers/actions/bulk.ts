import type { ContainerState } from '#shared/contract/containers.ts'
import type { Argv } from '#shared/docker-command/quote.ts'
import { together } from '#shared/docker-command/together.ts'
import type { Fault } from '#shared/faults.ts'
import { create } from 'zustand'
import type { Move } from '../model/moves.ts'
import type { Named } from './act-on-container.ts'

export interface BulkItem extends Named {
  /** `left`: not begun when the person cancelled. `already`: it was so before, by another hand. */
  readonly state: 'waiting' | 'running' | 'done' | 'already' | 'failed' | 'left'
  readonly fault: Fault | null
}

/** One of a selection that the engine would not take this action from. */
interface Skipped extends Named {
  readonly state: ContainerState
}

/** One action over many containers: a result for each, in the order they were given. */
export interface Bulk {
  readonly id: number
  readonly move: Move
  /** What does the same in a terminal. */
  readonly commands: readonly Argv[]
  readonly items: readonly BulkItem[]
  readonly skipped: readonly Skipped[]
  readonly state: 'running' | 'cancelling' | 'finished'
}

export interface BulkWork<Item extends Named> {
  readonly move: Move
  readonly containers: readonly Item[]
  readonly skipped?: readonly Skipped[]
  readonly one: (container: Item) => Promise<Fault | null>
  /** Failures that mean there was nothing to do: what would be tried again for ever. */
  readonly isAlready?: (fault: Fault) => boolean
  readonly commandOf: (container: Item) => Argv
}

interface Bulks {
  /** Those under way, and the last that finished; the newest first. */
  readonly bulks: readonly Bulk[]
}

export const useBulk = create<Bulks>(() => ({ bulks: [] }))

type Result = Pick<BulkItem, 'state' | 'fault'>

/** Does one item again, by its id; kept beside the store because it is no data. */
const doers = new Map<number, (id: string) => Promise<Result>>()
let lastId = 0

// The engine takes some at a time well; a hundred stops at once would only wait in its queue.
const atOnce = 8

/** Acts on every container, whatever happens to the others. */
export function runBulk<Item extends Named>(work: BulkWork<Item>): Promise<void> {
  const { move, containers, skipped = [], one, isAlready, commandOf } = work
  lastId += 1
  const byId = new Map(containers.map((container) => [container.id, container]))
  doers.set(lastId, async (id) => {
    const container = byId.get(id)
    const fault = container === undefined ? null : await one(container)
    if (fault === null) return { state: 'done', fault }
    return isAlready?.(fault) === true ? { state: 'already', fault: null } : { state: 'failed', fault }
  })
  const bulk: Bulk = {
    id: lastId,
    move,
    commands: together(containers.map(commandOf)),
    items: containers.map(({ id, name }) => ({ id, name, state: 'waiting', fault: null })),
    skipped,
    state: 'running',
  }
  const { bulks } = useBulk.getState()
  for (const { id, state } of bulks) if (state === 'finished') doers.delete(id)
  useBulk.setState({ bulks: [bulk, ...bulks.filter(({ state }) => state !== 'finished')] })
  return workThrough(bulk.id)
}

/** What has not begun is left alone; what is under way is waited for: the engine would not take it back. */
export function cancelBulk(id: number): void {
  change(id, (bulk) => ({
    ...bulk,
    state: 'cancelling',
    items: bulk.items.map((item) => (item.state === 'waiting' ? { ...item, state: 'left' } : item)),
  }))
}

/** Does again what failed, and what was left when it was cancelled. */
export function retryBulk(id: number): Promise<void> {
  change(id, (bulk) => ({
    ...bulk,
    state: 'running',
    items: bulk.items.map((item) =>
      item.state === 'failed' || item.state === 'left' ? { ...item, state: 'waiting', fault: null } : item,
    ),
  }))
  return workThrough(id)
}

export function dismissBulk(id: number): void {
  doers.delete(id)
  useBulk.setState(({ bulks }) => ({ bulks: bulks.filter((bulk) => bulk.id !== id) }))
}

async function workThrough(id: number): Promise<void> {
  const work = async (): Promise<void> => {
    for (let item = nextWaiting(id); item !== null; item = nextWaiting(id)) {
      setItem(id, item, { state: 'running', fault: null })
      setItem(id, item, (await doers.get(id)?.(item)) ?? { state: 'done', fault: null })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  change(id, (bulk) => ({ ...bulk, state: 'finished' }))
}

function nextWaiting(id: number): string | null {
  const bulk = useBulk.getState().bulks.find((each) => each.id === id)
  return bulk?.items.find(({ state }) => state === 'waiting')?.id ?? null
}

function setItem(id: number, item: string, result: Result): void {
  change(id, (bulk) => ({
    ...bulk,
    items: bulk.items.map((each) => (each.id === item ? { ...each, ...result } : each)),
  }))
}

function change(id: number, next: (bulk: Bulk) => Bulk): void {
  useBulk.setState(({ bulks }) => ({ bulks: bulks.map((bulk) => (bulk.id === id ? next(bulk) : bulk)) }))
}
