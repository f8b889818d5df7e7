import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { describe, expect, test, vi } from 'vitest'
import type { Contract } from '#shared/contract/index.ts'
import { createOpenStreams } from '../../../src/main/serve/streams.ts'
import { fakeServices, keptLog, noTransfers } from '../serve/fakes.ts'
import { record } from './electron-recorder.ts'

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
function open(answers: Parameters<typeof fakeServices>[0] = {}) {
  const { services, calls } = fakeServices(answers)
  const streams = createOpenStreams()
  const give = createPorts({ services, transfers: noTransfers(), log: keptLog().log, streams })
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
