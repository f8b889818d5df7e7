import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '#shared/contract/system.ts'
import { startBackend } from '../../src/main/backend.ts'
import type { Backend } from '../../src/main/backend.ts'
import { startBrowserHost } from '../../src/main/serve/browser-host.ts'
import type { BrowserHost } from '../../src/main/serve/browser-host.ts'
import { browserDesktop } from '../../src/main/serve/desktop.ts'
import { createOpenStreams } from '../../src/main/serve/streams.ts'
import { openSettings } from '../../src/main/settings.ts'
import { ground } from '../support/engine-ground.ts'
import { keptLog } from '../unit/serve/fakes.ts'
import { enter, openPage } from '../unit/serve/visitor.ts'

const streams = createOpenStreams()
const { log, lines } = keptLog()
let folder: string
let backend: Backend
let host: BrowserHost

beforeAll(async () => {
  await ground.docker('pull', '--quiet', 'busybox')
  folder = await mkdtemp(join(tmpdir(), 'quayside-web-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  const settings = openSettings(join(folder, 'settings.json'))
  const desktop = browserDesktop({ settings, version: '0', endSessionOf: (page) => host.endSessionOf(page) })
  backend = startBackend({ settings, desktop, log, env: ground.environment })
  host = await startBrowserHost({
    port: 0,
    files: folder,
    served: { services: backend.services, transfers: backend.transfers, log, streams },
    lanes: backend.lanes,
    onExhausted: () => undefined,
  })
})

afterAll(async () => {
  await host.close()
  await backend.close()
  await rm(folder, { recursive: true })
})

/** Reads changes until one of them passes. */
async function until(changes: AsyncIterable<Change>, passes: (change: Change) => boolean): Promise<Change> {
  for await (const change of changes) if (passes(change)) return change
  throw new Error('the changes ended')
}

describe('a browser page on a real engine', () => {
  test('sees a container appear, stops it, and hears of it on the one change stream', async () => {
    const { api, socket } = await openPage(host, await enter(host))
    const ready = await until(
      await api.system.changes(),
      (change) => change.kind === 'snapshot' && change.engine.state === 'ready',
    )
    expect(ready).toMatchObject({ kind: 'snapshot' })

    const changes = await api.system.changes()
    const { id } = await api.containers.create({
      image: 'busybox',
      name: 'web-page',
      command: ['sleep', '300'],
    })
    await api.containers.start({ id })
    const runs = (change: Change): boolean =>
      change.kind === 'patch' &&
      change.containers?.upsert.some((one) => one.id === id && one.state === 'running') === true
    expect(await until(changes, runs)).toBeDefined()
    await api.containers.kill({ id })
    await api.containers.remove({ id })
    socket.close()
    await expect.poll(() => streams.count()).toBe(0)
  })

  test('gets the engine’s own words when it asks for what is not there', async () => {
    const { api, socket } = await openPage(host, await enter(host))
    await expect(api.containers.start({ id: 'no-such-container' })).rejects.toMatchObject({
      code: 'FAULT',
      data: { code: 'not-found', message: expect.stringContaining('no-such-container') },
    })
    socket.close()
  })

  test('leaves no secret in the log', () => {
    expect(lines.join('')).not.toMatch(/token|code=/)
  })
})
