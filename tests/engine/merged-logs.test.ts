import { execFile } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs } from '../../src/main/services/logs.ts'
import { saveLog } from '../../src/main/services/save-log.ts'
import { createTasks } from '../../src/main/services/tasks.ts'
import { createTransfers } from '../../src/main/services/transfers/transfers.ts'
import { logs as logsCommand } from '#shared/docker-command/logs.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { type LogReading, readLog } from '../support/log-reading.ts'

const { docker } = ground
const engine = createEngine({ env: ground.environment })
const logs = createLogs(engine)
const open: LogReading[] = []
const patience = { timeout: 40_000 }

async function read(
  id: string | readonly string[],
  span: { since?: number; until?: number } = {},
): Promise<LogReading> {
  const reading = await readLog(logs, { id, ...span })
  open.push(reading)
  return reading
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

/** A container that writes lines of its own every few milliseconds, `count` of them, and stays. */
async function writer(name: string, count: number, ...options: string[]): Promise<void> {
  const script = `i=0; while [ $i -lt ${count} ]; do echo ${name} $((i+=1)); [ $((i % 7)) = 0 ] && sleep 0.01; done; sleep 999`
  await docker('run', '-d', '--name', name, ...options, 'busybox', 'sh', '-c', script)
}

const isLine = (row: string): boolean => /^[oe]:/.test(row)

/** What `docker logs -t` has of several containers, by time stamp. */
async function sorted(...names: string[]): Promise<string[]> {
  const lines: string[] = []
  for (const name of names) lines.push(...(await docker('logs', '--timestamps', name)).split('\n'))
  return lines.toSorted().map((line) => `o:${line.slice(line.indexOf(' ') + 1)}`)
}

async function linesOf(reading: LogReading): Promise<string[]> {
  return (await reading.rows()).filter(isLine)
}

test('several logs are one in the order of the time stamps, from the past into the present', async () => {
  await writer('left', 600)
  await writer('right', 600)
  const reading = await read(['left', 'right'])
  await expect.poll(async () => (await linesOf(reading)).length, patience).toBe(1200)
  expect(await linesOf(reading)).toEqual(await sorted('left', 'right'))
  expect(reading.head().sources.map(({ name }) => name)).toEqual(['left', 'right'])
})

test('what becomes of one container is told of it alone: an end, a removal, and the next of its name', async () => {
  await writer('stays', 3)
  await docker('run', '-d', '--name', 'goes', 'busybox', 'sh', '-c', 'echo first life; sleep 999')
  await docker('create', '--name', 'mute', '--log-driver', 'none', 'busybox', 'true')
  const reading = await read(['stays', 'goes', 'mute', 'later'])
  const states = (): string[] => reading.head().sources.map(({ state }) => state)
  await expect.poll(async () => (await linesOf(reading)).length, patience).toBe(4)
  await expect.poll(states, patience).toEqual(['following', 'following', 'failed', 'removed'])
  expect(reading.head().sources[2]?.fault).toMatchObject({ detail: { reason: 'log-driver' } })
  await docker('rm', '-f', 'goes')
  await expect.poll(() => states()[1], patience).toBe('removed')
  await docker('run', '-d', '--name', 'goes', 'busybox', 'sh', '-c', 'echo second life; sleep 999')
  await docker('run', '-d', '--name', 'later', 'busybox', 'sh', '-c', 'echo here at last; sleep 999')
  await expect.poll(async () => (await linesOf(reading)).length, patience).toBe(6)
  const rows = await reading.rows()
  expect(rows.filter((row) => row === 'x:137')).toHaveLength(1)
  expect(rows.indexOf('x:137')).toBeLessThan(rows.indexOf('n:'))
  expect(rows.indexOf('n:')).toBeLessThan(rows.indexOf('o:second life'))
  expect(rows).toContain('o:first life')
  await expect.poll(states, patience).toEqual(['following', 'following', 'failed', 'following'])
})

test('rows of one container, of one stream, and those of before a clear are left out and come back', async () => {
  await docker('run', '--name', 'one', 'busybox', 'sh', '-c', 'echo a; echo ERROR: b >&2')
  await docker('run', '--name', 'two', 'busybox', 'sh', '-c', 'echo c; echo "{\\"level\\":\\"fatal\\"}"')
  const reading = await read(['one', 'two'])
  const call = { signal: new AbortController().signal, page: 'test' }
  const { session } = reading
  await reading.until(({ state, held }) => state === 'ended' && held.end === 6, 'the end of both')
  const { look, lines, clear, error } = logs.implementation
  const { view } = await look({ session, only: undefined, off: [1] }, call)
  const left = await lines({ session, from: 0, count: 99 }, call)
  expect({ ...left, times: [] }).toMatchObject({ view, count: 3, sources: '000' })
  expect(left.text.split('\n').toSorted()).toEqual(['0', 'ERROR: b', 'a'])
  await look({ session, only: 'stdout', off: [] }, call)
  const bad = await error({ session, row: 0, direction: 'next', stderr: false }, call)
  const row = await lines({ session, from: bad?.row ?? -1, count: 1 }, call)
  expect(row).toMatchObject({ text: '{"level":"fatal"}', sources: '1' })
  await clear({ session, hide: true }, call)
  expect(await reading.rows()).toEqual([])
  await reading.until(({ hidden }) => hidden === 6, 'that all is hidden')
  await clear({ session, hide: false }, call)
  expect(await reading.rows()).toHaveLength(6)
})

test('since and until give what the command of the same view gives, and the whole log is saved as docker prints it', async () => {
  const script =
    'for i in 1 2 3; do echo line $i; sleep 1.1; done; printf "\\033[31mraw \\377\\n" >&2; head -c 40000 /dev/zero | tr "\\0" x'
  await docker('run', '--name', 'timed', 'busybox', 'sh', '-c', script)
  const [first = ''] = (await docker('logs', '--timestamps', 'timed')).split('\n')
  const began = Date.parse(first.split(' ')[0] ?? '')
  const span = { since: began + 500, until: began + 1700 }
  const reading = await read('timed', span)
  await reading.until(({ state }) => state === 'complete', 'that all up to then was read')
  const [program = '', ...argv] = logsCommand({ id: 'timed', ...span })
  expect(program).toBe('docker')
  const printed = await docker(...argv)
  expect(printed).toBe('line 2')
  expect(await reading.rows()).toEqual(['o:line 2'])

  for (const timestamps of [false, true]) {
    const line = logsCommand({ id: 'timed', timestamps })
    const options = { env: dockerEnvironment(ground.engine), encoding: 'buffer' } as const
    const { stdout } = await promisify(execFile)('sh', ['-c', `${shellLine(line)} 2>&1`], options)
    const { bytes, command } = await saved('timed', timestamps)
    expect(bytes.equals(stdout)).toBe(true)
    expect(command).toEqual(line)
  }
})

/** What a browser would save, and the command of its task. */
async function saved(id: string, timestamps: boolean) {
  const tasks = createTasks()
  const transfers = createTransfers(tasks)
  const call = { signal: new AbortController().signal, page: 'test' }
  const { ticket } = await saveLog({ engine, transfers }, { id, timestamps }, call)
  const sink = new PassThrough()
  const pieces: Buffer[] = []
  sink.on('data', (piece: Buffer) => pieces.push(piece))
  await transfers.takeDownload(ticket)?.start(() => sink, call.signal)
  return { bytes: Buffer.concat(pieces), command: tasks.list()[0]?.command }
}

test('an engine that is killed loses and doubles no line of any of them', async () => {
  for (const name of ['up', 'down']) await writer(name, 100_000, '--restart', 'always')
  const reading = await read(['up', 'down'])
  await reading.until(({ end }) => end > 300, 'some lines')
  await ground.engine.kill()
  await reading.until(({ state }) => state === 'waiting', 'that the engine is away')
  await ground.engine.start()
  await reading.until(({ state }) => state === 'following', 'that it follows again')
  for (const name of ['up', 'down']) await docker('update', '--restart', 'no', name)
  await docker('kill', 'up', 'down')
  await reading.until(({ state }) => state === 'ended', 'the end of both')
  const wanted = await sorted('up', 'down')
  await expect.poll(async () => (await linesOf(reading)).length, patience).toBe(wanted.length)
  expect(await linesOf(reading)).toEqual(wanted)
  expect((await reading.rows()).filter((row) => row === 'g:')).toEqual([])
})
