import { Menu, app, nativeTheme, powerMonitor } from 'electron'
import type { PageRequest } from '#shared/contract/desktop.ts'
import { startBackend } from '../backend.ts'
import { stderrLog } from '../log.ts'
import { createMailbox } from '../serve/mailbox.ts'
import { createOpenStreams } from '../serve/streams.ts'
import { transferResponse } from '../serve/transfer-response.ts'
import { openSettings } from '../settings.ts'
import { electronDesktop } from './desktop.ts'
import { openLink } from './guards.ts'
import { applicationMenu } from './menu.ts'
import { pickFolder } from './pick-folder.ts'
import { createPorts } from './port.ts'
import type { Transfer } from './scheme.ts'
import { progressOf } from './task-progress.ts'
import { createTray } from './tray.ts'
import type { GivePort } from './window.ts'
import type { Windows } from './windows.ts'
import { languageOf, words } from './words.ts'
import type { Words } from './words.ts'

export interface EngineSide {
  readonly givePort: GivePort
  readonly transfer: Transfer
  readonly setVisible: (visible: boolean) => void
  readonly close: () => Promise<void>
}

interface Options {
  readonly resources: string
  readonly windows: Windows
  readonly platform: NodeJS.Platform
  /** Where the engine is looked for. */
  readonly env: NodeJS.ProcessEnv
}

/** All that a window can do without while it paints: engine, services, settings, tray and menus. */
export function startEngineSide({ resources, windows, platform, env }: Options): EngineSide {
  const log = stderrLog()
  const settings = openSettings()
  const requests = createMailbox<PageRequest>()
  const ask = (request: PageRequest): void => {
    requests.post(request)
    windows.show()
  }
  const t = (): Words => words(languageOf(settings.current().language, app.getPreferredSystemLanguages()))

  const desktop = electronDesktop({
    settings,
    version: app.getVersion(),
    locale: app.getLocale(),
    requests,
    pickFolder,
  })
  const backend = startBackend({ settings, desktop, log, env, folders: true })
  const { lanes, mirror, retry, services, tasks, transfers } = backend
  tasks.subscribe(() => windows.showProgress(progressOf(tasks.list())))
  const tray = createTray({
    services,
    mirror,
    settings,
    t,
    log,
    retry,
    resources,
    platform,
    ask,
    show: windows.show,
    toggle: windows.toggle,
    quit: () => app.quit(),
  })

  const dress = (): void => {
    nativeTheme.themeSource = settings.current().theme
    const actions = {
      newContainer: () => ask({ kind: 'new-container' }),
      settings: () => ask({ kind: 'settings' }),
      documentation: () => void openLink('https://docs.docker.com/'),
    }
    const template = applicationMenu({ t: t(), platform, developer: !app.isPackaged, actions })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  dress()
  settings.subscribe(dress)
  // The engine may have been away while the computer slept.
  powerMonitor.on('resume', retry)

  return {
    setVisible: backend.setVisible,
    transfer: (request) => transferResponse(request, transfers),
    givePort: createPorts({ services, transfers, log, streams: createOpenStreams() }, lanes),
    close: async () => {
      tray.close()
      await backend.close()
    },
  }
}
