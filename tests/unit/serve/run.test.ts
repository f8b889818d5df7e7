import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { parseArguments } from '../../../src/main/serve/arguments.ts'
import { hasDisplay } from '../../../src/main/serve/open-browser.ts'
import { runBrowserHost } from '../../../src/main/serve/run.ts'
import { openSettings } from '../../../src/main/settings.ts'
import { fakeServices, keptLog, noLanes, noTransfers } from './fakes.ts'
import { closeCodeOf, codeOf, exchange, openPage } from './visitor.ts'

/** The program, with everything around it in the test's hands. */
async function run(...argv: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'quayside-run-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  onTestFinished(() => rm(folder, { recursive: true }))
  const printed: string[] = []
  const complained: string[] = []
  const codes: number[] = []
  const signals = new Map<string, () => void>()
  const input = new PassThrough()
  const setVisible = vi.fn()
  const closeBackend = vi.fn(async (): Promise<void> => undefined)
  await runBrowserHost({
    patience: 50,
    argv: ['--no-open', ...argv],
    files: folder,
    version: '1.2.3',
    settings: openSettings(join(folder, 'settings.json')),
    log: keptLog().log,
    input,
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    startBackend: (desktop) => ({
      services: { ...fakeServices().services, desktop },
      transfers: noTransfers(),
      lanes: noLanes,
      close: closeBackend,
      setVisible,
    }),
    exit: (code) => codes.push(code),
    onSignal: (signal, listener) => signals.set(signal, listener),
  })
  onTestFinished(() => signals.get('SIGTERM')?.())
  return { printed, complained, codes, signals, input, closeBackend, setVisible }
}

const addressIn = (lines: readonly string[]): string => lines.at(-1)?.replace('Quayside is at ', '') ?? ''

async function enterBy(address: string) {
  const { body } = await exchange(Number(new URL(address).port), codeOf(address))
  const { token }: { token: string } = JSON.parse(body)
  const host = { origin: new URL(address).origin }
  return openPage(host, token)
}

describe('the command line', () => {
  test('takes a port and whether to open a browser', () => {
    expect(parseArguments([])).toEqual({ port: 0, open: true })
    expect(parseArguments(['--port', '4000', '--no-open'])).toEqual({ port: 4000, open: false })
    expect(parseArguments(['--port=4000'])).toEqual({ port: 4000, open: true })
  })

  test.each([
    ['--host', '0.0.0.0'],
    ['--listen=0.0.0.0'],
    ['--port', '0'],
    ['--port', '65536'],
    ['--port'],
    ['x'],
  ])('is refused in one sentence when it says %s %s', async (...argv) => {
    const { complained, codes, printed } = await run(...argv)
    expect(complained).toHaveLength(1)
    expect(complained[0]).not.toContain('\n')
    expect([codes, printed]).toEqual([[1], []])
  })

  test('with a port in use ends in one sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await vi.waitFor(() => expect(taken.listening).toBe(true))
    const bound = taken.address()
    const port = typeof bound === 'object' ? bound?.port : 0
    const { complained, codes } = await run('--port', String(port))
    expect([complained, codes]).toEqual([[`Port ${port} is in use: choose another with --port.`], [1]])
  })
})

describe('the program', () => {
  test('prints one line that says where it is, and the desktop domain knows the host', async () => {
    const { printed } = await run()
    expect(printed).toEqual([
      expect.stringMatching(/^Quayside is at http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{22}$/),
    ])
    const { api } = await enterBy(addressIn(printed))
    expect(await api.desktop.host()).toMatchObject({ version: '1.2.3', canEndSession: true, locale: null })
    expect(await api.desktop.updateSettings({ theme: 'dark' })).toMatchObject({
      theme: 'dark',
      language: 'system',
    })
  })

  test.each(['', 'new'])('gives another one-time address when "%s" is entered', async (word) => {
    const { input, printed } = await run()
    input.write(`${word}\n`)
    await vi.waitFor(() => expect(printed).toHaveLength(2))
    expect(new Set(printed).size).toBe(2)
    await enterBy(addressIn(printed))
  })

  test('ends all sessions when "end" is entered, and serves on', async () => {
    const { input, printed } = await run()
    const { socket } = await enterBy(addressIn(printed))
    const closed = closeCodeOf(socket)
    input.write('end\n')
    expect(await closed).toBe(4401)
    input.write('\n')
    await vi.waitFor(() => expect(printed).toHaveLength(2))
    await enterBy(addressIn(printed))
  })

  test('lets a page end its own session', async () => {
    const { printed } = await run()
    const { api, socket } = await enterBy(addressIn(printed))
    const closed = closeCodeOf(socket)
    await api.desktop.endSession()
    expect(await closed).toBe(4401)
  })

  test.each(['q', 'SIGINT', 'SIGTERM', 'SIGHUP'])('ends cleanly on %s, once', async (how) => {
    const { input, printed, codes, signals, closeBackend } = await run()
    const { socket } = await enterBy(addressIn(printed))
    const closed = closeCodeOf(socket)
    if (how === 'q') input.write('q\n')
    else signals.get(how)?.()
    signals.get('SIGTERM')?.()
    expect(await closed).toBe(1001)
    await vi.waitFor(() => expect(codes).toEqual([0]))
    expect(closeBackend).toHaveBeenCalledOnce()
  })

  test.each([
    ['does not end', () => new Promise<void>(() => {})],
    ['fails to end', () => Promise.reject(new Error('gone'))],
  ])('ends when asked, also when its engine side %s', async (_, close) => {
    const { codes, signals, closeBackend } = await run()
    closeBackend.mockImplementation(close)
    signals.get('SIGINT')?.()
    await vi.waitFor(() => expect(codes).toEqual([0]))
  })

  test('tells its engine whether a page is open', async () => {
    const { printed, setVisible } = await run()
    const { socket } = await enterBy(addressIn(printed))
    expect(setVisible).toHaveBeenLastCalledWith(true)
    socket.close()
    await vi.waitFor(() => expect(setVisible).toHaveBeenLastCalledWith(false))
  })

  test('does not end with its input, as when it runs without a terminal', async () => {
    const { input, printed, codes } = await run()
    input.end()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(codes).toEqual([])
    await enterBy(addressIn(printed))
  })

  test('stops with code 1 after ten wrong codes and says so', async () => {
    const { printed, complained, codes } = await run()
    const port = Number(new URL(addressIn(printed)).port)
    for (let guess = 0; guess < 10; guess += 1) await exchange(port, 'wrong').catch(() => undefined)
    await vi.waitFor(() => expect(codes).toEqual([1]))
    expect(complained.at(-1)).toContain('Too many wrong codes')
  })
})

test('a browser is opened only where a person can see it', () => {
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':10', SSH_CONNECTION: '1 2 3 4' }, 'linux')).toBe(false)
  expect(hasDisplay({}, 'darwin')).toBe(true)
})
