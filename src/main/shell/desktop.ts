import type { PageRequest } from '#shared/contract/desktop.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { hostPlatform } from '../serve/desktop.ts'
import type { Mailbox } from '../serve/mailbox.ts'
import type { Implementation } from '../services/implementation.ts'
import type { SettingsFile } from '../settings.ts'
import { openLink } from './guards.ts'

interface Options {
  readonly settings: SettingsFile
  readonly version: string
  readonly locale: string
  readonly requests: Mailbox<PageRequest>
  readonly pickFolder: () => Promise<string | null>
}

/** The `desktop` domain where the page is a window of ours. */
export function electronDesktop({
  settings,
  version,
  locale,
  requests,
  pickFolder,
}: Options): Implementation<'desktop'> {
  return {
    host: async () => ({
      platform: hostPlatform(),
      version,
      locale,
      settingsPath: settings.path,
      settingsSetAside: settings.setAsidePath,
      canEndSession: false,
    }),
    updateSettings: async (patch) => settings.update(patch),
    pickFolder: async () => ({ folder: await pickFolder() }),
    openLink: async ({ url }) => {
      if (!(await openLink(url))) throw new FaultError(fault('bad-input', 'this link may not be opened'))
    },
    requests: async (_input, { signal }) => requests.open(signal),
    endSession: async () => {
      throw new FaultError(fault('unsupported', 'a window has no session'))
    },
  }
}
