import { join } from 'node:path'
import { app } from 'electron'
import { guardContents, guardPermissions } from './shell/guards.ts'
import { declareScheme, serveScheme } from './shell/scheme.ts'
import { createWindow, windowOptions } from './shell/window.ts'

app.enableSandbox()
declareScheme()
guardContents()
await app.whenReady()
guardPermissions()
serveScheme(join(import.meta.dirname, '../renderer'))
createWindow(windowOptions(join(import.meta.dirname, '../preload/index.cjs')))
