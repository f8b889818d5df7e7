import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs, type Logs } from '../../src/main/services/logs.ts'
import { startGround } from '../support/ground.ts'
import { type LogReading, readLog } from '../support/log-reading.ts'
import type { Figure } from './figure.ts'

const written = 1_200_000
const held = 1_000_000
const alone = ['alone'] as const
const several = ['one', 'two', 'three', 'four'] as const

/**
 * 1,200,000 lines of 100 bytes of one container, then of four that are merged, in a session that holds the newest million:
 * what that takes of this process's memory, that it grows no more, and how long a search takes.
 */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const engine = createEngine({ env: ground.environment })
  const logs = createLogs(engine)
  try {
    await engine.ready(AbortSignal.timeout(10_000))
    await ground.docker('pull', 'busybox')
    for (const [name, lines] of [...alone, ...several].map((name) => [name, linesOf(name)] as const)) {
      const script = `yes "$(printf %0100d 0)" | head -n ${lines}`
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
    const single = await readAll(logs, alone)
    const fullOfOne = memory()
    single.leave()
    const reading = await readAll(logs, several)
    const full = memory()
    const text = await wholeSearch(logs, reading, { text: 'not there', regex: false })
    const regex = await wholeSearch(logs, reading, { text: '^0+1$', regex: true })
    reading.leave()
    const again = await readAll(logs, several)
    const flat = memory()
    again.leave()
    const lines = `${held.toLocaleString('en')} lines of 100 bytes`
    const rows = `${lines}, 4 containers`
    return [
      {
        name: 'log memory',
        value: fullOfOne - before,
        limit: 130,
        unit: 'MB',
        behind: `${lines}, 1 container, resident`,
      },
      {
        name: 'log memory, merged',
        value: full - before,
        limit: 130,
        unit: 'MB',
        behind: `${rows}, resident, after those of 1`,
      },
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

/** Lines that a container writes. */
const linesOf = (name: string) => written / (name === alone[0] ? alone : several).length

async function readAll(logs: Logs, names: readonly string[]): Promise<LogReading> {
  const reading = await readLog(logs, { id: names })
  // The end of each is a row, too.
  const all = written + names.length
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
