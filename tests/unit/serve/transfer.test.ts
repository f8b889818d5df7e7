import { once } from 'node:events'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { FaultError, fault } from '#shared/faults.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { raceSignal } from '../../../src/main/engine/abort.ts'
import { transferResponse } from '../../../src/main/serve/transfer-response.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { finish, pour } from '../../../src/main/services/transfers/pour.ts'
import { createTransfers, ticketsPerPage } from '../../../src/main/services/transfers/transfers.ts'
import type { DownloadLane, Transfers } from '../../../src/main/services/transfers/transfers.ts'
import { ask, enter, openPage, startHost } from './visitor.ts'

const about = { kind: 'download', subject: 'web-1', command: ['docker', 'cp'] } as const
const done = (bytes: number) => ({ kind: 'transfer', bytes, files: null }) as const
const ours = { 'sec-fetch-site': 'same-origin' }

async function hello({ open, signal, count, total }: DownloadLane) {
  const sink = open({ fileName: '파일 "1".txt', type: 'file', bytes: 5 })
  total(5)
  count(5)
  sink.write('hello')
  await finish(sink, signal)
  return done(5)
}

/** A host with a page in it, and that page's name as services hear it. */
async function startPage() {
  let page = ''
  const started = await startHost({ 'desktop.host': (_input, call) => (page = call.page) && {} })
  const token = await enter(started.host)
  const { api, socket } = await openPage(started.host, token)
  await api.desktop.host()
  return { ...started, token, page, api, socket }
}

const post = (port: number, ticket: string, token: string, body: string) =>
  ask(port, {
    method: 'POST',
    path: `/transfer/${ticket}`,
    headers: { origin: `http://127.0.0.1:${port}`, authorization: `Bearer ${token}` },
    body,
  })

function echo(transfers: Transfers, page: string) {
  const got: string[] = []
  const started = transfers.upload(page, { ...about, kind: 'upload' }, async ({ body }) => {
    for await (const chunk of body) got.push(String(chunk))
    return done(got.join('').length)
  })
  return { ...started, got }
}

const ended = async (tasks: { readonly list: () => readonly Task[] }, taskId: string): Promise<Task> => {
  for (;;) {
    const task = tasks.list().find(({ id }) => id === taskId)
    if (task !== undefined && task.state !== 'running') return task
    await delay(5)
  }
}

describe('a ticket', () => {
  test('saves once, as a file that no browser opens, and its task tells the bytes', async () => {
    const { port, transfers, tasks, page } = await startPage()
    const { ticket, taskId } = transfers.download(page, about, hello)
    const path = `/transfer/${ticket}`
    const first = await ask(port, { path, headers: ours })
    expect(first).toMatchObject({ status: 200, body: 'hello' })
    expect(first.headers).toMatchObject({
      'content-disposition': `attachment; filename="__ _1_.txt"; filename*=UTF-8''%ED%8C%8C%EC%9D%BC%20_1_.txt`,
      'content-length': '5',
      'content-type': 'application/octet-stream',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect((await ask(port, { path, headers: ours })).status).toBe(404)
    const { state, progress, result } = await ended(tasks, taskId)
    expect({ state, result }).toEqual({ state: 'done', result: done(5) })
    expect(progress).toMatchObject({ downloadedBytes: 5, totalBytes: 5 })
  })

  test('is good for our own page alone, in its own direction, and while its session lives', async () => {
    const { port, host, transfers, page, token, tasks } = await startPage()
    const { ticket, taskId } = transfers.download(page, about, hello)
    const path = `/transfer/${ticket}`
    for (const headers of [{}, { 'sec-fetch-site': 'none' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await ask(port, { path, headers })).status, JSON.stringify(headers)).toBe(403)
    expect((await ask(port, { path, headers: { ...ours, host: 'evil.test' } })).status).toBe(403)
    expect((await post(port, ticket, token, 'x')).status).toBe(404)
    for (const other of ['', 'short', `${ticket}x`, ticket.replace(/.$/, '.'), `${ticket}/..`])
      expect((await ask(port, { path: `/transfer/${other}`, headers: ours })).status, other).toBe(404)
    host.endAllSessions()
    await expect.poll(() => host.pages()).toBe(0)
    expect((await ask(port, { path, headers: ours })).status).toBe(404)
    tasks.cancel(taskId)
  })

  test('takes an upload from the session that asked and from no other', async () => {
    const { port, host, transfers, page, token } = await startPage()
    const stranger = await enter(host)
    const refused = echo(transfers, page)
    expect((await post(port, refused.ticket, stranger, 'theirs')).status).toBe(404)
    expect(refused.got).toEqual([])
    const bare = echo(transfers, page)
    expect((await post(port, bare.ticket, 'nonsense', 'x')).status).toBe(401)
    expect((await post(port, bare.ticket, token, '안녕')).status).toBe(204)
    expect(bare.got.join('')).toBe('안녕')
  })

  test('grows old, and a page holds only so many', async () => {
    const tasks = createTasks()
    const transfers = createTransfers(tasks, 20)
    const { ticket, taskId } = transfers.download('page', about, hello)
    expect(await ended(tasks, taskId)).toMatchObject({ state: 'failed', fault: { code: 'timeout' } })
    expect(transfers.takeDownload(ticket)).toBeNull()
    for (let held = 0; held < ticketsPerPage; held += 1) transfers.download('page', about, hello)
    expect(() => transfers.download('page', about, hello)).toThrow('Too many transfers')
    transfers.download('other', about, hello)
    await tasks.close()
  })
})

describe('a transfer', () => {
  test('that fails before its first byte answers a number, and one that fails later is cut', async () => {
    const { port, transfers, tasks, page } = await startPage()
    const missing = transfers.download(page, about, () =>
      Promise.reject(new FaultError(fault('not-found', 'No such file'))),
    )
    expect((await ask(port, { path: `/transfer/${missing.ticket}`, headers: ours })).status).toBe(404)
    const cut = transfers.download(page, about, async ({ open }) => {
      open({ fileName: 'a', type: 'tar', bytes: null }).write('half')
      await delay(1)
      throw new FaultError(fault('unreachable', 'The engine is gone'))
    })
    await expect(ask(port, { path: `/transfer/${cut.ticket}`, headers: ours })).rejects.toThrow('aborted')
    expect(await ended(tasks, cut.taskId)).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
  })

  test('ends when the browser leaves, and when the person cancels', async () => {
    const { port, transfers, tasks, page } = await startPage()
    const fetch = async (ticket: string) => {
      const headers = { host: `127.0.0.1:${port}`, ...ours }
      const asking = request({ host: '127.0.0.1', port, path: `/transfer/${ticket}`, headers, agent: false })
      asking.on('error', () => undefined).end()
      const [response] = await once(asking, 'response')
      await once(
        response.on('error', () => undefined),
        'data',
      )
      return { asking, response }
    }
    const left = transfers.download(page, about, endless)
    const { asking } = await fetch(left.ticket)
    asking.destroy()
    expect(await ended(tasks, left.taskId)).toMatchObject({
      state: 'failed',
      fault: { detail: { reason: 'left' } },
    })
    const cancelled = transfers.download(page, about, endless)
    const { response } = await fetch(cancelled.ticket)
    tasks.cancel(cancelled.taskId)
    await expect.poll(() => response.destroyed).toBe(true)
    expect(await ended(tasks, cancelled.taskId)).toMatchObject({ state: 'cancelled', fault: null })
  })

  test('is answered when its body has arrived, and its work outlives the browser that sent it', async () => {
    const { port, transfers, tasks, page, token } = await startPage()
    const work = Promise.withResolvers<void>()
    const { ticket, taskId } = transfers.upload(
      page,
      { ...about, kind: 'upload' },
      async ({ body, signal, arrived }) => {
        for await (const _ of body);
        arrived()
        await work.promise
        signal.throwIfAborted()
        return done(1)
      },
    )
    expect((await post(port, ticket, token, 'x')).status).toBe(204)
    expect(tasks.list().find(({ id }) => id === taskId)).toMatchObject({ state: 'running' })
    work.resolve()
    expect(await ended(tasks, taskId)).toMatchObject({ state: 'done' })

    const stays = transfers.upload(page, { ...about, kind: 'upload' }, ({ signal, arrived }) => {
      arrived()
      return raceSignal(new Promise(() => {}), signal)
    })
    const left = new AbortController()
    await transfers.takeUpload(stays.ticket)?.start(Readable.from([]), left.signal)
    left.abort()
    await delay(5)
    expect(tasks.list().find(({ id }) => id === stays.taskId)).toMatchObject({ state: 'running' })
    tasks.cancel(stays.taskId)
    expect(await ended(tasks, stays.taskId)).toMatchObject({ state: 'cancelled' })
  })

  test('goes the same way in the desktop app', async () => {
    const tasks = createTasks()
    const transfers = createTransfers(tasks)
    const ask = (ticket: string, init?: RequestInit) =>
      transferResponse(new Request(`quayside://app/transfer/${ticket}`, init), transfers)
    const { ticket } = transfers.download('window', about, hello)
    const saved = await ask(ticket)
    expect(await saved?.text()).toBe('hello')
    expect(saved?.headers.get('content-disposition')).toContain('attachment')
    expect((await ask(ticket))?.status).toBe(404)
    const sent = echo(transfers, 'window')
    expect((await ask(sent.ticket, { method: 'POST', body: '안녕' }))?.status).toBe(204)
    expect(sent.got.join('')).toBe('안녕')
    const failing = transfers.download('window', about, () => Promise.reject(new Error('odd')))
    expect((await ask(failing.ticket))?.status).toBe(500)
    expect(await transferResponse(new Request('quayside://app/index.html'), transfers)).toBeNull()
  })
})

async function endless({ open, signal, count }: DownloadLane) {
  const sink = open({ fileName: 'a', type: 'tar', bytes: null })
  const source = Readable.from(forever())
  return done(await pour(source, sink, { signal, count }).finally(() => source.destroy()))
}

function* forever() {
  for (;;) yield Buffer.alloc(65_536)
}
