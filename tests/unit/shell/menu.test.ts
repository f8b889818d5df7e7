import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { applicationMenu } from '../../../src/main/shell/menu.ts'
import { words } from '../../../src/main/shell/words.ts'

const actions = { newContainer: vi.fn(), settings: vi.fn(), documentation: vi.fn() }

function menu(platform: NodeJS.Platform, language: 'en' | 'ko' = 'en', developer = false) {
  return applicationMenu({ t: words(language), platform, developer, actions })
}

const inside = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu.flatMap((each) => [each, ...inside(each)]) : []
const all = (template: MenuItemConstructorOptions[]) => template.flatMap((item) => [item, ...inside(item)])

const hasTools = (developer: boolean): boolean =>
  all(menu('linux', 'en', developer)).some(({ role }) => role === 'toggleDevTools')

describe('the application menu', () => {
  test('has each system’s own order', () => {
    expect(menu('darwin').map(({ label }) => label)).toEqual([
      'Quayside',
      'File',
      'Edit',
      'View',
      'Window',
      'Help',
    ])
    expect(menu('linux').map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  })

  test('is in Korean from end to end', () => {
    const labels = all(menu('darwin', 'ko')).flatMap(({ label }) => label ?? [])
    expect(labels.filter((label) => label !== 'Quayside' && !/[가-힣]/.test(label))).toEqual([])
  })

  test.each(['linux', 'darwin', 'win32'] as const)(
    'has the roles that editing and zooming need on %s',
    (platform) => {
      const roles = all(menu(platform)).map(({ role }) => role)
      expect(roles).toEqual(
        expect.arrayContaining([
          'undo',
          'redo',
          'cut',
          'copy',
          'paste',
          'selectAll',
          'zoomIn',
          'zoomOut',
          'resetZoom',
          'quit',
        ]),
      )
    },
  )

  test('opens settings and a new container by their keys', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const keys = new Map(all(menu(platform)).map((item) => [item.accelerator, item.click]))
      Reflect.apply(keys.get('CmdOrCtrl+,') ?? vi.fn(), null, [])
      Reflect.apply(keys.get('CmdOrCtrl+N') ?? vi.fn(), null, [])
    }
    expect([actions.settings.mock.calls.length, actions.newContainer.mock.calls.length]).toEqual([2, 2])
  })

  test('has developer tools only where the app is developed', () => {
    expect([hasTools(true), hasTools(false)]).toEqual([true, false])
  })
})
