import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs, type Logs } from '../../src/main/services/logs.ts'
import { startGround } from '../support/ground.ts'
import { type LogReading, readLog } from '../support/log-reading.ts'
import type { Figure } from './figure.ts'

const names = ['one', 'two', 'three', 'four'] as const
const linesOfEach = 300_000
const held = 1_000_000

/**
 * Four containers with 1,200,000 lines of 100 bytes between them, merged into one session that holds the newest million:
 * what that takes of this process's memory, that it grows no more, and how long a search takes.
 */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const engine = createEngine({ env: ground.environment })
  const logs = createLogs(engine)
  try {
    await engine.ready(AbortSignal.timeout(10_000))
    await ground.docker('pull', 'busybox')
    const script = `yes "$(printf %0100d 0)" | head -n ${linesOfEach}`
    for (const name of names) {
      await ground.docker('create', '--name', name, 'busybox', 'sh', '-c', script)
      // Not attached: what the CLI prints would be in the memory that is measured.
      await ground.docker('start', name)
      await ground.docker('wait', name)
    }
    // The thread and its code are there before anything is measured.
    const first = await readLog(logs, { id: 'one', tail: 10 })
    await first.until(({ state }) => state === 'ended', 'the end of one')
    first.leave()
    const before = memory()
    const reading = await readAll(logs)
    const full = memory()
    const text = await wholeSearch(logs, reading, { text: 'not there', regex: false })
    const regex = await wholeSearch(logs, reading, { text: '^0+1$', regex: true })
    reading.leave()
    const again = await readAll(logs)
    const flat = memory()
    again.leave()
    const rows = `${held.toLocaleString('en')} lines of 100 bytes, 4 containers`
    return [
      { name: 'log memory', value: full - before, limit: 130, unit: 'MB', behind: `${rows}, resident` },
      {
        name: 'log memory the second time',
        value: flat - before,
        limit: 150,
        unit: 'MB',
        behind: 'after the first was closed: what was given back is used again',
      },
      { name: 'log search, text', value: text, limit: 300, unit: 'ms', behind: `the whole of ${rows}` },
      { name: 'log search, regex', value: regex, limit: 300, unit: 'ms', behind: `the whole of ${rows}` },
    ]
  } finally {
    await logs.close()
    await engine.close()
    await ground.dispose()
  }
}

async function readAll(logs: Logs): Promise<LogReading> {
  const reading = await readLog(logs, { id: names })
  const all = names.length * (linesOfEach + 1)
  await reading.until(({ state, end }) => state === 'ended' && end === all, 'the end of all')
  const { first, end } = reading.head()
  if (end - first < held) throw new Error(`Only ${end - first} rows are held.`)
  return reading
}

/** Milliseconds until every row was looked at: the first page of hits comes no later, wherever they are. */
async function wholeSearch(
  logs: Logs,
  { session }: LogReading,
  query: { readonly text: string; readonly regex: boolean },
): Promise<number> {
  const leaving = new AbortController()
  const call = { signal: leaving.signal, page: 'test' }
  const started = performance.now()
  const asked = { session, query: { ...query, matchCase: false } }
  for await (const { state, scanned } of await logs.implementation.search(asked, call)) {
    if (state !== 'done') continue
    if (scanned < held) throw new Error(`Only ${scanned} rows were searched.`)
    leaving.abort()
  }
  return Math.round(performance.now() - started)
}

/** Megabytes resident, after what is no longer used was given back. */
function memory(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().rss / 1_000_000)
}

if (import.meta.main) console.log(await run())
