import type { CleanInput } from '#shared/contract/disk.ts'
import type { Task } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/disk.ts'
import type { Engine } from '../engine/engine.ts'
import { listCandidates } from './disk/candidates.ts'
import { cleanUp } from './disk/clean-up.ts'
import { askUsage } from './disk/engine-calls.ts'
import type { Implementation } from './implementation.ts'
import type { Tasks } from './tasks.ts'

/** The disk domain on one engine: what takes the room, and clean-ups that take what was listed. */
export function createDisk({
  engine,
  tasks,
}: {
  readonly engine: Engine
  readonly tasks: Tasks
}): Implementation<'disk'> {
  return {
    usage: async (_, { signal }) => (await askUsage(engine, signal)).usage,
    candidates: ({ scope }, { signal }) => listCandidates(engine, scope, signal),
    cleanUp: async (input) => tasks.start(aboutOf(input), (handle) => cleanUp(engine, input, handle)),
  }
}

const namesInSubject = 3

function aboutOf({ scope, items }: CleanInput): Pick<Task, 'kind' | 'subject' | 'command'> {
  const names = items.slice(0, namesInSubject).map(({ name }) => name)
  return {
    kind: 'clean-up',
    subject: [...names, ...(items.length > namesInSubject ? ['…'] : [])].join(', '),
    command: dockerCommand.cleanUp(scope, items)[0] ?? [],
  }
}
