import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '../../../src/main/serve/headers.ts'
import { record } from './electron-recorder.ts'

vi.mock('electron', async () => (await import('./electron-recorder.ts')).electron)

const { guardContents, guardPermissions, openLink, safeLink } =
  await import('../../../src/main/shell/guards.ts')
const { answerFrom, declareScheme, fileOf, serveScheme } = await import('../../../src/main/shell/scheme.ts')
const { openWindow, windowOptions } = await import('../../../src/main/shell/window.ts')

const folder = mkdtempSync(join(tmpdir(), 'quayside-scheme-'))
mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>page')
writeFileSync(join(folder, 'renderer', 'assets', 'app.js'), 'run()')
writeFileSync(join(folder, 'renderer', 'key.pem'), 'secret')
writeFileSync(join(folder, 'outside.js'), 'secret')
const pages = join(folder, 'renderer')
afterAll(() => rmSync(folder, { recursive: true }))

const open = () => {
  openWindow(windowOptions('/preload.cjs'), async () => () => undefined)
  const window = record.windows.at(-1)
  if (window === undefined) throw new Error('no window')
  return window
}

describe('a link', () => {
  test.each([
    'https://hub.docker.com/_/nginx',
    'https://example.com:8443/a?b#c',
    'http://127.0.0.1:8080/',
    'http://localhost:3000/',
    'http://[::1]:80/',
  ])('may be opened: %s', (link) => {
    expect(safeLink(link)).toBe(new URL(link).href)
  })

  test.each([
    'http://example.com/',
    'http://192.168.0.1/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'quayside://app/',
    'https://user:password@example.com/',
    'http://localhost@evil.example/',
    'nothing',
    '',
    `https://example.com/${'x'.repeat(2048)}`,
  ])('may not be opened: %s', async (link) => {
    expect(await openLink(link)).toBe(false)
    expect(record.opened).toEqual([])
  })
})

describe('a page of ours', () => {
  beforeEach(() => {
    record.app.removeAllListeners()
    record.opened.length = 0
    guardContents()
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'is kept from %s',
    (event) => {
      const preventDefault = vi.fn()
      open().webContents.emit(event, { preventDefault }, 'https://evil.example/')
      expect(preventDefault).toHaveBeenCalledOnce()
    },
  )

  test('opens no window: a link that is allowed goes to the browser, any other nowhere', () => {
    const { windowOpenHandler } = open().webContents
    expect(windowOpenHandler?.({ url: 'https://docs.docker.com/' })).toEqual({ action: 'deny' })
    expect(windowOpenHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
    expect(record.opened).toEqual(['https://docs.docker.com/'])
  })

  test('has the right to write to the clipboard and no other, and other pages have none', () => {
    guardPermissions()
    const { request, check, device } = record.permissions
    const asked = (permission: string, url: string): boolean => {
      const contents = open().webContents
      contents.url = url
      let may = true
      request?.(contents, permission, (answer) => {
        may = answer
      })
      return may
    }
    const rights = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'usb',
    ]
    for (const right of rights) {
      expect(asked(right, 'quayside://app/')).toBe(false)
      expect(check?.(null, right, 'quayside://app/')).toBe(false)
    }
    expect(asked('clipboard-sanitized-write', 'quayside://app/#/images')).toBe(true)
    expect(check?.(null, 'clipboard-sanitized-write', 'quayside://app/')).toBe(true)
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(check?.(null, 'clipboard-sanitized-write', 'quayside://other/')).toBe(false)
    expect(device?.()).toBe(false)
  })

  test('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('/preload.cjs').webPreferences).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    expect(open().loaded).toBe('quayside://app/')
  })
})

describe('the scheme', () => {
  test('is standard and secure, and has no rights of files', () => {
    declareScheme()
    expect(record.schemes).toEqual([
      { scheme: 'quayside', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    serveScheme(pages)
    expect([...record.handled.keys()]).toEqual(['quayside'])
  })

  test('answers the page and its files, each under the policy', async () => {
    const answer = answerFrom(pages)
    const page = await answer(new Request('quayside://app/'))
    expect(await page.text()).toBe('<!doctype html>page')
    const script = await answer(new Request('quayside://app/assets/app.js'))
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const missing = await answer(new Request('quayside://app/nothing.js'))
    expect(missing.status).toBe(404)
    for (const { headers } of [page, script, missing]) {
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.each([
    'quayside://app/../outside.js',
    'quayside://app/%2e%2e/outside.js',
    'quayside://app/..%2foutside.js',
    'quayside://app/assets/..%2f..%2foutside.js',
    'quayside://app/key.pem',
    'quayside://app/%00.js',
    'quayside://app/%zz.js',
    'quayside://other/index.html',
    'file:///etc/passwd.js',
    'https://app/index.html',
  ])('has no file for %s', async (address) => {
    const file = fileOf(address, pages)
    expect(file === null || (file.startsWith(`${pages}/`) && !file.includes('..'))).toBe(true)
    expect((await answerFrom(pages)(Object({ method: 'GET', url: address }))).status).toBe(404)
  })

  test('is read only', async () => {
    expect((await answerFrom(pages)(new Request('quayside://app/', { method: 'POST' }))).status).toBe(405)
  })

  test('has the policy of the design, to the letter', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })
})
