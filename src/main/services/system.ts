import type { EngineCandidate, EngineChoice } from '#shared/contract/system.ts'
import type { Engine } from '../engine/engine.ts'
import type { Mirror } from '../engine/mirror.ts'
import type { Changes } from './changes.ts'
import type { Implementation } from './implementation.ts'
import { engineInfo } from './models/engine-info.ts'
import type { Tasks } from './tasks.ts'

/** The system domain: the change stream, the engine itself, long work. */
export function createSystem(parts: {
  readonly engine: Engine
  readonly mirror: Pick<Mirror, 'retry'>
  readonly tasks: Tasks
  readonly changes: Changes
  /** Keeps the choice for the next start. */
  readonly remember: (choice: EngineChoice) => void
  readonly candidates: () => Promise<readonly EngineCandidate[]>
  readonly logSessions: () => number
  readonly terminals: () => number
}): Implementation<'system'> {
  const { engine, mirror, tasks, changes } = parts
  return {
    changes: async (_, { signal }) => changes.open(signal),
    retry: async () => {
      engine.retry()
      mirror.retry()
    },
    info: async (_, { signal }) => {
      const options = { idempotent: true, signal }
      const [info, version] = await Promise.all([
        engine.call((docker) => docker.info(), options),
        engine.call((docker) => docker.version(), options),
      ])
      return engineInfo(info, version)
    },
    engines: () => parts.candidates(),
    selectEngine: async ({ choice }) => {
      parts.remember(choice)
      engine.select(choice)
    },
    cancelTask: async ({ taskId }) => tasks.cancel(taskId),
    dismissTask: async ({ taskId }) => tasks.dismiss(taskId),
    diagnostics: async () => ({
      ...engine.diagnostics(),
      logSessions: parts.logSessions(),
      terminals: parts.terminals(),
      subscribers: changes.subscribers(),
    }),
  }
}
