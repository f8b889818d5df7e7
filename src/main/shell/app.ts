import { join } from 'node:path'
import { app } from 'electron'
import { configFolder } from '../whole-file.ts'
import type { EngineSide } from './engine-side.ts'
import { guardContents, guardPermissions } from './guards.ts'
import { loginEnvironment } from './login-environment.ts'
import { declareScheme, serveScheme } from './scheme.ts'
import { createWindows } from './windows.ts'
import type { Windows } from './windows.ts'

export interface Paths {
  readonly renderer: string
  readonly preload: string
  readonly resources: string
}

/** What must stand before the app is ready. False: another Quayside runs, and shows itself instead. */
export function prepareApp(): boolean {
  app.setPath('userData', join(configFolder(), 'window'))
  app.enableSandbox()
  declareScheme()
  guardContents()
  return app.requestSingleInstanceLock()
}

/** Opens the window first; what it needs from the engine is loaded while it paints. */
export function runApp(paths: Paths, platform: NodeJS.Platform = process.platform): void {
  guardPermissions()
  serveScheme(paths.renderer, async (request) => (await side).transfer(request))
  const windows = createWindows({
    preload: paths.preload,
    ports: async () => (await side).givePort,
    onVisible: (visible) => void tellVisible(visible),
  })
  windows.show()
  const side = loadEngineSide(paths, windows, platform)
  const tellVisible = async (visible: boolean): Promise<void> => (await side).setVisible(visible)

  app.on('second-instance', windows.show)
  app.on('activate', windows.show)
  // Where the tray may be missing, a hidden app would be one that nobody finds.
  app.on('window-all-closed', () => {
    if (platform === 'linux') app.quit()
  })
  endWith(side)
}

async function loadEngineSide(
  { resources }: Paths,
  windows: Windows,
  platform: NodeJS.Platform,
): Promise<EngineSide> {
  const [{ startEngineSide }, env] = await Promise.all([
    import('./engine-side.ts'),
    loginEnvironment(process.env, platform),
  ])
  return startEngineSide({ resources, windows, platform, env })
}

/** The app ends when its streams and log threads have ended, and after three seconds at the latest. */
function endWith(side: Promise<EngineSide>): void {
  let ending = false
  let ended = false
  const end = (): void => {
    ended = true
    app.quit()
  }
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    if (ending) return
    ending = true
    setTimeout(end, 3000).unref()
    void side.then(({ close }) => close()).then(end, end)
  })
}
