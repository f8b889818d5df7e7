import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { createLogs } from '../../../src/main/services/logs.ts'
import { frame } from '../logs/log-bytes.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}
const lines = 40_000
const text = 'x'.repeat(100)

/** Six megabytes of a log, written on a day of its own; the last lines again when it is followed. */
async function* logOf(day: number, first: number): AsyncGenerator<Buffer> {
  for (let line = first; line < lines; line += 50) {
    const frames: Buffer[] = []
    for (let at = line; at < line + 50; at++) {
      const nanos = String(at * 1000).padStart(9, '0')
      frames.push(frame(0, Buffer.from(`2026-01-0${day}T00:00:00.${nanos}Z ${day} ${at} ${text}\n`)))
    }
    yield Buffer.concat(frames)
  }
}

/** An engine with ended containers, whose days are their ids. */
const engine: Engine = {
  status: () => Reflect.apply(Object, null, [{ generation: 1, state: 'ready' }]),
  onStatus: silent,
  onEvent: silent,
  onGap: silent,
  call: (run) => Reflect.apply(run, null, [docker, new AbortController().signal]),
  stream: (open, signal) => Reflect.apply(open, null, [docker, signal]),
  put: never,
  post: never,
  ready: never,
  retry: never,
  select: never,
  diagnostics: never,
  close: never,
}

const docker = {
  getContainer: (id: string) => ({
    // A busy machine hears of an end long after the last line: everything of the next day may have come by then.
    inspect: () =>
      delay(500).then(() => ({
        Id: id,
        Name: `/day-${id}`,
        Config: { Tty: false },
        State: { Status: 'exited', ExitCode: 0, StartedAt: '2026-01-01T00:00:00Z' },
      })),
  }),
  modem: {
    dial: (
      { path, options }: { path: string; options: { follow: boolean } },
      take: (error: null, stream: Readable) => void,
    ) => {
      const day = Number(path.split('/')[2])
      take(null, Readable.from(logOf(day, options.follow ? lines - 100 : 0)))
    },
  },
}

test('logs that do not fit in memory beside each other are merged: who is ahead is held up, nobody for ever', async () => {
  const logs = createLogs(engine)
  onTestFinished(() => logs.close())
  const call = { signal: new AbortController().signal, page: 'page-1' }
  const { open, head, lines: pull } = logs.implementation
  const { session } = await open({ ids: ['3', '1', '2'], tail: 'all' }, call)
  for await (const { state, end } of await head({ session }, call)) {
    if (state !== 'ended' || end < 3 * lines + 3) continue
    const read: string[] = []
    for (let from = 0; from < end; from = read.length)
      read.push(...(await pull({ session, from, count: 5000 }, call)).text.split('\n'))
    const written = [1, 2, 3].flatMap((day) => [...numbered(day), '0'])
    expect(read.length).toBe(written.length)
    expect(read.map((row) => row.replace(` ${text}`, '')).join('\n') === written.join('\n')).toBe(true)
    return
  }
  expect.unreachable()
})

const numbered = (day: number): string[] => Array.from({ length: lines }, (_, at) => `${day} ${at}`)
