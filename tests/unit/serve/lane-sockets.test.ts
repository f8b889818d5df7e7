import { once } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { longestInput } from '#shared/terminal-frames.ts'
import { lanesAllowed } from '../../../src/main/serve/lane-sockets.ts'
import type { Lane, LaneEnd } from '../../../src/main/services/terminal/session.ts'
import type { Lanes } from '../../../src/main/services/terminal.ts'
import { closeCodeOf, enter, knock, openPage, startHost } from './visitor.ts'

const size = { columns: 80, rows: 24 }

/** A host whose lanes belong to the page of the last `terminal.exec`; each name but `used` is good. */
async function start(more: Parameters<typeof startHost>[1] = {}) {
  const frames: Uint8Array[] = []
  const closed = vi.fn()
  const ends: LaneEnd[] = []
  const lane: Lane = {
    receive: (frame) => frames.push(Uint8Array.from(frame)) > 0 && frame[0] === 0,
    closed,
  }
  const lanes: Lanes = {
    claim: (name, isTheirs, end) => {
      const page = started.calls.findLast(({ path }) => path === 'terminal.exec')?.call.page ?? ''
      if (name === 'used' || !isTheirs(page)) return null
      ends.push(end)
      return lane
    },
  }
  const started = await startHost({}, { ...more, lanes })
  const token = await enter(started.host)
  const page = await openPage(started.host, token)
  await page.api.terminal.exec({ id: 'box', size })
  return { ...started, ...page, token, frames, closed, ends }
}

async function openLane(origin: string, token: string, name = 'good'): Promise<WebSocket> {
  const protocols = ['quayside', `token.${token}`, `lane.${name}`]
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/terminal`, protocols, { origin })
  await once(socket, 'open')
  return socket
}

const offer = (...protocols: readonly string[]) => ({
  'sec-websocket-protocol': ['quayside', ...protocols].join(', '),
})

describe('the door of a lane', () => {
  test('lets in only our own page with its token and its lane', async () => {
    const { host, port, token } = await start()
    const mine = { origin: host.origin, ...offer(`token.${token}`, 'lane.good') }
    const answers = async (headers: Readonly<Record<string, string>>) =>
      (await knock(port, headers, '/terminal')).status
    expect(await answers(mine)).toBe(101)
    expect(await answers({ ...mine, origin: 'http://evil.example' })).toBe(403)
    expect(await answers(offer(`token.${token}`, 'lane.good'))).toBe(403)
    expect(await answers({ ...mine, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await answers({ ...mine, host: `localhost:${port}` })).toBe(403)
    expect(await answers({ ...mine, ...offer('token.wrong', 'lane.good') })).toBe(401)
    expect(await answers({ ...mine, ...offer(`token.${token}`) })).toBe(401)
    expect(await answers({ ...mine, ...offer('lane.good', `token.${token}`) })).toBe(401)
    expect(await answers({ ...mine, ...offer(`token.${token}`, 'lane.used') })).toBe(404)
    expect((await knock(port, mine, '/terminal?lane=good')).status).toBe(403)
  })

  test('is shut for a page that came in with another session', async () => {
    const { host, port } = await start()
    const another = await enter(host)
    await openPage(host, another)
    const headers = { origin: host.origin, ...offer(`token.${another}`, 'lane.good') }
    expect((await knock(port, headers, '/terminal')).status).toBe(404)
  })

  test('is shut when too many are open', async () => {
    const { host, port, token } = await start()
    await Promise.all(Array.from({ length: lanesAllowed }, () => openLane(host.origin, token)))
    const headers = { origin: host.origin, ...offer(`token.${token}`, 'lane.good') }
    expect((await knock(port, headers, '/terminal')).status).toBe(503)
  })
})

describe('a lane', () => {
  test('carries frames both ways, what came before it was open too, and ends with 1000', async () => {
    const { host, token, frames, ends, closed } = await start()
    const protocols = ['quayside', `token.${token}`, 'lane.good']
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/terminal`, protocols, {
      origin: host.origin,
    })
    const heard: string[] = []
    socket.on('message', (data: Buffer) => heard.push(data.toString('hex')))
    await vi.waitFor(() => expect(ends).toHaveLength(1))
    ends[0]?.send(Uint8Array.of(3, 1))
    if (socket.readyState === WebSocket.CONNECTING) await once(socket, 'open')
    socket.send(Uint8Array.of(0, 104, 105))
    ends[0]?.send(Uint8Array.of(3, 2))
    ends[0]?.close()
    expect(await closeCodeOf(socket)).toBe(1000)
    expect(heard).toEqual(['0301', '0302'])
    expect(frames).toEqual([Uint8Array.of(0, 104, 105)])
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  })

  test.each([
    ['text', 'hello', 4400],
    ['a frame of no kind', Uint8Array.of(9), 4400],
    ['an oversized frame', new Uint8Array(longestInput + 1), 1009],
  ])('is closed by %s', async (_what, message, code) => {
    const { host, token, closed } = await start()
    const socket = await openLane(host.origin, token)
    socket.send(message)
    expect(await closeCodeOf(socket)).toBe(code)
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  })

  test('goes with its session, with its host and with a page that no longer answers', async () => {
    const { host, token, page, closed } = await start().then((started) => ({
      ...started,
      page: started.calls[0]?.call.page ?? '',
    }))
    const [ended, silent] = [await openLane(host.origin, token), await openLane(host.origin, token)]
    silent.terminate()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1))
    host.endSessionOf(page)
    expect(await closeCodeOf(ended)).toBe(4401)

    const other = await start({ pingEvery: 20 })
    const deaf = await openLane(other.host.origin, other.token)
    deaf.pause()
    await vi.waitFor(() => expect(other.closed).toHaveBeenCalledOnce())

    const last = await start()
    const left = await openLane(last.host.origin, last.token)
    const code = closeCodeOf(left)
    await last.host.close()
    expect(await code).toBe(1001)
  })
})
