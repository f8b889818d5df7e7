import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectBrowser } from '../../../../src/renderer/host/browser.ts'
import { connectionState } from '../../../../src/renderer/host/connection.ts'

let kept: Map<string, string>
let tries: number

/** A socket that is refused before it opens: a page learns no reason. */
class RefusedSocket {
  constructor() {
    tries += 1
  }
  addEventListener(name: string, listener: (event: { readonly code: number }) => void): void {
    if (name === 'close') setTimeout(() => listener({ code: 1006 }), 0)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  tries = 0
  kept = new Map([['quayside.token', 'secret']])
  vi.stubGlobal('WebSocket', RefusedSocket)
  vi.stubGlobal('window', {
    location: { hash: '', pathname: '/', href: 'http://127.0.0.1:1/' },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => kept.delete(key),
    },
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const hostSays = (answer: () => Response) => vi.stubGlobal('fetch', async () => answer())

it('goes on trying while the host refuses it and its session lives: the host may be full', async () => {
  hostSays(() => Response.json({ live: true }))
  await connectBrowser()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(connectionState()).toBe('lost')
  expect(tries).toBeGreaterThan(3)
  expect(kept.get('quayside.token')).toBe('secret')
})

it('goes on trying while the host says nothing of its session', async () => {
  hostSays(() => new Response(null, { status: 503 }))
  await connectBrowser()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(connectionState()).toBe('lost')
  expect(kept.get('quayside.token')).toBe('secret')
})

it('ends when the host says that the session is over', async () => {
  hostSays(() => Response.json({ live: false }))
  await connectBrowser()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(connectionState()).toBe('no-session')
  expect(kept.size).toBe(0)
})
