import { BrowserWindow } from 'electron'
import type { BrowserWindowConstructorOptions, WebContents } from 'electron'
import { isOurs } from './guards.ts'
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

/** Milliseconds that a page must have lived to be loaded once more. */
const shortestLife = 10_000

/** Gives a page its port. */
export type GivePort = (contents: WebContents) => void

/**
 * Loads our page and gives it a port each time it is there: to the main frame of this window, at our
 * origin, and to no other. The engine's side loads while the page paints, so the page may be gone when it is ready.
 */
export function openWindow(
  options: BrowserWindowConstructorOptions,
  ports: () => Promise<GivePort>,
): BrowserWindow {
  const window = new BrowserWindow(options)
  const contents = window.webContents
  window.once('ready-to-show', () => window.show())
  reloadWhenGone(window)
  let loads = 0
  contents.on('did-finish-load', () => {
    loads += 1
    const load = loads
    void handOver(contents, ports, () => load === loads)
  })
  void window.loadURL(`${appOrigin}/`)
  return window
}

/** A page that crashes comes back; one that crashes again at once would only crash for ever. */
function reloadWhenGone(window: BrowserWindow): void {
  let reloadedAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now()
    if (reason === 'clean-exit' || now - reloadedAt < shortestLife) return
    reloadedAt = now
    window.webContents.reload()
  })
}

async function handOver(
  contents: WebContents,
  ports: () => Promise<GivePort>,
  isLatest: () => boolean,
): Promise<void> {
  const give = await ports()
  if (isLatest() && !contents.isDestroyed() && isOurs(contents.getURL())) give(contents)
}
