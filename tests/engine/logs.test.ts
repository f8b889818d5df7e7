import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs } from '../../src/main/services/logs.ts'
import { startChaosProxy } from '../support/chaos-proxy.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { type LogReading, readLog } from '../support/log-reading.ts'

const { docker } = ground
const engine = createEngine({ env: ground.environment })
const logs = createLogs(engine)
const open: LogReading[] = []

async function read(id: string, more: { tail?: number; since?: number } = {}): Promise<LogReading> {
  const reading = await readLog(logs, { id, ...more })
  open.push(reading)
  return reading
}

const ended = (head: { state: string }): boolean => head.state === 'ended'

/** Runs a shell script in a container that ends, and waits for its end. */
async function ran(name: string, script: string, ...options: string[]): Promise<void> {
  await docker('run', '--name', name, ...options, 'busybox', 'sh', '-c', script).catch(() => '')
}

beforeAll(async () => {
  await docker('pull', 'busybox')
  await engine.ready(AbortSignal.timeout(10_000))
})

afterEach(async () => {
  for (const reading of open.splice(0)) reading.leave()
  await ground.engine.start()
  await emptyEngine(docker)
})

afterAll(async () => {
  await logs.close()
  await engine.close()
})

describe('a log', () => {
  test('equals what docker logs prints, with 200,000 lines', async () => {
    await ran('many', 'i=0; yes "$(printf %090d 0)" | head -n 200000 | awk \'{ print NR, $0 }\'')
    const reading = await read('many')
    await reading.until(ended, 'the end')
    const rows = await reading.rows()
    const wanted = (await docker('logs', 'many')).split('\n')
    expect(rows.length).toBe(200_001)
    expect(rows.at(-1)).toBe('x:0')
    expect(
      rows
        .slice(0, -1)
        .map((row) => row.slice(2))
        .join('\n') === wanted.join('\n'),
    ).toBe(true)
  })

  test('tells stdout from stderr and the exit code', async () => {
    await ran('both', 'echo out; echo err >&2; sleep 0.2; echo out again; exit 7')
    const reading = await read('both')
    const head = await reading.until(ended, 'the end')
    expect(head.exitCode).toBe(7)
    expect((await reading.rows()).toSorted()).toEqual(['e:err', 'o:out', 'o:out again', 'x:7'])
    expect(await reading.rows('stderr')).toEqual(['e:err', 'x:7'])
    expect(await reading.rows('stdout')).toEqual(['o:out', 'o:out again', 'x:7'])
  })

  test('joins lines of more than 16 KB, of a terminal too', async () => {
    const script =
      'head -c 50000 /dev/zero | tr "\\0" x; echo; echo short; head -c 16384 /dev/zero | tr "\\0" y; echo'
    const wanted = [`o:${'x'.repeat(50_000)}`, 'o:short', `o:${'y'.repeat(16_384)}`, 'x:0']
    await ran('frames', script)
    await ran('raw', script, '--tty')
    for (const name of ['frames', 'raw']) {
      const reading = await read(name)
      await reading.until(ended, `the end of ${name}`)
      expect(await reading.rows()).toEqual(wanted)
    }
  })

  test('of a terminal keeps colours and nothing else of its escapes', async () => {
    await ran('tty', "printf '\\033[31mred\\033[0m\\033[2K\\033]0;title\\007\\n'; echo 한국어", '--tty')
    const reading = await read('tty')
    await reading.until(ended, 'the end')
    expect(await reading.rows()).toEqual(['o:\x1b[31mred\x1b[0m', 'o:한국어', 'x:0'])
  })

  test('starts where tail and since say', async () => {
    await ran('parts', 'for i in 1 2 3 4 5; do echo $i; done; sleep 1.2; echo late')
    const finished = Date.parse(await docker('inspect', '--format', '{{.State.FinishedAt}}', 'parts'))
    const tail = await read('parts', { tail: 2 })
    await tail.until(ended, 'the end')
    expect(await tail.rows()).toEqual(['o:5', 'o:late', 'x:0'])
    const since = await read('parts', { since: finished - 600 })
    await since.until(ended, 'the end')
    expect(await since.rows()).toEqual(['o:late', 'x:0'])
  })

  test('is followed, ends with the container, and goes on by itself when that starts again', async () => {
    await docker(
      'run',
      '-d',
      '--name',
      'again',
      'busybox',
      'sh',
      '-c',
      'echo up; trap "exit 3" TERM; sleep 999 & wait',
    )
    const reading = await read('again')
    await reading.until((head) => head.state === 'following' && head.end === 1, 'the first line')
    await docker('stop', 'again')
    await reading.until(ended, 'the end')
    await docker('start', 'again')
    await reading.until((head) => head.state === 'following' && head.end >= 3, 'the second run')
    expect(await reading.rows()).toEqual(['o:up', 'x:3', 'o:up'])
  })

  test('of a container that never started is empty, not failed', async () => {
    await docker('create', '--name', 'new', 'busybox', 'true')
    const reading = await read('new')
    const head = await reading.until(ended, 'the end')
    expect(head).toMatchObject({ end: 0, exitCode: null, fault: null })
  })

  test('of the driver none is refused as unsupported', async () => {
    await docker('create', '--name', 'mute', '--log-driver', 'none', 'busybox', 'true')
    await expect(read('mute')).rejects.toMatchObject({
      fault: { code: 'unsupported', detail: { reason: 'log-driver' } },
    })
  })

  test('of a container that is not there is not found', async () => {
    await expect(read('nobody')).rejects.toMatchObject({ fault: { code: 'not-found' } })
  })

  test('of a container that is removed stays to be read, and says so', async () => {
    await docker('run', '-d', '--name', 'gone', 'busybox', 'sh', '-c', 'echo last words; sleep 999')
    const reading = await read('gone')
    await reading.until((head) => head.end === 1, 'its line')
    await docker('rm', '-f', 'gone')
    const head = await reading.until((now) => now.state === 'failed', 'that it is gone')
    expect(head.fault?.code).toBe('not-found')
    expect(await reading.rows()).toEqual(['o:last words', 'x:137'])
  })

  test('is searched while it grows', async () => {
    await docker(
      'run',
      '-d',
      '--name',
      'busy',
      'busybox',
      'sh',
      '-c',
      'i=0; while true; do echo line $((i+=1)); sleep 0.01; done',
    )
    const reading = await read('busy')
    await reading.until((head) => head.end > 20, 'some lines')
    const leaving = new AbortController()
    const call = { signal: leaving.signal, page: 'test' }
    const query = { text: 'line \\d+0$', regex: true, matchCase: false }
    const states = await logs.implementation.search({ session: reading.session, query }, call)
    let most = 0
    for await (const state of states) {
      most = Math.max(most, state.hits)
      if (most >= 10) leaving.abort()
    }
    const hit = await logs.implementation.hit({ session: reading.session, row: 10, direction: 'next' }, call)
    expect(most).toBeGreaterThanOrEqual(10)
    expect(hit).toBeNull()
  })
})

describe('a log whose engine goes away', () => {
  const counting = 'i=0; while true; do echo line $((i+=1)); sleep 0.002; done'

  test('resumes after a restart without loss or doubling, and says so', async () => {
    await docker('run', '-d', '--name', 'count', '--restart', 'always', 'busybox', 'sh', '-c', counting)
    const reading = await read('count')
    await reading.until((head) => head.end > 300, 'some lines')
    await ground.engine.kill()
    await reading.until((head) => head.state === 'waiting', 'that the engine is away')
    await ground.engine.start()
    await reading.until((head) => head.state === 'following', 'that it follows again')
    const before = reading.head().end
    await reading.until((head) => head.end > before + 300, 'more lines')
    await docker('stop', '-t', '0', 'count')
    await reading.until(ended, 'the end')
    const rows = (await reading.rows()).filter((row) => row.startsWith('o:'))
    const wanted = (await docker('logs', 'count')).split('\n')
    expect(rows.map((row) => row.slice(2))).toEqual(wanted)
    expect((await reading.rows()).filter((row) => /^[gr]/.test(row))).toEqual(['r:'])
  })

  test('writes a gap row when what was seen last is no longer there', async () => {
    const options = ['--log-opt', 'max-size=10k', '--log-opt', 'max-file=1']
    const script =
      'echo first; while [ ! -e /go ]; do sleep 0.1; done; i=0; while [ $i -lt 3000 ]; do echo line $((i+=1)); done; sleep 999'
    await docker('create', '--name', 'rotated', ...options, 'busybox', 'sh', '-c', script)
    await docker('start', 'rotated')
    const { proxy, reading, close } = await throughProxy('rotated')
    await reading.until((head) => head.end === 1, 'the first line')
    proxy.disturb({ kind: 'refuse' })
    proxy.cutAll()
    await docker('exec', 'rotated', 'touch', '/go')
    await expect.poll(() => docker('logs', '--tail', '1', 'rotated'), { timeout: 30_000 }).toBe('line 3000')
    proxy.disturb({ kind: 'pass' })
    await reading.until((head) => head.end > 2, 'lines after the break')
    expect((await reading.rows()).slice(0, 2)).toEqual(['o:first', 'g:'])
    await close()
  })

  test('loses and doubles nothing when its connections are cut again and again', async () => {
    const script =
      'i=0; while [ $i -lt 3000 ]; do echo line $((i+=1)); [ $((i % 20)) = 0 ] && sleep 0.02; done'
    await docker('run', '-d', '--name', 'torn', 'busybox', 'sh', '-c', script)
    const { proxy, reading, close } = await throughProxy('torn')
    for (let times = 0; times < 8; times++) {
      await delay(250)
      proxy.cutAll()
    }
    await reading.until(ended, 'the end')
    const lines = (await reading.rows()).filter((row) => row.startsWith('o:'))
    expect(lines.map((row) => row.slice(2))).toEqual((await docker('logs', 'torn')).split('\n'))
    await close()
  })
})

/** Reads a log through a proxy whose connections can be cut. */
async function throughProxy(id: string) {
  const proxy = await startChaosProxy(ground.engine.socket, join(ground.folder, 'logs-proxy.sock'))
  const engine = createEngine({ env: { ...ground.environment, DOCKER_HOST: proxy.host } })
  const logs = createLogs(engine)
  await engine.ready(AbortSignal.timeout(10_000))
  const reading = await readLog(logs, { id })
  const close = async (): Promise<void> => {
    reading.leave()
    await logs.close()
    await engine.close()
    await proxy.close()
  }
  return { proxy, reading, close }
}

describe('a log session', () => {
  test('is freed when its reader leaves, and leaves no stream behind', async () => {
    await docker('run', '-d', '--name', 'idle', 'busybox', 'sh', '-c', 'echo here; sleep 999')
    const quiet = engine.diagnostics().openStreams
    const reading = await read('idle')
    await reading.until((head) => head.end === 1, 'its line')
    expect(logs.sessions()).toBe(1)
    reading.leave()
    for (const deadline = Date.now() + 5000; logs.sessions() > 0 && Date.now() < deadline;) await delay(20)
    await delay(100)
    expect(logs.sessions()).toBe(0)
    expect(engine.diagnostics().openStreams).toBe(quiet)
  })

  test("is its page's alone", async () => {
    await docker('create', '--name', 'mine', 'busybox', 'true')
    const { session } = await read('mine')
    const stranger = { signal: new AbortController().signal, page: 'other' }
    await expect(logs.implementation.lines({ session, from: 0, count: 1 }, stranger)).rejects.toMatchObject({
      fault: { code: 'not-found' },
    })
  })
})
