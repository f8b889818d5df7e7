import { BrowserWindow } from 'electron'
import type { BrowserWindowConstructorOptions } from 'electron'
import { appOrigin } from './scheme.ts'

/** What a window of ours is, as data: the page is kept from Node, from other worlds and from other origins. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1320,
    height: 820,
    minWidth: 360,
    minHeight: 480,
    show: false,
    title: 'Quayside',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  }
}

export function createWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow(options)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appOrigin}/`)
  return window
}
