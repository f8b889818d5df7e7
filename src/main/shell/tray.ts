import { join } from 'node:path'
import { Menu, Tray, nativeImage } from 'electron'
import type { MenuItemConstructorOptions, NativeImage } from 'electron'
import type { EngineStatus } from '#shared/contract/system.ts'
import type { Mirror } from '../engine/mirror.ts'
import type { SettingsFile } from '../settings.ts'
import { runTrayAction } from './tray-actions.ts'
import type { TrayTools } from './tray-actions.ts'
import { engineLine, trayMenu } from './tray-menu.ts'
import type { MenuEntry } from './tray-menu.ts'

const shortestPause = 250

type TrayIcon = 'ready' | 'degraded' | 'lost'

function iconOf(state: EngineStatus['state']): TrayIcon {
  if (state === 'ready' || state === 'lost') return state
  return 'degraded'
}

/** macOS colours a template by itself; Windows wants an .ico; the shape says the state everywhere. */
export function iconFile(icon: TrayIcon, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `tray-${icon}Template.png`
  return platform === 'win32' ? `tray-${icon}.ico` : `tray-${icon}.png`
}

/** A single & would underline the next letter. */
const plain = (label: string): string => label.replaceAll('&', '&&')

function toTemplate(
  entries: readonly MenuEntry[],
  run: (action: Extract<MenuEntry, { kind: 'action' }>['action']) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'note':
        return { label: plain(entry.label), enabled: false }
      case 'action':
        return { label: plain(entry.label), click: () => run(entry.action) }
      case 'submenu':
        return { label: plain(entry.label), submenu: toTemplate(entry.entries, run) }
    }
  })
}

interface Options extends TrayTools {
  readonly mirror: Pick<Mirror, 'state' | 'subscribe'>
  readonly settings: Pick<SettingsFile, 'current' | 'subscribe'>
  readonly resources: string
  readonly toggle: () => void
  readonly platform: NodeJS.Platform
}

/** The tray: drawn from the mirror, at most every 250 ms, and only when it would look different. */
export function createTray(options: Options): { readonly close: () => void } {
  const { mirror, settings, resources, platform, toggle } = options
  const image = (icon: TrayIcon): NativeImage =>
    nativeImage.createFromPath(join(resources, iconFile(icon, platform)))
  const run = (action: Parameters<typeof runTrayAction>[0]): void => {
    runTrayAction(action, options).catch((error: unknown) => options.log.error('tray', error))
  }

  let drawn = ''
  let timer: NodeJS.Timeout | null = null
  let icon = iconOf(mirror.state().engine.state)
  const tray = new Tray(image(icon))

  const draw = (): void => {
    const t = options.t()
    const state = mirror.state()
    const menu = trayMenu({ mirror: state, pinned: settings.current().pinned, t, now: Date.now() })
    const looks = JSON.stringify(menu)
    if (looks === drawn) return
    drawn = looks
    const shape = iconOf(state.engine.state)
    if (shape !== icon) tray.setImage(image(shape))
    icon = shape
    tray.setToolTip(t('tooltip', { engine: engineLine(state.engine, t) }))
    tray.setContextMenu(Menu.buildFromTemplate(toTemplate(menu, run)))
  }
  const drawSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      draw()
    }, shortestPause)
  }

  draw()
  // Elsewhere the left click belongs to the menu.
  if (platform === 'win32') tray.on('click', toggle)
  const stopMirror = mirror.subscribe(drawSoon)
  const stopSettings = settings.subscribe(drawSoon)
  return {
    close: () => {
      stopMirror()
      stopSettings()
      if (timer !== null) clearTimeout(timer)
      tray.destroy()
    },
  }
}
