import { mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronArguments, hasDisplay, hasElectron } from '../../scripts/lib/electron.mjs'
import { test as base } from './ui.ts'

export { expect } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')

/** Why no window can be opened here, as a sentence; null when one can. */
export const electronReason: string | null = hasElectron()
  ? hasDisplay()
    ? null
    : 'there is no display for Electron'
  : "Electron's binary is not on this machine"

/** The same fixtures as in the browser, with the page of a real window in place of a browser's. */
export const test = base.extend<{ readonly electronApp: ElectronApplication; readonly window: Page }>({
  electronApp: async ({ ground }, use) => {
    const configFolder = mkdtempSync(join(ground.folder, 'config-'))
    const environment = Object.entries({ ...ground.environment, QUAYSIDE_CONFIG_DIR: configFolder })
    const electronApp = await _electron.launch({
      cwd: root,
      // Without the program of the command line: Playwright starts the binary itself.
      args: electronArguments().slice(1),
      env: Object.fromEntries(
        environment.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      locale: 'en-US',
    })
    await use(electronApp)
    await electronApp.close()
  },
  context: async ({ electronApp }, use) => use(electronApp.context()),
  window: async ({ electronApp }, use) => {
    const window = await electronApp.firstWindow()
    await window.getByRole('main').waitFor()
    await use(window)
  },
})
