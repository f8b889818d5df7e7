import { join } from 'node:path'
import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { configFolder } from '../whole-file.ts'
import { keepPlace, lastPlace } from './window-place.ts'
import { openWindow, windowOptions } from './window.ts'
import type { GivePort } from './window.ts'

/** The one window: made when it is wanted, brought forward when it is there. */
export interface Windows {
  readonly show: () => void
  readonly toggle: () => void
  /** On the taskbar or in the dock; see `progressOf`. */
  readonly showProgress: (progress: number) => void
  readonly close: () => void
}

interface Options {
  readonly preload: string
  readonly ports: () => Promise<GivePort>
  readonly onVisible: (visible: boolean) => void
}

export function createWindows({ preload, ports, onVisible }: Options): Windows {
  const placeFile = join(configFolder(), 'window.json')
  let window: BrowserWindow | null = null

  const open = (): void => {
    const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
    const { maximized, ...place } = lastPlace(placeFile, displays)
    const opened = openWindow({ ...windowOptions(preload), ...place }, ports)
    if (maximized) opened.maximize()
    opened.on('close', () =>
      keepPlace(placeFile, { ...opened.getNormalBounds(), maximized: opened.isMaximized() }),
    )
    opened.on('show', () => onVisible(true))
    opened.on('restore', () => onVisible(true))
    opened.on('hide', () => onVisible(false))
    opened.on('minimize', () => onVisible(false))
    opened.on('closed', () => {
      window = null
      onVisible(false)
    })
    window = opened
  }
  const show = (): void => {
    if (window === null) return open()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  return {
    show,
    toggle: () => {
      if (window?.isVisible() === true && window.isFocused()) window.hide()
      else show()
    },
    showProgress: (progress) => window?.setProgressBar(progress),
    close: () => window?.close(),
  }
}
