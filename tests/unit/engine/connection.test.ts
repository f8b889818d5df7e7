import { describe, expect, it, vi } from 'vitest'
import type { EngineEvent } from '../../../src/main/engine/engine.ts'
import { faultErrorOf } from '../../../src/main/engine/faults.ts'
import { startScriptedEngine } from '../../support/scripted-engine.ts'
import type { Script } from '../../support/scripted-engine.ts'
import {
  connectTo,
  eventLine,
  heldEvents,
  openLogs,
  ready,
  socketPath,
  startTrial,
  until,
} from './scripted.ts'

const silence: Script = () => undefined
const version =
  (ApiVersion: string, MinAPIVersion: string): Script =>
  (_, wire) =>
    wire.json(200, { Version: 'x', ApiVersion, MinAPIVersion, Os: 'linux', Arch: 'arm64' })

describe('the connection', () => {
  it('speaks the lower of the two API versions and opens /events before it is ready', async () => {
    const { engine, fake } = await startTrial()
    await ready(engine)
    await engine.call((docker) => docker.listContainers())

    expect(engine.status()).toMatchObject({ state: 'ready', generation: 1, engine: { apiVersion: '1.41' } })
    expect(fake.requests.map(({ path }) => path)).toEqual(['/version', '/events', '/containers/json'])
  })

  it('does not follow DOCKER_HOST of the process when it was given another address', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1')
    const { engine } = await startTrial()
    await ready(engine)

    expect(await engine.call((docker) => docker.listContainers())).toEqual([])
    expect(process.env['DOCKER_HOST']).toBe('tcp://127.0.0.1:1')
    vi.unstubAllEnvs()
  })

  it('keeps to our version with a newer engine', async () => {
    const { engine } = await startTrial({ 'GET /version': version('1.99', '1.44') })
    await ready(engine)

    expect(engine.status().engine).toEqual({
      version: 'x',
      apiVersion: '1.47',
      os: 'linux',
      architecture: 'arm64',
    })
  })

  it.each([
    ['too old', '1.24', '1.12', 'engine-too-old', 'too-old', '1.40'],
    ['too new', '1.99', '1.90', 'unsupported', 'too-new', '1.90'],
  ])('says when the engine is %s', async (_, api, least, code, diagnosis, said) => {
    const { engine } = await startTrial({ 'GET /version': version(api, least) })

    expect(await until(() => engine.status().fault)).toMatchObject({
      code,
      message: expect.stringContaining(said),
    })
    expect(engine.status()).toMatchObject({ state: 'lost', diagnosis })
  })

  it('says when what answers is no engine', async () => {
    const { engine } = await startTrial({ 'GET /version': (_, wire) => wire.json(200, '<html>') })

    expect(await until(() => engine.status().fault)).toMatchObject({ code: 'engine-error' })
  })

  it('gives up an engine that takes the connection and says nothing', async () => {
    const { engine } = await startTrial({ 'GET /version': silence }, { timing: { connect: 50 } })

    await until(() => engine.status().state === 'lost')
    expect(engine.status()).toMatchObject({ diagnosis: 'timeout', fault: { code: 'timeout' } })
  })

  it('is there at once when the socket appears, before the next try was due', async () => {
    const socket = socketPath()
    const { engine } = connectTo(`unix://${socket}`)
    await until(() => (engine.status().nextTryAt ?? 0) > Date.now() + 1200)
    expect(engine.status()).toMatchObject({
      state: 'lost',
      diagnosis: 'no-socket',
      fault: { code: 'unreachable' },
    })
    const due = engine.status().nextTryAt ?? 0
    const fake = await startScriptedEngine(socket)
    await ready(engine)

    expect(Date.now()).toBeLessThan(due)
    await fake.close()
  })

  it('goes to another engine when one is chosen, and drops what was under way', async () => {
    const { engine } = await startTrial({ 'GET /containers/json': silence })
    const other = await startScriptedEngine(socketPath(), { 'GET /version': version('1.45', '1.24') })
    await ready(engine)
    const call = engine.call((docker, abortSignal) => docker.listContainers({ abortSignal }))
    const failure = expect(call).rejects.toMatchObject({ fault: { code: 'unreachable' } })
    engine.select({ kind: 'address', address: other.host })
    expect(engine.status()).toMatchObject({ state: 'connecting', endpoint: null })
    await failure

    expect(await ready(engine)).toBe(2)
    expect(engine.status()).toMatchObject({
      engine: { apiVersion: '1.45' },
      endpoint: { address: other.host },
    })
    await other.close()
  })
})

describe('the end of /events', () => {
  it.each(['end', 'cut'] as const)(
    'by %s is the end of the generation, and a new one follows',
    async (how) => {
      const events = heldEvents()
      const { engine } = await startTrial({ 'GET /events': events.script })
      await ready(engine)
      const states: string[] = []
      engine.onStatus(({ state, generation }) => states.push(`${state} ${generation}`))
      events.wire()?.[how]()
      await until(() => states.length > 0)

      expect(await ready(engine)).toBe(2)
      expect(states).toEqual(['lost 1', 'ready 2'])
    },
  )

  it('ends calls and streams of its generation, and leaves none open', async () => {
    const events = heldEvents()
    const { engine } = await startTrial({
      'GET /events': events.script,
      'GET /containers/*/logs': (_, wire) => wire.head(200),
      'GET /containers/json': silence,
    })
    await ready(engine)
    const logs = await openLogs(engine)
    const call = engine.call((docker) => docker.listContainers())
    const failure = call.catch((error: unknown) => error)
    expect(engine.diagnostics().openStreams).toBe(1)
    events.wire()?.cut()
    const { fault } = faultErrorOf(await failure)
    expect(fault.code).toBe('unreachable')
    expect(fault.detail).not.toHaveProperty('sent')

    await until(() => logs.destroyed)
    expect(engine.diagnostics().openStreams).toBe(0)
  })

  it('makes calls fail at once while there is no engine', async () => {
    const { engine, fake } = await startTrial()
    await ready(engine)
    await fake.close()
    await until(() => engine.status().state === 'lost')

    await expect(engine.call((docker) => docker.listContainers())).rejects.toMatchObject({
      fault: { code: 'unreachable', detail: { sent: 'no' } },
    })
  })
})

describe('events', () => {
  it('arrive whole when they come byte by byte, and a bad line does not stop them', async () => {
    const heard: EngineEvent[] = []
    const { engine, warnings } = await startTrial({
      'GET /events': async (_, wire) => {
        wire.head(200)
        await wire.sendInParts(eventLine('container', 'start', 'a', { name: '웹 🐳' }))
        await wire.sendInParts('{"Type":"container",\n[]\n')
        await wire.sendInParts(eventLine('container', 'die', 'b'), 3)
      },
    })
    engine.onEvent((event) => heard.push(event))
    await until(() => heard.length === 2)

    expect(heard.map(({ action, id }) => `${action} ${id}`)).toEqual(['start a', 'die b'])
    expect(heard[0]?.attributes).toEqual({ name: '웹 🐳' })
    expect(warnings).toHaveLength(2)
    expect(engine.status().generation).toBe(1)
  })

  it('reach every listener also when one of them throws', async () => {
    const events = heldEvents()
    const { engine, warnings } = await startTrial({ 'GET /events': events.script })
    await ready(engine)
    const heard: string[] = []
    engine.onEvent(() => {
      throw new Error('mine')
    })
    engine.onEvent(({ id }) => heard.push(id))
    events.wire()?.send(eventLine('container', 'start', 'a'))
    await until(() => heard.length === 1)

    expect(warnings).toEqual([expect.stringContaining('mine')])
  })
})

describe('the heartbeat', () => {
  it('pings a silent engine and asks nothing else', async () => {
    const { engine, fake } = await startTrial({}, { timing: { quiet: 30 } })
    await ready(engine)
    const before = fake.requests.length
    await until(() => fake.requests.length >= before + 3)

    expect(new Set(fake.requests.slice(before).map(({ path }) => path))).toEqual(new Set(['/_ping']))
    expect(engine.status()).toMatchObject({ state: 'ready', generation: 1 })
  })

  it('does not ping while the engine is heard', async () => {
    const events = heldEvents()
    const { engine, fake } = await startTrial({ 'GET /events': events.script }, { timing: { quiet: 200 } })
    await ready(engine)
    const talk = setInterval(() => events.wire()?.send(eventLine('container', 'top', 'a')), 20)
    await new Promise((resolve) => setTimeout(resolve, 900))
    clearInterval(talk)

    expect(fake.requests.filter(({ path }) => path === '/_ping')).toEqual([])
  })

  it('finds an engine that hangs: degraded first, then lost, and connects anew', async () => {
    const timing = { quiet: 30, beat: 30 }
    const { engine, fake } = await startTrial({ 'GET /_ping': silence }, { timing })
    const states: string[] = []
    engine.onStatus(({ state, generation }) => states.push(`${state} ${generation}`))
    await until(() => states.includes('lost 1'))
    fake.script({ 'GET /_ping': (_, wire) => wire.json(200, 'OK') })
    await until(() => engine.status().state === 'ready')

    expect(states.slice(0, 4)).toEqual(['ready 1', 'degraded 1', 'lost 1', 'ready 2'])
  })

  it('calls the engine ready again when it answers in time', async () => {
    const timing = { quiet: 30, beat: 60 }
    const { engine, fake } = await startTrial({ 'GET /_ping': silence }, { timing })
    await until(() => engine.status().state === 'degraded')
    expect(engine.status()).toMatchObject({ diagnosis: 'timeout' })
    fake.script({ 'GET /_ping': (_, wire) => wire.json(200, 'OK') })
    await until(() => engine.status().state === 'ready')

    expect(engine.status()).toMatchObject({ generation: 1, fault: null, diagnosis: null })
  })
})
