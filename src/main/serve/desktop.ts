import type { Host, PageRequest } from '#shared/contract/desktop.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Implementation } from '../services/implementation.ts'
import type { SettingsFile } from '../settings.ts'
import { createMailbox } from './mailbox.ts'

interface Options {
  readonly settings: SettingsFile
  readonly version: string
  readonly endSessionOf: (page: string) => void
}

export function hostPlatform(platform: NodeJS.Platform = process.platform): Host['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

/** The `desktop` domain where the page is a browser's. */
export function browserDesktop({ settings, version, endSessionOf }: Options): Implementation<'desktop'> {
  return {
    host: async () => ({
      platform: hostPlatform(),
      version,
      locale: null,
      settingsPath: settings.path,
      settingsSetAside: settings.setAsidePath,
      canEndSession: true,
    }),
    updateSettings: async (patch) => settings.update(patch),
    pickFolder: async () => {
      throw new FaultError(fault('unsupported', 'a browser picks its folders itself'))
    },
    openLink: async () => {
      throw new FaultError(fault('unsupported', 'the page opens links itself'))
    },
    // A browser page has no tray and no menus that could ask something of it.
    requests: async (_input, { signal }) => createMailbox<PageRequest>().open(signal),
    // After the answer has left, so that the page hears that it worked.
    endSession: async (_input, { page }) => void setTimeout(() => endSessionOf(page), 50),
  }
}
