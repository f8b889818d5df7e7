import { describe, expect, it } from 'vitest'
import type { Script } from '../../support/scripted-engine.ts'
import { openLogs, ready, startTrial, until } from './scripted.ts'

const silence: Script = () => undefined
const body = JSON.stringify([{ Id: 'a', Names: ['/웹'] }])
const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

function cutAfter(bytes: number): Script {
  return (_, wire) => {
    wire.send(Buffer.from(answer).subarray(0, bytes))
    wire.end()
  }
}

describe('a call', () => {
  it('fails wherever its answer is cut, and never hangs', async () => {
    const { engine, fake } = await startTrial()
    await ready(engine)
    const whole = Buffer.byteLength(answer)
    for (let bytes = 0; bytes < whole; bytes += 1) {
      fake.script({ 'GET /containers/json': cutAfter(bytes) })
      await expect(
        engine.call((docker) => docker.listContainers()),
        `cut after ${bytes} bytes`,
      ).rejects.toMatchObject({ fault: { code: expect.stringMatching(/unreachable|internal/) } })
    }
    fake.script({ 'GET /containers/json': cutAfter(whole) })

    expect(await engine.call((docker) => docker.listContainers())).toMatchObject([
      { Id: 'a', Names: ['/웹'] },
    ])
    expect(engine.status().generation).toBe(1)
  })

  it('that may be repeated is sent again once when its connection died', async () => {
    const { engine, fake } = await startTrial()
    await ready(engine)
    let sent = 0
    fake.script({
      'GET /containers/json': (_, wire) => {
        sent += 1
        if (sent === 1) wire.cut()
        else wire.json(200, [])
      },
    })

    expect(await engine.call((docker) => docker.listContainers(), { idempotent: true })).toEqual([])
    expect(sent).toBe(2)
  })

  it('that changes something is not sent again', async () => {
    let sent = 0
    const { engine } = await startTrial({
      'POST /containers/*/start': (_, wire) => {
        sent += 1
        wire.cut()
      },
    })
    await ready(engine)

    await expect(engine.call((docker) => docker.getContainer('a').start())).rejects.toMatchObject({
      fault: { code: 'unreachable' },
    })
    expect(sent).toBe(1)
  })

  it('is given up at its deadline, and its connection with it', async () => {
    const { engine, fake } = await startTrial({ 'GET /containers/json': silence })
    await ready(engine)
    const open = fake.open()
    const call = engine.call((docker, abortSignal) => docker.listContainers({ abortSignal }), {
      deadline: 30,
    })

    await expect(call).rejects.toMatchObject({ fault: { code: 'timeout' } })
    await until(() => fake.open() <= open)
  })

  it('ends as cancelled when its caller leaves', async () => {
    const { engine } = await startTrial({ 'GET /containers/json': silence })
    await ready(engine)
    const caller = new AbortController()
    const call = engine.call((docker) => docker.listContainers(), { signal: caller.signal })
    caller.abort()

    await expect(call).rejects.toMatchObject({ fault: { code: 'cancelled' } })
  })

  it('that the engine refuses keeps the engine’s words', async () => {
    const { engine } = await startTrial({
      'GET /containers/*/json': (_, wire) => wire.json(404, { message: 'No such container: web' }),
    })
    await ready(engine)

    await expect(engine.call((docker) => docker.getContainer('web').inspect())).rejects.toMatchObject({
      fault: { code: 'not-found', message: 'No such container: web', detail: { name: 'web' } },
    })
  })

  it('is kept for troubleshooting with its time and without what was asked for', async () => {
    const { engine } = await startTrial()
    await ready(engine)
    await engine.call((docker) => docker.listContainers({ all: true, filters: { label: ['token=secret'] } }))

    const { calls } = engine.diagnostics()
    expect(calls.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /version 200',
      'GET /v1.41/events 200',
      'GET /v1.41/containers/json?all&filters 200',
    ])
    expect(calls.every(({ milliseconds }) => milliseconds >= 0)).toBe(true)
  })
})

async function startLogs(script: Script, signal?: AbortSignal) {
  const { engine, fake } = await startTrial({ 'GET /containers/*/logs': script })
  await ready(engine)
  return { engine, fake, stream: await openLogs(engine, signal) }
}

describe('a stream', () => {
  it.each<[string, Script]>([
    ['ends', (_, wire) => (wire.head(200), wire.send('x'), wire.end())],
    ['is cut', (_, wire) => (wire.head(200, { 'Content-Length': '10' }), wire.send('x'), wire.cut())],
  ])('is counted until it %s', async (_, script) => {
    const { engine, stream } = await startLogs(script)
    expect(engine.diagnostics().openStreams).toBe(1)
    stream.resume()

    await until(() => engine.diagnostics().openStreams === 0)
  })

  it('is closed when its reader leaves', async () => {
    const reader = new AbortController()
    const { engine, fake, stream } = await startLogs((_, wire) => wire.head(200), reader.signal)
    const open = fake.open()
    reader.abort()
    await until(() => engine.diagnostics().openStreams === 0)

    expect(stream.destroyed).toBe(true)
    await until(() => fake.open() < open)
  })

  it('that an exec asks to upgrade opens with 101', async () => {
    const { engine } = await startTrial({
      'POST /exec/*/start': (_, wire) => {
        wire.send('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello')
        wire.end()
      },
    })
    await ready(engine)
    const stream = await engine.stream(
      (docker) => docker.getExec('e').start({ hijack: true, stdin: true }),
      new AbortController().signal,
    )
    const read: Buffer[] = []
    for await (const chunk of stream) read.push(Buffer.from(chunk))

    expect(Buffer.concat(read).toString()).toBe('hello')
    expect(engine.diagnostics().openStreams).toBe(0)
  })
})
