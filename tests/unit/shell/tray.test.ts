import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { settingsSchema } from '#shared/contract/desktop.ts'
import type { Settings } from '#shared/contract/desktop.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { MirrorState } from '../../../src/main/engine/mirror.ts'
import { fakeServices, keptLog } from '../serve/fakes.ts'
import { record } from './electron-recorder.ts'
import { container, engine, mirrorOf, published } from './snapshots.ts'

vi.mock('electron', async () => (await import('./electron-recorder.ts')).electron)

const { createTray, iconFile } = await import('../../../src/main/shell/tray.ts')
const { words } = await import('../../../src/main/shell/words.ts')
const resources = join(import.meta.dirname, '../../../resources')

interface Item {
  readonly label?: string
  readonly click?: () => void
  readonly submenu?: readonly Item[]
}

function start(answers: Parameters<typeof fakeServices>[0] = {}, platform: NodeJS.Platform = 'linux') {
  let state: MirrorState = mirrorOf([container('web', 'running', { ports: [published(8080)] })])
  let settings: Settings = settingsSchema.parse({})
  const listeners = new Set<(...values: never[]) => void>()
  const { services, calls } = fakeServices(answers)
  const asked = { show: vi.fn(), ask: vi.fn(), quit: vi.fn(), retry: vi.fn(), toggle: vi.fn() }
  const subscribe = (listener: (...values: never[]) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const tray = createTray({
    services,
    mirror: { state: () => state, subscribe },
    settings: { current: () => settings, subscribe },
    t: () => words(settings.language === 'ko' ? 'ko' : 'en'),
    log: keptLog().log,
    resources,
    platform,
    ...asked,
  })
  const recorded = record.trays.at(-1)
  if (recorded === undefined) throw new Error('no tray')
  const items = (): readonly Item[] => recorded.menus.at(-1)?.template ?? []
  return {
    ...asked,
    calls,
    tray,
    recorded,
    listeners,
    items,
    become: (next: MirrorState) => {
      state = next
      for (const listener of listeners) Reflect.apply(listener, null, [])
    },
    choose: (patch: Partial<Settings>) => {
      settings = { ...settings, ...patch }
      for (const listener of listeners) Reflect.apply(listener, null, [])
    },
    click: async (...labels: readonly string[]) => {
      let within = items()
      let found: Item | undefined
      for (const label of labels) {
        found = within.find((item) => item.label?.startsWith(label))
        within = found?.submenu ?? []
      }
      if (found?.click === undefined) throw new Error(`no ${labels.join(' › ')}`)
      found.click()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  record.notices.length = 0
  record.questions.length = 0
  record.opened.length = 0
  record.answer = 0
})
afterEach(() => vi.useRealTimers())

describe('the tray', () => {
  test('is drawn at once, and then at most every 250 ms however much changes', () => {
    const { recorded, become } = start()
    expect(recorded.menus).toHaveLength(1)
    for (let round = 0; round < 100; round += 1) {
      become(mirrorOf([container(`web-${round}`, 'running')]))
      vi.advanceTimersByTime(10)
    }
    expect(recorded.menus.length).toBeLessThanOrEqual(5)
    vi.advanceTimersByTime(250)
    expect(JSON.stringify(recorded.menus.at(-1))).toContain('web-99 (running)')
  })

  test('is left alone when it would look the same, so that an open menu stays open', () => {
    const { recorded, become } = start()
    become(mirrorOf([container('web', 'running', { ports: [published(8080)], health: 'healthy' })]))
    vi.advanceTimersByTime(1000)
    expect(recorded.menus).toHaveLength(1)
  })

  test('changes its shape and its words with the engine', () => {
    const { recorded, become } = start()
    expect(recorded.image).toBe(join(resources, 'tray-ready.png'))
    become(mirrorOf([], engine('degraded')))
    vi.advanceTimersByTime(250)
    expect(recorded.image).toBe(join(resources, 'tray-degraded.png'))
    become(mirrorOf([], engine('lost')))
    vi.advanceTimersByTime(250)
    expect(recorded.image).toBe(join(resources, 'tray-lost.png'))
    expect(recorded.toolTip).toBe('Quayside – Engine default: not reachable')
  })

  test('changes its language and its pins with the settings', () => {
    const { items, choose } = start()
    choose({ language: 'ko' })
    vi.advanceTimersByTime(250)
    expect(items().at(-1)?.label).toBe('Quayside 종료')
  })

  test('listens to nothing after it was closed', () => {
    const { tray, recorded, listeners } = start()
    tray.close()
    expect([listeners.size, recorded.destroyed]).toEqual([0, true])
  })

  test('toggles the window by a left click on Windows alone', () => {
    const windows = start({}, 'win32')
    windows.recorded.emit('click')
    expect(windows.toggle).toHaveBeenCalledOnce()
    const linux = start()
    linux.recorded.emit('click')
    expect(linux.toggle).not.toHaveBeenCalled()
  })

  test('has a picture for each state and system, each of another shape', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const pictures = (['ready', 'degraded', 'lost'] as const).map((state) =>
        readFileSync(join(resources, iconFile(state, platform))).toString('base64'),
      )
      expect(new Set(pictures).size).toBe(3)
    }
    expect(existsSync(join(resources, 'tray-lostTemplate@2x.png'))).toBe(true)
  })
})

describe('an entry', () => {
  test.each([
    ['Stop', 'containers.stop'],
    ['Pause', 'containers.pause'],
    ['Restart', 'containers.restart'],
    ['Kill', 'containers.kill'],
  ])('%s asks the service directly', async (label, path) => {
    const { click, calls } = start()
    await click('web', label)
    expect(calls).toMatchObject([{ path, input: { id: 'id-web' }, call: { page: 'tray' } }])
    expect(record.notices).toEqual([])
  })

  test('that failed says so in the engine’s own words', async () => {
    const { click } = start({
      'containers.stop': () => {
        throw new FaultError(fault('not-found', 'No such container: web'))
      },
    })
    await click('web', 'Stop')
    expect(record.notices).toEqual([{ title: 'Container web: stop failed', body: 'No such container: web' }])
  })

  test('Stop all asks first, names what stops, and Cancel has the focus', async () => {
    const { click, calls } = start()
    await click('Stop all')
    expect(record.questions).toMatchObject([
      { message: 'Stop 1 container?', buttons: ['Cancel', 'Stop 1 container'], defaultId: 0, cancelId: 0 },
    ])
    expect(record.questions[0]?.detail).toContain('On engine default: web')
    expect(calls).toEqual([])
    record.answer = 1
    await click('Stop all')
    expect(calls).toMatchObject([{ path: 'containers.stop', input: { id: 'id-web' } }])
  })

  test('Pause all pauses without a question: it can be undone', async () => {
    const { click, calls } = start()
    await click('Pause all')
    expect([calls.map(({ path }) => path), record.questions]).toEqual([['containers.pause'], []])
  })

  test('Open port opens it in the browser', async () => {
    const { click } = start()
    await click('web', 'Open port 8080')
    expect(record.opened).toEqual(['http://localhost:8080/'])
  })

  test('that needs a page asks the window for it', async () => {
    const { click, ask, show, quit } = start()
    await click('web', 'Logs')
    await click('web', 'Commit…')
    await click('New container…')
    expect(ask.mock.calls).toEqual([
      [{ kind: 'container', id: 'id-web', tab: 'logs' }],
      [{ kind: 'commit', id: 'id-web' }],
      [{ kind: 'new-container' }],
    ])
    await click('Open Quayside')
    await click('Quit Quayside')
    expect([show.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1])
  })
})
