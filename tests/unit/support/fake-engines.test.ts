import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { randomDisturbances, startChaosProxy } from '../../support/chaos-proxy.ts'
import { parseRequest, startScriptedEngine } from '../../support/scripted-engine.ts'

let folder = ''
const closing: (() => Promise<void>)[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fake-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The body, or the error's code. */
function get(socketPath: string, path: string, body?: string): Promise<string> {
  return new Promise((resolve) => {
    const method = body === undefined ? 'GET' : 'POST'
    const call = request({ socketPath, path, method, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve(text)).on('error', (error) => resolve(error.message))
    })
    call.on('error', (error) => resolve(error.message)).end(body)
  })
}

async function scripted() {
  const engine = await startScriptedEngine(join(folder, 'engine.sock'), {
    'GET /images/*/json': (asked, wire) => wire.json(200, { path: asked.path }),
    'POST /containers/create': async (asked, wire) => {
      wire.head(201)
      await wire.sendInParts(`안녕 ${asked.body}`)
      wire.end()
    },
  })
  closing.push(engine.close)
  return engine
}

async function behindChaos() {
  const engine = await scripted()
  const proxy = await startChaosProxy(engine.socket, join(folder, 'chaos.sock'))
  closing.unshift(proxy.close)
  return proxy
}

test('a script answers its path whatever the version in front, byte by byte if it wants', async () => {
  const { socket, requests } = await scripted()

  expect(await get(socket, '/v1.41/images/nginx/json')).toBe('{"path":"/images/nginx/json"}')
  expect(await get(socket, '/containers/create?name=web', '{"Image":"nginx"}')).toBe('안녕 {"Image":"nginx"}')
  expect(await get(socket, '/nowhere')).toBe('{"message":"page not found"}')
  expect(requests.map((each) => each.query.get('name'))).toEqual([null, 'web', null])
})

test('a request is read only when all of it is there, chunked or sized', () => {
  const head = 'POST /v1.41/x HTTP/1.1\r\nContent-Length: 4\r\n\r\n'
  expect(parseRequest(Buffer.from(`${head}abc`))).toBeNull()
  expect(parseRequest(Buffer.from(`${head}abcdGET`))?.request.body).toBe('abcd')
  const chunked = 'POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n'
  expect(parseRequest(Buffer.from(chunked))).toBeNull()
  expect(parseRequest(Buffer.from(`${chunked}0\r\n\r\n`))?.request.body).toBe('abc')
})

test('the chaos proxy passes, refuses, cuts and spoils what the engine says', async () => {
  const proxy = await behindChaos()

  expect(await get(proxy.socket, '/_ping')).toBe('OK')
  proxy.disturb({ kind: 'refuse' })
  expect(await get(proxy.socket, '/_ping')).toMatch(/hang up|EPIPE|ECONNRESET/)
  proxy.disturb({ kind: 'cut', afterBytes: 10 })
  expect(await get(proxy.socket, '/_ping')).toMatch(/hang up|aborted|ECONNRESET/)
  proxy.disturb({ kind: 'junk', afterBytes: 0 })
  expect(await get(proxy.socket, '/_ping')).toContain('Parse Error')
})

test('a stalled connection says nothing and stays open until it is cut', async () => {
  const proxy = await behindChaos()
  proxy.disturb({ kind: 'stall', afterBytes: 5 })
  const asked = get(proxy.socket, '/_ping')

  expect(await Promise.race([asked, delay(200, 'silence')])).toBe('silence')
  expect(proxy.open()).toBe(1)
  proxy.cutAll()
  expect(await asked).toBe('socket hang up')
})

test('the same seed gives the same disturbances', () => {
  const first = randomDisturbances(7)
  const again = randomDisturbances(7)
  const kinds = new Set<string>()
  for (let round = 0; round < 200; round += 1) {
    const disturbance = first()
    expect(again()).toEqual(disturbance)
    kinds.add(disturbance.kind)
  }
  expect([...kinds].sort()).toEqual(['cut', 'delay', 'junk', 'pass', 'refuse', 'stall'])
})
