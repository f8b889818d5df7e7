import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createPace, startLoopbackProxy } from '../../support/loopback-proxy.ts'
import { closeServer, listenOnLoopback } from '../../support/loopback.ts'

const body = Buffer.alloc(300_000, 'x')
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function proxyOfServer() {
  const server = createServer((_, response) => response.end(body))
  const proxy = await startLoopbackProxy(await listenOnLoopback(server))
  closing.push(proxy.close, async () => {
    server.closeAllConnections()
    await closeServer(server)
  })
  return { proxy, url: `http://127.0.0.1:${proxy.port}/` }
}

test('everything goes through whole and is counted', async () => {
  const { proxy, url } = await proxyOfServer()

  const got = await (await fetch(url)).bytes()
  expect(got.length).toBe(body.length)
  expect(proxy.counters().served).toBeGreaterThanOrEqual(body.length)
})

test('a client that leaves stops the download and its connection is gone', async () => {
  const { proxy, url } = await proxyOfServer()
  proxy.limit(50_000)
  const leave = new AbortController()
  const response = await fetch(url, { signal: leave.signal })
  expect(proxy.counters().open).toBe(1)
  leave.abort()
  await expect(response.bytes()).rejects.toThrow()

  await expect.poll(() => proxy.counters().open).toBe(0)
  expect(proxy.counters().served).toBeLessThan(body.length)
})

test('while it refuses nobody gets through', async () => {
  const { proxy, url } = await proxyOfServer()
  proxy.refuse(true)
  await expect(fetch(url)).rejects.toThrow()
  proxy.refuse(false)
  expect((await fetch(url)).status).toBe(200)
})

test('chunks wait until all that went before them is paid for', () => {
  const pace = createPace(() => 1000)
  expect(pace.after(500)).toBe(0)
  pace.limit(1000)
  expect(pace.after(500)).toBe(500)
  expect(pace.after(1000)).toBe(1500)
  pace.limit(null)
  expect(pace.after(1000)).toBe(0)
})
