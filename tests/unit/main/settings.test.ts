import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { settingsSchema } from '#shared/contract/desktop.ts'
import { openSettings } from '../../../src/main/settings.ts'
import { configFolder } from '../../../src/main/whole-file.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'quayside-settings-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

describe('the settings file', () => {
  test('begins with defaults and is not written before something changes', () => {
    const path = join(folder(), 'deep', 'settings.json')
    expect(openSettings(path).current()).toEqual(settingsSchema.parse({}))
    expect(existsSync(path)).toBe(false)
  })

  test('keeps a change for the next start, readable for its owner alone', () => {
    const path = join(folder(), 'settings.json')
    openSettings(path).update({ theme: 'dark', pinned: ['web'] })
    expect(openSettings(path).current()).toMatchObject({ theme: 'dark', pinned: ['web'], language: 'system' })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('tells those who listen, until they stop', () => {
    const settings = openSettings(join(folder(), 'settings.json'))
    const listener = vi.fn()
    const stop = settings.subscribe(listener)
    settings.update({ theme: 'light' })
    stop()
    settings.update({ theme: 'dark' })
    expect(listener.mock.calls).toMatchObject([[{ theme: 'light' }]])
  })

  test('leaves fields alone that a patch names as undefined', () => {
    const settings = openSettings(join(folder(), 'settings.json'))
    settings.update({ theme: 'dark' })
    expect(settings.update({ theme: undefined, language: 'ko' })).toMatchObject({
      theme: 'dark',
      language: 'ko',
    })
  })

  test.each([
    ['no JSON', '{ "theme": '],
    ['a value that is none of ours', '{ "theme": "purple" }'],
    ['nothing', ''],
    ['another kind of thing', '[]'],
  ])('that holds %s is kept aside and said so, and the app starts with defaults', (_what, text) => {
    const place = folder()
    const path = join(place, 'settings.json')
    writeFileSync(path, text)
    const settings = openSettings(path)
    expect(settings.current()).toEqual(settingsSchema.parse({}))
    expect(settings.setAsidePath).toMatch(/settings\.broken-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/)
    expect(readFileSync(settings.setAsidePath ?? '', 'utf8')).toBe(text)
    settings.update({ theme: 'dark' })
    expect(openSettings(path).setAsidePath).toBeNull()
  })

  test('that is broken and cannot be moved does not keep the app from starting', () => {
    // No file can have the longer name that it would be kept under.
    const path = join(folder(), `${'s'.repeat(240)}.json`)
    writeFileSync(path, '{')
    const settings = openSettings(path)
    expect(settings.current()).toEqual(settingsSchema.parse({}))
    expect(settings.setAsidePath).toBe(path)
  })

  test('of an older version is still good', () => {
    const path = join(folder(), 'settings.json')
    writeFileSync(path, '{ "language": "ko" }')
    const settings = openSettings(path)
    expect([settings.current().language, settings.current().theme, settings.setAsidePath]).toEqual([
      'ko',
      'system',
      null,
    ])
  })

  test('leaves no half-written file beside it', () => {
    const place = folder()
    const settings = openSettings(join(place, 'settings.json'))
    for (const theme of ['dark', 'light', 'system'] as const) settings.update({ theme })
    expect(readdirSync(place)).toEqual(['settings.json'])
  })

  test('that cannot be written is a fault, and the old settings stay', () => {
    const place = folder()
    writeFileSync(join(place, 'file'), '')
    const settings = openSettings(join(place, 'file', 'settings.json'))
    expect(() => settings.update({ theme: 'dark' })).toThrow(expect.objectContaining({ name: 'FaultError' }))
    expect(settings.current().theme).toBe('system')
  })
})

test('the folder is where each system keeps such things', () => {
  expect(configFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/x/quayside')
  expect(configFolder({}, 'linux')).toMatch(/\/\.config\/quayside$/)
  expect(configFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Quayside$/)
  expect(configFolder({ APPDATA: '/r' }, 'win32')).toMatch(/Quayside$/)
  expect(configFolder({ QUAYSIDE_CONFIG_DIR: '/t', XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/t')
})
