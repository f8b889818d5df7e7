import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { record } from './electron-recorder.ts'

const folder = mkdtempSync(join(tmpdir(), 'quayside-app-'))
vi.stubEnv('QUAYSIDE_CONFIG_DIR', folder)
// As from a terminal: no login shell is asked.
vi.stubEnv('TERM', 'dumb')
vi.mock('electron', async () => (await import('./electron-recorder.ts')).electron)
const side = vi.hoisted((): { started: number; closed: number; visible: boolean[] } => ({
  started: 0,
  closed: 0,
  visible: [],
}))
vi.mock('../../../src/main/shell/engine-side.ts', () => ({
  startEngineSide: () => {
    side.started += 1
    return {
      givePort: () => undefined,
      setVisible: (visible: boolean) => side.visible.push(visible),
      close: async () => {
        side.closed += 1
      },
    }
  },
}))

const { prepareApp, runApp } = await import('../../../src/main/shell/app.ts')
const { fitting } = await import('../../../src/main/shell/window-place.ts')

afterAll(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})
beforeEach(() => {
  record.app.removeAllListeners()
  record.app.calls.length = 0
  record.windows.length = 0
  Object.assign(side, { started: 0, closed: 0, visible: [] })
})

const paths = { renderer: '/renderer', preload: '/preload.cjs', resources: '/resources' }

describe('the app', () => {
  test('is sandboxed and has its scheme before it is ready', () => {
    expect(prepareApp()).toBe(true)
    expect(record.app.calls).toContain('enableSandbox')
    expect(record.schemes).toHaveLength(1)
    expect(record.app.listenerCount('web-contents-created')).toBe(1)
  })

  test('gives way to one that runs already', () => {
    record.app.lock = false
    expect(prepareApp()).toBe(false)
    record.app.lock = true
  })

  test('asks for its window before anything of the engine is loaded', async () => {
    runApp(paths)
    expect([record.windows.length, side.started]).toEqual([1, 0])
    await vi.waitFor(() => expect(side.started).toBe(1))
  })

  test('comes forward when it is started again', () => {
    runApp(paths)
    record.app.emit('second-instance')
    expect(record.windows).toHaveLength(1)
    expect(record.windows[0]?.shown).toEqual(['show', 'focus'])
  })

  test('opens a new window where the last one was', () => {
    runApp(paths, 'darwin')
    record.windows[0]?.emit('close')
    record.windows[0]?.emit('closed')
    record.app.emit('activate')
    expect(record.windows[1]?.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 })
  })

  test.each([
    ['linux', 1],
    ['darwin', 0],
    ['win32', 0],
  ] as const)('on %s ends with its last window: %i', (platform, times) => {
    runApp(paths, platform)
    record.app.emit('window-all-closed')
    expect(record.app.calls.filter((call) => call === 'quit')).toHaveLength(times)
  })

  test('loads a page again that crashed, but not one that crashes at once again', () => {
    runApp(paths)
    const contents = record.windows[0]?.webContents
    contents?.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(contents?.reloads).toBe(0)
    contents?.emit('render-process-gone', {}, { reason: 'crashed' })
    contents?.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(contents?.reloads).toBe(1)
  })

  test('says whether its window can be seen', async () => {
    runApp(paths)
    for (const event of ['show', 'minimize', 'restore', 'hide']) record.windows[0]?.emit(event)
    await vi.waitFor(() => expect(side.visible).toEqual([true, false, true, false]))
  })

  test('closes its engine side before it ends', async () => {
    runApp(paths)
    const preventDefault = vi.fn()
    record.app.emit('will-quit', { preventDefault })
    record.app.emit('will-quit', { preventDefault })
    await vi.waitFor(() => expect(record.app.calls).toContain('quit'))
    expect([preventDefault.mock.calls.length, side.closed]).toEqual([2, 1])
    record.app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(2)
  })
})

describe('the window’s place', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 }
  const place = { x: 100, y: 100, width: 1000, height: 700, maximized: false }

  test('is kept while its title bar can be seen', () => {
    expect(fitting(place, [display])).toEqual(place)
    expect(fitting({ ...place, x: 2000 }, [display, { ...display, x: 1920 }])).toMatchObject({ x: 2000 })
  })

  test.each([
    ['a display that is gone', { ...place, x: 2500 }],
    ['above the screen', { ...place, y: -500 }],
    ['no size', { ...place, width: 10 }],
  ])('is the usual one after %s', (_what, kept) => {
    expect(fitting(kept, [display])).toEqual({ width: 1320, height: 820, maximized: false })
    expect(fitting(null, [display])).toEqual({ width: 1320, height: 820, maximized: false })
  })
})

describe('the preload', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../src/preload/index.ts'), 'utf8')

  test('hands over ports and knows nothing else of Electron', async () => {
    const listeners = new Map<string, (event: { readonly ports: readonly unknown[] }) => void>()
    const posted: unknown[][] = []
    vi.doMock('electron', () => ({
      ipcRenderer: { on: (channel: string, listener: () => void) => listeners.set(channel, listener) },
    }))
    vi.stubGlobal('window', {
      location: { origin: 'quayside://app' },
      postMessage: (...values: unknown[]) => posted.push(values),
    })
    await import('../../../src/preload/index.ts')
    listeners.get('quayside:port')?.({ ports: ['port'] })
    expect(posted).toEqual([['quayside:port', 'quayside://app', ['port']]])
    expect([...listeners.keys()]).toEqual(['quayside:port'])
    vi.unstubAllGlobals()
  })

  test('imports only what hears of the port, and exposes nothing', () => {
    expect([...source.matchAll(/^import .*$/gm)].map(([line]) => line)).toEqual([
      "import { ipcRenderer } from 'electron'",
    ])
    expect(source).not.toMatch(/contextBridge|require\(|ipcRenderer\.(send|invoke)/)
  })
})
