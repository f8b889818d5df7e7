import { dirname, join } from 'node:path'
import type { Log } from './log.ts'
import { createEngine } from './engine/connection.ts'
import { createMirror } from './engine/mirror.ts'
import type { Mirror } from './engine/mirror.ts'
import { createServices } from './services.ts'
import type { Implementation, Services } from './services/implementation.ts'
import { containerSummary } from './services/models/container-summary.ts'
import { imageSummary } from './services/models/image-summary.ts'
import type { Lanes } from './services/terminal.ts'
import { createTasks } from './services/tasks.ts'
import type { Tasks } from './services/tasks.ts'
import { createTransfers } from './services/transfers/transfers.ts'
import type { Transfers } from './services/transfers/transfers.ts'
import type { SettingsFile } from './settings.ts'

/** What both hosts stand on: one engine, its mirror and the services. */
export interface Backend {
  readonly services: Services
  readonly transfers: Transfers
  readonly lanes: Lanes
  readonly mirror: Mirror
  readonly tasks: Pick<Tasks, 'list' | 'subscribe'>
  readonly retry: () => void
  /** Whether a person may be looking. */
  readonly setVisible: (visible: boolean) => void
  readonly close: () => Promise<void>
}

interface Options {
  readonly settings: SettingsFile
  readonly desktop: Implementation<'desktop'>
  readonly log: Log
  readonly env?: NodeJS.ProcessEnv
  /** A page may name folders of this computer: only a window of our own. */
  readonly folders?: boolean
}

/** Starts connecting at once. */
export function startBackend({
  settings,
  desktop,
  log,
  env = process.env,
  folders = false,
}: Options): Backend {
  const engine = createEngine({ env, choice: settings.current().engine, warn: log.warn })
  const mirror = createMirror(
    engine,
    { container: (raw) => containerSummary(raw, Date.now()), image: imageSummary },
    { warn: log.warn },
  )
  const tasks = createTasks()
  const transfers = createTransfers(tasks)
  const services = createServices({
    engine,
    mirror,
    tasks,
    transfers,
    settings,
    desktop,
    env,
    editsFolder: join(dirname(settings.path), 'edits'),
    buildsPath: join(dirname(settings.path), 'builds.json'),
    folders,
    warn: log.warn,
  })
  return {
    services,
    transfers,
    lanes: services.lanes,
    mirror,
    tasks,
    retry: engine.retry,
    setVisible: mirror.setVisible,
    close: async () => {
      await services.close()
      mirror.close()
      await engine.close()
    },
  }
}
