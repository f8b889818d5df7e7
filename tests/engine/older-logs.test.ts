import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs } from '../../src/main/services/logs.ts'
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

async function read(id: string, tail: number): Promise<LogReading> {
  const reading = await readLog(logs, { id, tail })
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

/** What the command of a pane prints, both streams in the order of the log. */
async function printed(id: string, tail: number | 'all'): Promise<string[]> {
  const line = shellLine(logsCommand({ id, tail }))
  const options = { env: dockerEnvironment(ground.engine), maxBuffer: 1 << 28 } as const
  const { stdout } = await promisify(execFile)('sh', ['-c', `${line} 2>&1`], options)
  return stdout.trimEnd().split('\n')
}

const linesOf = async (reading: LogReading): Promise<string[]> =>
  (await reading.rows()).filter((row) => /^[oe]:/.test(row)).map((row) => row.slice(2))

interface Entry {
  readonly log: string
  readonly stream: 'stdout' | 'stderr'
  readonly time: string
}

const part = (log: string): Entry => ({ log, stream: 'stdout', time: '2026-05-01T12:00:09.500000001Z' })

/**
 * 9,000 entries as the engine keeps them. Most share their nanosecond with hundreds of others, over whole seconds too;
 * some are written out of order, the clock is put back an hour once, and one long line in parts lies across the place
 * where the newest 100 begin.
 */
function entries(): Entry[] {
  const start = Date.UTC(2026, 4, 1, 12)
  const made = Array.from({ length: 9000 }, (_, at): Entry => {
    const instant = Math.floor(at / 450)
    const clock = start + (at < 4000 ? 3_600_000 : 0) + instant * 500
    const nanos = at % 977 === 0 && at > 0 ? '000000002' : '000000001'
    const time = new Date(clock)
      .toISOString()
      .replace(/(\d{3})Z$/, (_all, ms: string) => `${ms}${nanos.slice(3)}Z`)
    return {
      log: at % 5 === 0 ? 'the same\n' : `line ${at}\n`,
      stream: at % 3 === 0 ? 'stderr' : 'stdout',
      time,
    }
  })
  const parts = ['a', 'b', 'c'].map((letter) => part(letter.repeat(16_384)))
  made.splice(made.length - 98, 0, ...parts, part('end\n'), { ...part('after\n'), stream: 'stderr' })
  return made
}

test('older lines come page by page up to the beginning: none twice, none missing, and the command prints the same', async () => {
  await docker('run', '--name', 'past', 'busybox', 'true')
  const file = await docker('inspect', '--format', '{{.LogPath}}', 'past')
  writeFileSync(
    file,
    entries()
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  )
  const reading = await read('past', 100)
  await reading.until(({ state }) => state === 'ended', 'the end')
  expect(reading.head().older).toEqual({ state: 'more', lines: 0 })
  const quiet = engine.diagnostics().openStreams
  for (let pages = 0; reading.head().older.state === 'more'; pages++) {
    expect(pages).toBeLessThan(9)
    const { older, first, end } = await reading.older()
    const rows = await linesOf(reading)
    const wanted = await printed('past', older.state === 'beginning' ? 'all' : 100 + older.lines)
    expect(rows.length).toBe(wanted.length)
    expect(rows.join('\n') === wanted.join('\n')).toBe(true)
    // And the row that tells of the container's end.
    expect(end - first).toBe(rows.length + 1)
  }
  expect(reading.head().older).toEqual({ state: 'beginning', lines: 9005 - 100 })
  expect(await linesOf(reading)).toContain(
    `${'a'.repeat(16_384)}${'b'.repeat(16_384)}${'c'.repeat(16_384)}end`,
  )
  expect(engine.diagnostics().openStreams).toBe(quiet)
})

test('older lines of a terminal come while it writes on, survive its engine, and are refused once it is gone', async () => {
  const script = 'i=0; while true; do i=$((i+1)); echo line $i; [ $((i % 50)) = 0 ] && sleep 0.02; done'
  await docker('run', '-dt', '--name', 'busy', '--restart', 'always', 'busybox', 'sh', '-c', script)
  await expect.poll(async () => (await printed('busy', 1)).length, { timeout: 20_000 }).toBe(1)
  const all = await read('busy', 10_000_000)
  await all.until(({ end }) => end > 3000, 'some lines')
  const reading = await read('busy', 5)
  await reading.until(({ state }) => state === 'following', 'that it follows')
  const { older } = await reading.older()
  expect(older.lines).toBeGreaterThan(2000)

  await ground.engine.kill()
  await reading.until(({ state }) => state === 'waiting', 'that the engine is away')
  await expect(reading.older()).rejects.toMatchObject({ fault: { code: 'unreachable' } })
  await ground.engine.start()
  await reading.until(({ state }) => state === 'following', 'that it follows again')
  while ((await reading.older()).older.state === 'more');
  await docker('update', '--restart', 'no', 'busy')
  await docker('kill', 'busy')
  await reading.until(({ state }) => state === 'ended', 'the end')
  const wanted = (await printed('busy', 'all')).map((line) => line.trimEnd())
  await expect.poll(async () => (await linesOf(reading)).length, { timeout: 20_000 }).toBe(wanted.length)
  expect((await linesOf(reading)).join('\n') === wanted.join('\n')).toBe(true)

  const late = await read('busy', 1)
  await late.until(({ state }) => state === 'ended', 'its end')
  await docker('rm', 'busy')
  await late.until(({ state }) => state === 'failed', 'that it is gone')
  await expect(late.older()).rejects.toMatchObject({ fault: { code: 'not-found' } })
  expect(late.head().older).toEqual({ state: 'more', lines: 0 })
})
