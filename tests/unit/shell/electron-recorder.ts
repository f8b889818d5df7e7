import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/** A port of the recorder: messages go to the other end, `close` to both. */
export class RecordedPort extends EventEmitter {
  peer: RecordedPort | null = null
  started = false
  closed = false
  readonly sent: unknown[] = []
  start(): void {
    this.started = true
  }
  postMessage(data: unknown, ports: readonly RecordedPort[] = []): void {
    this.sent.push(data)
    setImmediate(() => this.peer?.emit('message', { data, ports }))
  }
  close(): void {
    if (this.closed) return
    this.closed = true
    this.emit('close')
    this.peer?.close()
  }
}

class RecordedContents extends EventEmitter {
  url = 'quayside://app/'
  windowOpenHandler: ((details: { url: string }) => unknown) | null = null
  readonly posted: { channel: string; message: unknown; ports: RecordedPort[] }[] = []
  getURL(): string {
    return this.url
  }
  isDestroyed(): boolean {
    return false
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpenHandler = handler
  }
  reloads = 0
  reload(): void {
    this.reloads += 1
  }
  postMessage(channel: string, message: unknown, ports: RecordedPort[]): void {
    this.posted.push({ channel, message, ports })
  }
}

class RecordedWindow extends EventEmitter {
  readonly webContents = new RecordedContents()
  readonly shown: string[] = []
  loaded: string | null = null
  readonly options: unknown
  constructor(options: unknown) {
    super()
    this.options = options
    record.windows.push(this)
    record.app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url
  }
  show(): void {
    this.shown.push('show')
  }
  focus(): void {
    this.shown.push('focus')
  }
  hide(): void {
    this.shown.push('hide')
  }
  maximize(): void {
    this.shown.push('maximize')
  }
  isMinimized = (): boolean => false
  isVisible = (): boolean => this.shown.includes('show')
  isFocused = (): boolean => this.shown.at(-1) === 'focus'
  isMaximized = (): boolean => false
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 })
}

class RecordedTray extends EventEmitter {
  readonly menus: { template: readonly { label?: string; click?: () => void; submenu?: never }[] }[] = []
  toolTip = ''
  destroyed = false
  image: unknown
  constructor(image: unknown) {
    super()
    this.image = image
    record.trays.push(this)
  }
  setImage(image: unknown): void {
    this.image = image
  }
  setToolTip(text: string): void {
    this.toolTip = text
  }
  setContextMenu(menu: RecordedTray['menus'][number]): void {
    this.menus.push(menu)
  }
  destroy(): void {
    this.destroyed = true
  }
}

class RecordedApp extends EventEmitter {
  isPackaged = true
  readonly calls: string[] = []
  lock = true
  enableSandbox = () => this.calls.push('enableSandbox')
  setPath = (name: string) => this.calls.push(`setPath ${name}`)
  requestSingleInstanceLock = () => this.lock
  quit = () => this.calls.push('quit')
  getVersion = () => '1.2.3'
  getLocale = () => 'ko-KR'
  getPreferredSystemLanguages = () => ['ko-KR']
}

interface Handlers {
  request: ((contents: RecordedContents, permission: string, answer: (may: boolean) => void) => void) | null
  check: ((contents: null, permission: string, origin: string) => boolean) | null
  device: (() => boolean) | null
}

/** What the shell did with Electron in this test file. */
export const record = {
  app: new RecordedApp(),
  windows: [] as RecordedWindow[],
  trays: [] as RecordedTray[],
  opened: [] as string[],
  schemes: [] as unknown[],
  handled: new Map<string, (request: Request) => Promise<Response>>(),
  permissions: { request: null, check: null, device: null } as Handlers,
  notices: [] as { title: string; body: string }[],
  questions: [] as {
    message: string
    detail: string
    buttons: string[]
    defaultId: number
    cancelId: number
  }[],
  answer: 0,
}

class RecordedNotification {
  static isSupported = (): boolean => true
  readonly options: { title: string; body: string }
  constructor(options: { title: string; body: string }) {
    this.options = options
  }
  show(): void {
    record.notices.push(this.options)
  }
}

class RecordedChannel {
  readonly port1 = new RecordedPort()
  readonly port2 = new RecordedPort()
  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/** For `vi.mock('electron', …)`: only what the shell uses. */
export const electron = {
  app: record.app,
  BrowserWindow: RecordedWindow,
  Tray: RecordedTray,
  MessageChannelMain: RecordedChannel,
  Notification: RecordedNotification,
  Menu: { buildFromTemplate: (template: unknown) => ({ template }), setApplicationMenu: vi.fn() },
  nativeImage: { createFromPath: (path: string) => path },
  nativeTheme: { themeSource: 'system' },
  powerMonitor: new EventEmitter(),
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: { openExternal: async (url: string) => void record.opened.push(url) },
  dialog: {
    showMessageBox: async (question: (typeof record.questions)[number]) => {
      record.questions.push(question)
      return { response: record.answer }
    },
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => record.schemes.push(...schemes),
    handle: (scheme: string, answer: (request: Request) => Promise<Response>) =>
      record.handled.set(scheme, answer),
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: Handlers['request']) => (record.permissions.request = handler),
      setPermissionCheckHandler: (handler: Handlers['check']) => (record.permissions.check = handler),
      setDevicePermissionHandler: (handler: Handlers['device']) => (record.permissions.device = handler),
    },
  },
}
