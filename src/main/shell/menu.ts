import type { MenuItemConstructorOptions } from 'electron'
import type { Words } from './words.ts'

interface MenuActions {
  readonly newContainer: () => void
  readonly settings: () => void
  readonly documentation: () => void
}

interface Options {
  readonly t: Words
  readonly platform: NodeJS.Platform
  /** Developer tools are for a build that is not packaged. */
  readonly developer: boolean
  readonly actions: MenuActions
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

function appMenu({ t, actions }: Options): MenuItemConstructorOptions {
  return {
    label: 'Quayside',
    submenu: [
      { role: 'about', label: t('menu.about') },
      separator,
      { label: t('menu.settings'), accelerator: 'CmdOrCtrl+,', click: actions.settings },
      separator,
      { role: 'services', label: t('menu.services') },
      separator,
      { role: 'hide', label: t('menu.hide') },
      { role: 'hideOthers', label: t('menu.hideOthers') },
      { role: 'unhide', label: t('menu.showAll') },
      separator,
      { role: 'quit', label: t('quit') },
    ],
  }
}

function fileMenu({ t, platform, actions }: Options): MenuItemConstructorOptions {
  const elsewhere: MenuItemConstructorOptions[] = [
    { label: t('menu.settings'), accelerator: 'CmdOrCtrl+,', click: actions.settings },
    separator,
    { role: 'close', label: t('menu.closeWindow') },
    { role: 'quit', label: t('quit'), accelerator: 'CmdOrCtrl+Q' },
  ]
  return {
    label: t('menu.file'),
    submenu: [
      { label: t('newContainer'), accelerator: 'CmdOrCtrl+N', click: actions.newContainer },
      ...(platform === 'darwin'
        ? [{ role: 'close', label: t('menu.closeWindow') } satisfies MenuItemConstructorOptions]
        : elsewhere),
    ],
  }
}

function editMenu(t: Words): MenuItemConstructorOptions {
  return {
    label: t('menu.edit'),
    submenu: [
      { role: 'undo', label: t('menu.undo') },
      { role: 'redo', label: t('menu.redo') },
      separator,
      { role: 'cut', label: t('menu.cut') },
      { role: 'copy', label: t('menu.copy') },
      { role: 'paste', label: t('menu.paste') },
      { role: 'selectAll', label: t('menu.selectAll') },
    ],
  }
}

function viewMenu({ t, developer }: Options): MenuItemConstructorOptions {
  return {
    label: t('menu.view'),
    submenu: [
      { role: 'zoomIn', label: t('menu.zoomIn') },
      { role: 'zoomOut', label: t('menu.zoomOut') },
      { role: 'resetZoom', label: t('menu.resetZoom') },
      separator,
      { role: 'togglefullscreen', label: t('menu.fullScreen') },
      ...(developer
        ? [{ role: 'toggleDevTools', label: t('menu.developerTools') } satisfies MenuItemConstructorOptions]
        : []),
    ],
  }
}

function windowMenu({ t, platform }: Options): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: t('menu.window'),
    submenu: [
      { role: 'minimize', label: t('menu.minimize') },
      { role: 'zoom', label: t('menu.zoom') },
      ...(platform === 'darwin'
        ? [separator, { role: 'front', label: t('menu.front') } satisfies MenuItemConstructorOptions]
        : []),
    ],
  }
}

/** The application menu as data: native roles where there are some, and each system's own order. */
export function applicationMenu(options: Options): MenuItemConstructorOptions[] {
  const { t, platform, actions } = options
  return [
    ...(platform === 'darwin' ? [appMenu(options)] : []),
    fileMenu(options),
    editMenu(t),
    viewMenu(options),
    windowMenu(options),
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [{ label: t('menu.documentation'), click: actions.documentation }],
    },
  ]
}
