import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createTars } from '../../../src/main/services/tars.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { createTransfers } from '../../../src/main/services/transfers/transfers.ts'
import type { Wire } from '../../support/scripted-engine.ts'
import { ready, startTrial, until } from '../engine/scripted.ts'

const staying = new AbortController().signal
const size = 10_000_000
const part = Buffer.alloc(200_000, 'tar')

/** Loads a tar into an engine that answers as soon as it was asked, and closes; more of the tar comes in that moment. */
async function loadInto(answer: (wire: Wire) => void, scripts = {}) {
  const body = new PassThrough()
  const { engine, fake } = await startTrial({
    'early POST /images/load': (_, wire) => {
      answer(wire)
      wire.cut()
      for (let more = 0; more < 3; more += 1) body.write(part)
    },
    ...scripts,
  })
  await ready(engine)
  const tasks = createTasks()
  const transfers = createTransfers(tasks)
  const { load } = createTars({ engine, transfers })
  const { ticket, taskId } = await load({ fileName: 'a.tar', size }, { signal: staying, page: 'test' })
  body.write(part)
  await transfers
    .takeUpload(ticket)
    ?.start(body, staying)
    .catch(() => undefined)
  const task = await until(() => tasks.list().find(({ id, state }) => id === taskId && state !== 'running'))
  await until(() => engine.diagnostics().openStreams === 0)
  return { task, engine, fake }
}

const said = (line: object) => (wire: Wire) => wire.json(200, line, { Connection: 'close' })

test('what an engine says of a tar that it does not read to its end is heard, though the pipe broke', async () => {
  const invalid = { errorDetail: { message: 'gzip: invalid header' }, error: 'gzip: invalid header' }
  expect((await loadInto(said(invalid))).task.fault).toMatchObject({
    code: 'bad-input',
    message: 'gzip: invalid header',
    detail: { reason: 'corrupt-tar' },
  })
  const full = { message: 'write /tmp/x: no space left on device' }
  expect((await loadInto((wire) => wire.json(500, full))).task.fault).toMatchObject({
    code: 'engine-error',
    detail: { reason: 'disk-full' },
  })
  const loaded = { stream: 'Loaded image: team/app:1\n' }
  expect((await loadInto(said(loaded))).task).toMatchObject({
    state: 'done',
    result: { kind: 'loaded', images: ['team/app:1'] },
  })
})

function torn(wire: Wire): void {
  wire.head(200, { 'Transfer-Encoding': 'chunked' })
  wire.send('10\r\n{"errorDe')
}

test('an engine that breaks off without a word is not told as one that is away, unless it is', async () => {
  const brokenOff = { code: 'engine-error', detail: { reason: 'tar-broken-off' }, hint: 'retry' }
  expect((await loadInto(() => undefined)).task.fault).toMatchObject(brokenOff)
  expect((await loadInto(torn)).task.fault).toMatchObject(brokenOff)
  const silent = { 'GET /_ping': (_: unknown, wire: Wire) => wire.cut() }
  expect((await loadInto(() => undefined, silent)).task.fault).toMatchObject({ code: 'unreachable' })
})
