import type { EngineCandidate } from '#shared/contract/system.ts'
import type { Engine } from './engine/engine.ts'
import type { Mirror } from './engine/mirror.ts'
import { createChanges } from './services/changes.ts'
import { createContainers } from './services/containers.ts'
import { createImages } from './services/images.ts'
import type { Implementation, Services } from './services/implementation.ts'
import { createLogs } from './services/logs.ts'
import { createPull } from './services/pull.ts'
import { noRegistryAuth, type RegistryAuth } from './services/registry-auth.ts'
import { createSystem } from './services/system.ts'
import type { Tasks } from './services/tasks.ts'
import type { SettingsFile } from './settings.ts'

export interface ServiceParts {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly tasks: Tasks
  readonly settings: Pick<SettingsFile, 'current' | 'update' | 'subscribe'>
  /** The one domain that each host has its own way with. */
  readonly desktop: Implementation<'desktop'>
  readonly env: NodeJS.ProcessEnv
  readonly auth?: RegistryAuth
  readonly candidates?: () => Promise<readonly EngineCandidate[]>
}

/** Every domain of the contract on one engine. `close` ends long work and log sessions. */
export function createServices(parts: ServiceParts): Services & { readonly close: () => Promise<void> } {
  const { engine, mirror, tasks, settings, desktop, env } = parts
  const auth = parts.auth ?? noRegistryAuth
  const pull = createPull(engine, auth)
  const logs = createLogs(engine)
  const changes = createChanges({ mirror, tasks, settings })
  const hubUrl = env['QUAYSIDE_HUB_URL'] ?? 'https://hub.docker.com'
  return {
    containers: createContainers({ engine, mirror, tasks, pull }),
    images: createImages({ engine, mirror, tasks, pull, auth, hubUrl }),
    logs: logs.implementation,
    system: createSystem({
      engine,
      tasks,
      changes,
      remember: (choice) => void settings.update({ engine: choice }),
      candidates: parts.candidates ?? (async () => []),
      logSessions: logs.sessions,
    }),
    desktop,
    close: async () => {
      await tasks.close()
      await logs.close()
    },
  }
}
