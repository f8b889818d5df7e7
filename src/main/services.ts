import { homedir } from 'node:os'
import { buildCredentials } from './engine/build-credentials.ts'
import { findCandidates } from './engine/candidates.ts'
import { diskFiles } from './engine/config-files.ts'
import type { Engine } from './engine/engine.ts'
import type { Mirror } from './engine/mirror.ts'
import { createChanges } from './services/changes.ts'
import { createBuilds } from './services/builds.ts'
import { createContainers } from './services/containers.ts'
import { createDisk } from './services/disk.ts'
import { createHistory } from './services/history.ts'
import { createEdits } from './services/edits.ts'
import { openJournal } from './services/edits/journal.ts'
import { createFiles } from './services/files/files.ts'
import { createImages } from './services/images.ts'
import type { Implementation, Services } from './services/implementation.ts'
import { createLogs } from './services/logs.ts'
import { createPull } from './services/pull.ts'
import { createPush } from './services/push.ts'
import { createRegistries } from './services/registries/registries.ts'
import { createRegistryAuth } from './services/registry-auth.ts'
import { saveLog } from './services/save-log.ts'
import { createSavePoints } from './services/save-points/save-points.ts'
import { createStats } from './services/stats.ts'
import { createStops } from './services/stops.ts'
import { createSystem } from './services/system.ts'
import { createTars } from './services/tars.ts'
import { createTerminal } from './services/terminal.ts'
import type { Lanes } from './services/terminal.ts'
import type { Tasks } from './services/tasks.ts'
import type { Transfers } from './services/transfers/transfers.ts'
import type { SettingsFile } from './settings.ts'

export interface ServiceParts {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly tasks: Tasks
  readonly transfers: Transfers
  readonly settings: Pick<SettingsFile, 'current' | 'update' | 'subscribe'>
  /** The one domain that each host has its own way with. */
  readonly desktop: Implementation<'desktop'>
  readonly env: NodeJS.ProcessEnv
  /** Where the edits that are not over are written down. */
  readonly editsFolder: string
  /** The file of past builds. */
  readonly buildsPath: string
  /** A page may name folders of this computer (the desktop host). */
  readonly folders: boolean
  readonly warn?: (line: string) => void
}

interface Ground {
  readonly lanes: Lanes
  readonly close: () => Promise<void>
}

/** Every domain of the contract on one engine. `close` ends long work, terminals and log sessions. */
export function createServices(parts: ServiceParts): Services & Ground {
  const { engine, mirror, tasks, transfers, settings, desktop, env } = parts
  const surroundings = { env, home: homedir(), platform: process.platform, files: diskFiles }
  const auth = createRegistryAuth(surroundings)
  const pull = createPull(engine, auth)
  const push = createPush(engine, auth)
  const logs = createLogs(engine)
  const history = createHistory(engine)
  const stats = createStats(engine, mirror)
  const terminal = createTerminal(engine)
  const edits = createEdits({ engine, tasks, pull, journal: openJournal(parts.editsFolder, parts.warn) })
  const stops = createStops(engine)
  const changes = createChanges({ mirror, tasks, edits, stops, settings })
  const hubUrl = env['QUAYSIDE_HUB_URL'] ?? 'https://hub.docker.com'
  const hubRegistryUrl = env['QUAYSIDE_HUB_URL'] ?? 'https://registry-1.docker.io'
  return {
    builds: createBuilds({
      engine,
      tasks,
      transfers,
      env,
      credentials: (registries) => buildCredentials(surroundings, registries),
      historyPath: parts.buildsPath,
      folders: parts.folders,
      warn: parts.warn,
    }),
    containers: createContainers({ engine, mirror, tasks, pull, history, transfers, stops }),
    disk: createDisk({ engine, tasks }),
    edits: edits.implementation,
    files: createFiles({ engine, transfers }),
    images: createImages({
      engine,
      mirror,
      tasks,
      pull,
      push,
      auth,
      hubUrl,
      edit: edits.implementation.start,
    }),
    logs: { ...logs.implementation, save: (input, call) => saveLog({ engine, transfers }, input, call) },
    registries: createRegistries({ engine, auth, surroundings, hubRegistryUrl }),
    savePoints: createSavePoints({ engine, mirror, tasks }),
    stats: stats.implementation,
    system: createSystem({
      engine,
      mirror,
      tasks,
      changes,
      remember: (choice) => void settings.update({ engine: choice }),
      candidates: async () => findCandidates(surroundings, engine.status().endpoint),
      logSessions: logs.sessions,
      terminals: terminal.count,
    }),
    desktop,
    tars: createTars({ engine, transfers }),
    terminal: terminal.implementation,
    lanes: terminal.lanes,
    close: async () => {
      history.close()
      stats.close()
      edits.close()
      await tasks.close()
      await logs.close()
      await terminal.close()
    },
  }
}
