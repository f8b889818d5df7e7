import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { describe, expect, test, vi } from 'vitest'
import type { Contract } from '#shared/contract/index.ts'
import { longestInput } from '#shared/terminal-frames.ts'
import { createOpenStreams } from '../../../src/main/serve/streams.ts'
import type { LaneEnd } from '../../../src/main/services/terminal/session.ts'
import type { Lanes } from '../../../src/main/services/terminal.ts'
import { fakeServices, keptLog, noLanes, noTransfers } from '../serve/fakes.ts'
import { electron, record } from './electron-recorder.ts'
import type { RecordedPort } from './electron-recorder.ts'

vi.mock('electron', async () => (await import('./electron-recorder.ts')).electron)

const { createPorts } = await import('../../../src/main/shell/port.ts')
const { openWindow, windowOptions } = await import('../../../src/main/shell/window.ts')

async function* waiting(left: () => void, signal: AbortSignal): AsyncGenerator<unknown, void, void> {
  try {
    yield { kind: 'patch', revision: 1 }
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  } finally {
    left()
  }
}

/** A window over fake services, and what its page would do with the port. */
function open(answers: Parameters<typeof fakeServices>[0] = {}, lanes: Lanes = noLanes) {
  const { services, calls } = fakeServices(answers)
  const streams = createOpenStreams()
  const served = { services, transfers: noTransfers(), log: keptLog().log, streams }
  const give = createPorts(served, lanes)
  openWindow(windowOptions('/preload.cjs'), async () => give)
  const window = record.windows.at(-1)
  if (window === undefined) throw new Error('no window')
  const contents = window.webContents
  const load = async (url: string) => {
    contents.url = url
    contents.emit('did-finish-load')
    await new Promise((resolve) => setImmediate(resolve))
    return contents.posted.at(-1)?.ports[0]
  }
  const connect = async () => {
    const port = await load('quayside://app/')
    if (port === undefined) throw new Error('no port')
    const api: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: Object(port) }))
    return { port, api }
  }
  return { contents, calls, streams, load, connect }
}

describe('the port', () => {
  test('goes to our own page with nothing else on it', async () => {
    const { contents, load } = open()
    await load('quayside://app/#/containers')
    expect(contents.posted).toMatchObject([{ channel: 'quayside:port', message: null }])
    expect(contents.posted[0]?.ports).toHaveLength(1)
  })

  test.each(['https://evil.example/', 'quayside://other/', 'file:///tmp/page.html', 'about:blank', ''])(
    'is not given to %s',
    async (url) => {
      const { contents, load } = open()
      await load(url)
      expect(contents.posted).toEqual([])
    },
  )

  test('is new for a page that was loaded again, and only the latest one gets it', async () => {
    const { contents } = open()
    contents.emit('did-finish-load')
    contents.emit('did-finish-load')
    await new Promise((resolve) => setImmediate(resolve))
    expect(contents.posted).toHaveLength(1)
  })

  test('is not given when the page went elsewhere meanwhile', async () => {
    const { contents } = open()
    contents.emit('did-finish-load')
    contents.url = 'https://evil.example/'
    await new Promise((resolve) => setImmediate(resolve))
    expect(contents.posted).toEqual([])
  })

  test('carries calls of the contract, checked before a service sees them', async () => {
    const { calls, connect } = open({ 'containers.list': () => [] })
    const { api } = await connect()
    expect(await api.containers.list()).toEqual([])
    await expect(api.containers.stop({ id: '../x' })).rejects.toMatchObject({ data: { code: 'bad-input' } })
    expect(calls.map(({ path }) => path)).toEqual(['containers.list'])
  })

  test.each([['an object'], [{ i: '1', p: { u: '/containers/list' } }], [new Uint8Array(4)], [null]])(
    'is closed when it carries %o',
    async (message) => {
      const { calls, connect } = open()
      const { port } = await connect()
      port.postMessage(message)
      await vi.waitFor(() => expect(port.closed).toBe(true))
      expect(calls).toEqual([])
    },
  )

  test('ends every stream when its page goes', async () => {
    const left = vi.fn()
    const { connect, streams } = open({ 'system.changes': (_input, { signal }) => waiting(left, signal) })
    const { api, port } = await connect()
    await (await api.system.changes()).next()
    expect(streams.count()).toBe(1)
    port.close()
    await vi.waitFor(() => expect(left).toHaveBeenCalledOnce())
    expect(streams.count()).toBe(0)
  })
})

/** What a page says on its end of a lane. */
const say = (port: RecordedPort | undefined, ...message: [unknown]): void => port?.postMessage(...message)

/** A page that sends one end of a channel on its port, and lanes that tell what reached them. */
async function openLane(names: readonly unknown[]) {
  const frames: Uint8Array[] = []
  const closed = vi.fn()
  const ends: LaneEnd[] = []
  const lanes: Lanes = {
    claim: (name, isTheirs, end) => {
      const page = window.calls.find(({ path }) => path === 'terminal.exec')?.call.page ?? ''
      if (name !== 'good' || !isTheirs(page) || isTheirs('another')) return null
      ends.push(end)
      return { receive: (frame) => frames.push(frame) > 0 && frame[0] === 0, closed }
    },
  }
  const window = open({}, lanes)
  const { port, api } = await window.connect()
  await api.terminal.exec({ id: 'box', size: { columns: 80, rows: 24 } })
  const channels = names.map((name) => {
    const channel = new electron.MessageChannelMain()
    port.postMessage(name, [channel.port2])
    return channel.port1
  })
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return { port, channels, frames, closed, ends }
}

describe('a terminal’s lane', () => {
  test('is a channel of its own, for the page that asked', async () => {
    const { port, channels, frames, closed, ends } = await openLane(['lane.good', 'lane.another'])
    const [lane, refused] = channels
    expect([lane?.closed, refused?.closed, port.closed]).toEqual([false, true, false])
    const heard: unknown[] = []
    lane?.on('message', ({ data }: { data: unknown }) => heard.push(data))
    say(lane, Uint8Array.of(0, 97))
    ends[0]?.send(Uint8Array.of(3, 98))
    await vi.waitFor(() => expect([frames, heard]).toEqual([[Uint8Array.of(0, 97)], [Uint8Array.of(3, 98)]]))
    lane?.close()
    expect(closed).toHaveBeenCalledOnce()
  })

  test.each([['text'], [Uint8Array.of(9)], [new Uint8Array(longestInput + 1)]])(
    'is closed by what no page of ours sends: %o',
    async (message) => {
      const { channels, closed } = await openLane(['lane.good'])
      say(channels[0], message)
      await vi.waitFor(() => expect(channels[0]?.closed).toBe(true))
      expect(closed).toHaveBeenCalledOnce()
    },
  )

  test('is all that a port may be sent for', async () => {
    const { port } = await openLane([{ name: 'good' }])
    expect(port.closed).toBe(true)
  })
})
