import { once } from 'node:events'
import { ORPCError } from '@orpc/client'
import { describe, expect, test, vi } from 'vitest'
import type { Change } from '#shared/contract/system.ts'
import { pagesAllowed } from '../../../src/main/serve/sockets.ts'
import { closeCodes } from '../../../src/main/serve/upgrade.ts'
import { longestMessage } from '../../../src/main/serve/wire.ts'
import { closeCodeOf, codeOf, enter, knock, openPage, openSocket, startHost } from './visitor.ts'

/** A stream that yields one item and then waits for ever; `left` hears that it was ended. */
async function* waiting(left: () => void, signal: AbortSignal): AsyncGenerator<unknown, void, void> {
  try {
    yield { kind: 'patch', revision: 1 }
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  } finally {
    left()
  }
}

describe('the WebSocket opens', () => {
  test('for a session token among the subprotocols, and answers the other one', async () => {
    const { host } = await startHost()
    const socket = await openSocket(host, await enter(host))
    expect(socket.protocol).toBe('quayside')
    socket.close()
  })

  test.each([
    ['no token', () => 'quayside'],
    ['a wrong token', (token: string) => `quayside, token.${token.slice(1)}a`],
    ['the token without its name', (token: string) => `token.${token}`],
    ['the token twice', (token: string) => `quayside, token.${token}, token.${token}`],
    ['no subprotocol at all', () => ''],
  ])('not for %s', async (_what, offer) => {
    const { host, port } = await startHost()
    const protocol = offer(await enter(host))
    const headers: Record<string, string> = { origin: host.origin }
    if (protocol !== '') headers['sec-websocket-protocol'] = protocol
    expect((await knock(port, headers)).status).toBe(401)
  })

  test('not for a code, and not for a token in the address or a cookie', async () => {
    const { host, port } = await startHost()
    const [token, code] = [await enter(host), codeOf(host.address('printed'))]
    const asked = { origin: host.origin, 'sec-websocket-protocol': 'quayside' }
    expect(
      (await knock(port, { ...asked, 'sec-websocket-protocol': `quayside, token.${code}` })).status,
    ).toBe(401)
    expect((await knock(port, { ...asked, cookie: `token=${token}` })).status).toBe(401)
    expect((await knock(port, { ...asked, authorization: `Bearer ${token}` })).status).toBe(401)
    expect((await knock(port, asked, `/rpc?token=${token}`)).status).toBe(403)
  })

  test('again after a reload, with the same token', async () => {
    const { host } = await startHost()
    const token = await enter(host)
    const first = await openSocket(host, token)
    first.close()
    await once(first, 'close')
    expect((await openSocket(host, token)).readyState).toBe(1)
  })

  test('for so many pages and no more', async () => {
    const { host, port } = await startHost()
    const token = await enter(host)
    for (let page = 0; page < pagesAllowed; page += 1) await openSocket(host, token)
    const asked = { origin: host.origin, 'sec-websocket-protocol': `quayside, token.${token}` }
    expect((await knock(port, asked)).status).toBe(503)
  })
})

describe('a page', () => {
  test('calls services and reads faults', async () => {
    const { host, calls } = await startHost({ 'containers.list': () => [] })
    const { api } = await openPage(host, await enter(host))
    expect(await api.containers.list()).toEqual([])
    expect(calls.map(({ path }) => path)).toEqual(['containers.list'])
    const refused: unknown = await api.containers.stop({ id: '/../' }).catch((error: unknown) => error)
    expect(refused instanceof ORPCError && refused.data).toMatchObject({ code: 'bad-input' })
  })

  test('that asks for a call which is not in the contract gets a fault', async () => {
    const { host } = await startHost()
    const { socket } = await openPage(host, await enter(host))
    for (const [id, path] of ['/containers/nothing', '/__proto__/toString', '/constructor', '/'].entries()) {
      socket.send(JSON.stringify({ i: `x${id}`, p: { u: path, b: {} } }))
      const [message] = await once(socket, 'message')
      expect(JSON.parse(String(message))).toMatchObject({
        p: { b: { json: { data: { code: 'unsupported' } } } },
      })
    }
  })

  test('that leaves ends every stream it had open', async () => {
    const left = vi.fn()
    const { host, streams } = await startHost({
      'system.changes': (_input, { signal }) => waiting(left, signal),
    })
    const { api, socket } = await openPage(host, await enter(host))
    for (let open = 0; open < 3; open += 1) await (await api.system.changes()).next()
    expect(streams.count()).toBe(3)
    socket.terminate()
    await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(3))
    expect(streams.count()).toBe(0)
  })

  test('that stops reading one stream ends that one', async () => {
    const left = vi.fn()
    const { host, streams } = await startHost({
      'system.changes': (_input, { signal }) => waiting(left, signal),
    })
    const { api } = await openPage(host, await enter(host))
    const [kept, leaving] = [await api.system.changes(), await api.system.changes()]
    await kept.next()
    await leaving.next()
    await leaving.return?.()
    await vi.waitFor(() => expect(left).toHaveBeenCalledOnce())
    expect(streams.count()).toBe(1)
  })

  test('that does not read holds its stream back', async () => {
    let produced = 0
    async function* flood(): AsyncGenerator<unknown, void, void> {
      for (;;) {
        produced += 1
        yield { kind: 'patch', revision: produced, text: 'x'.repeat(100_000) }
      }
    }
    const { host } = await startHost({ 'system.changes': () => flood() })
    const { api, socket } = await openPage(host, await enter(host))
    await (await api.system.changes()).next()
    socket.pause()
    await vi.waitFor(async () => {
      const before = produced
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(produced).toBe(before)
    }, 5000)
    expect(produced).toBeLessThan(1000)
  })

  test.each([
    ['no JSON', 'hello'],
    ['bytes', Buffer.from('{"i":"1","p":{"u":"/containers/list"}}')],
    ['an upward stream', '{"i":"1","t":3,"p":{"e":"message"}}'],
  ])('that sends %s is closed and reaches nothing', async (_what, message) => {
    const { host, calls } = await startHost()
    const socket = await openSocket(host, await enter(host))
    socket.send(message)
    expect(await closeCodeOf(socket)).toBe(closeCodes.badMessage)
    expect(calls).toEqual([])
  })

  test('that sends too much is closed', async () => {
    const { host, calls } = await startHost()
    const socket = await openSocket(host, await enter(host))
    socket.on('error', () => undefined)
    socket.send('x'.repeat(longestMessage + 1))
    expect(await closeCodeOf(socket)).toBe(1009)
    expect(calls).toEqual([])
  })

  test('that vanished without a word is given up', async () => {
    const { host } = await startHost({}, { pingEvery: 30 })
    const socket = await openSocket(host, await enter(host))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(host.pages()).toBe(1)
    socket.pause()
    await vi.waitFor(() => expect(host.pages()).toBe(0))
  })
})

describe('a session', () => {
  test('ended by its page closes all its pages and opens no more, another one stays', async () => {
    const { host, calls } = await startHost({
      'desktop.endSession': (_input, { page }) => host.endSessionOf(page),
    })
    const [token, other] = [await enter(host), await enter(host)]
    const first = await openPage(host, token)
    const second = await openSocket(host, token)
    const stranger = await openSocket(host, other)
    const closed = [closeCodeOf(first.socket), closeCodeOf(second)]
    first.api.desktop.endSession().catch(() => undefined)
    expect(await Promise.all(closed)).toEqual([closeCodes.sessionEnded, closeCodes.sessionEnded])
    expect(stranger.readyState).toBe(1)
    expect(calls).toHaveLength(1)
    await expect(openSocket(host, token)).rejects.toThrow('401')
  })

  test('ended from the terminal closes every page', async () => {
    const { host } = await startHost()
    const socket = await openSocket(host, await enter(host))
    const closed = closeCodeOf(socket)
    host.endAllSessions()
    expect(await closed).toBe(closeCodes.sessionEnded)
  })

  test('ends with the host', async () => {
    const { host } = await startHost()
    const socket = await openSocket(host, await enter(host))
    const closed = closeCodeOf(socket)
    await host.close()
    expect(await closed).toBe(closeCodes.going)
  })
})

test('a change passes as it is', async () => {
  const change: Change = { kind: 'patch', revision: 7, containers: { upsert: [], remove: ['a'] } }
  async function* once(): AsyncGenerator<Change, void, void> {
    yield change
  }
  const { host } = await startHost({ 'system.changes': () => once() })
  const { api } = await openPage(host, await enter(host))
  const seen: Change[] = []
  for await (const item of await api.system.changes()) seen.push(item)
  expect(seen).toEqual([change])
})
