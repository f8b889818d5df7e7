import type { CleanedItem, Cleaning, CleanInput, CleanItem } from '#shared/contract/disk.ts'
import type { TaskResult } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/disk.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { endedFault } from '../ended-fault.ts'
import type { TaskHandle } from '../tasks.ts'
import { askUsage } from './engine-calls.ts'
import { removeOne } from './remove-one.ts'

/**
 * Removes what was ticked, one by one, and goes on after what was refused. A cancel leaves the rest; so does an
 * engine that went, and the task fails with that. What became of each stays with the task.
 */
export async function cleanUp(engine: Engine, input: CleanInput, handle: TaskHandle): Promise<TaskResult> {
  const { scope, items } = input
  const report = createReport(input, handle)
  const images = scope === 'dangling-images' || scope === 'unused-images'
  const before = images ? await sizeOfImages(engine, handle) : null
  handle.step('removing')
  try {
    // What another record stands on goes in a later round: as long as a round removed something, there may be more.
    for (let round: readonly CleanItem[] = items; round.length > 0;) {
      const stayed = await removeAll(engine, input, round, report, handle)
      if (stayed.length === round.length) {
        for (const item of stayed) report.set(item, { state: 'failed', fault: keptByEngine })
        break
      }
      round = stayed
    }
  } finally {
    report.leaveRest()
    // A cancel is over by now; the figure is worth having all the same.
    report.freed(before === null ? report.removedBytes() : await freedImages(engine, before))
  }
  handle.signal.throwIfAborted()
  return { kind: 'clean-up' }
}

const keptByEngine = fault('in-use', 'The engine kept it: something else is built on it.', {
  reason: 'kept-by-engine',
})

/** Answers those that the engine passed over. */
async function removeAll(
  engine: Engine,
  { scope }: CleanInput,
  items: readonly CleanItem[],
  report: Report,
  { signal }: TaskHandle,
): Promise<readonly CleanItem[]> {
  const stayed: CleanItem[] = []
  for (const item of items) {
    if (signal.aborted) return []
    report.set(item, { state: 'running', fault: null })
    try {
      const went = await removeOne(engine, scope, item)
      if (!went) stayed.push(item)
      report.set(item, { state: went ? 'removed' : 'waiting', fault: null })
    } catch (error) {
      const { fault: why } = faultErrorOf(error)
      if (why.code === 'unreachable') {
        report.set(item, { state: 'failed', fault: endedFault(why) })
        throw error
      }
      // Another hand was faster: that is what was wanted.
      const gone = why.code === 'not-found'
      report.set(item, gone ? { state: 'gone', fault: null } : { state: 'failed', fault: why })
    }
  }
  return stayed
}

type Outcome = Pick<CleanedItem, 'state' | 'fault'>

interface Report {
  readonly set: (item: CleanItem, outcome: Outcome) => void
  readonly leaveRest: () => void
  readonly freed: (bytes: number | null) => void
  readonly removedBytes: () => number
}

/** Milliseconds between two tellings. */
const tellGap = 100

function createReport({ scope, items }: CleanInput, handle: TaskHandle): Report {
  const outcomes = new Map<string, Outcome>(items.map(({ id }) => [id, { state: 'waiting', fault: null }]))
  const commands = dockerCommand.cleanUp(scope, items)
  const outcomeOf = ({ id }: CleanItem): Outcome => outcomes.get(id) ?? { state: 'left', fault: null }
  let toldAt = 0
  const tell = (freedBytes: number | null): void => {
    toldAt = Date.now()
    const cleaning: Cleaning = {
      scope,
      items: items.map((item) => ({ id: item.id, name: item.name, ...outcomeOf(item) })),
      freedBytes,
      commands,
    }
    handle.cleaning(cleaning)
  }
  tell(null)
  return {
    set: ({ id }, outcome) => {
      outcomes.set(id, outcome)
      // Each telling holds all of them.
      if (Date.now() - toldAt >= tellGap) tell(null)
    },
    leaveRest: () => {
      for (const [id, { state }] of outcomes)
        if (state === 'waiting') outcomes.set(id, { state: 'left', fault: null })
    },
    freed: tell,
    removedBytes: () =>
      items
        .filter((item) => outcomeOf(item).state === 'removed')
        .reduce((sum, { size }) => sum + (size ?? 0), 0),
  }
}

/** Images share layers: only the engine knows what all of them took. */
async function sizeOfImages(engine: Engine, handle: TaskHandle): Promise<number> {
  handle.step('measuring')
  return imagesIn(await askUsage(engine, handle.signal))
}

async function freedImages(engine: Engine, before: number): Promise<number | null> {
  try {
    const after = imagesIn(await askUsage(engine, new AbortController().signal))
    return Math.max(0, before - after)
  } catch (error) {
    if (error instanceof FaultError) return null
    throw error
  }
}

function imagesIn({ usage }: Awaited<ReturnType<typeof askUsage>>): number {
  return usage.kinds.find(({ kind }) => kind === 'images')?.size ?? 0
}
