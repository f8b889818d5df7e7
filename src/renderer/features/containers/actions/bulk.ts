import { create } from 'zustand'
import type { Fault } from '#shared/faults.ts'
import type { Move } from '../model/moves.ts'
import type { Named } from './act-on-container.ts'

export interface BulkItem extends Named {
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly fault: Fault | null
}

/** One action over many containers: a result for each, in the order they were given. */
export interface Bulk {
  readonly move: Move
  readonly items: readonly BulkItem[]
  readonly finished: boolean
}

export const useBulk = create<{ readonly bulk: Bulk | null }>(() => ({ bulk: null }))

export function dismissBulk(): void {
  useBulk.setState({ bulk: null })
}

// The engine takes some at a time well; a hundred stops at once would only wait in its queue.
const atOnce = 8

/** Acts on every container, whatever happens to the others. */
export async function runBulk(
  move: Move,
  containers: readonly Named[],
  one: (container: Named) => Promise<Fault | null>,
): Promise<void> {
  const items: BulkItem[] = containers.map(({ id, name }) => ({ id, name, state: 'waiting', fault: null }))
  const tell = (finished: boolean) => useBulk.setState({ bulk: { move, items: [...items], finished } })
  const update = (at: number, change: Partial<BulkItem>) => {
    const item = items[at]
    if (item !== undefined) items[at] = { ...item, ...change }
    tell(false)
  }
  let next = 0
  const work = async (): Promise<void> => {
    while (next < containers.length) {
      const at = next++
      const container = containers[at]
      if (container === undefined) return
      update(at, { state: 'running' })
      const fault = await one(container)
      update(at, { state: fault === null ? 'done' : 'failed', fault })
    }
  }
  tell(false)
  await Promise.all(Array.from({ length: Math.min(atOnce, containers.length) }, work))
  tell(true)
}
