import { join } from 'node:path'
import { app } from 'electron'
import { prepareApp, runApp } from './shell/app.ts'

const here = import.meta.dirname

// No top-level await: Electron is not ready before this module has run to its end.
if (prepareApp()) {
  void app.whenReady().then(() =>
    runApp({
      renderer: join(here, '../renderer'),
      preload: join(here, '../preload/index.cjs'),
      resources: join(here, '../../resources'),
    }),
  )
} else app.quit()
