import { execFile } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import type { TransferHead } from '../../src/main/services/transfers/transfers.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const run = promisify(execFile)

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
  await docker('pull', 'busybox')
})
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

/** The bytes that a browser would save. */
async function saved({ ticket, taskId }: TransferStarted) {
  const sink = new PassThrough()
  const chunks: Buffer[] = []
  sink.on('data', (chunk: Buffer) => chunks.push(chunk))
  const heads: TransferHead[] = []
  await app.transfers.takeDownload(ticket)?.start((head) => {
    heads.push(head)
    return sink
  }, new AbortController().signal)
  return { bytes: Buffer.concat(chunks), head: heads[0], task: await app.ended(taskId) }
}

/** What the CLI writes to its standard output, byte for byte. */
async function cliBytes(...args: string[]): Promise<Buffer> {
  const env = dockerEnvironment(ground.engine)
  const { stdout } = await run('docker', args, { env, encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 })
  return stdout
}

test('an export is what docker export writes, and leaves no stream open', async () => {
  await docker('create', '--name', 'web-1', 'busybox')
  const { bytes, head, task } = await saved(await app.containers.export({ id: 'web-1' }, call))
  expect(head).toEqual({ fileName: 'web-1.tar', type: 'tar', bytes: null })
  expect(task).toMatchObject({
    state: 'done',
    command: containerCommand.exportTar({ id: 'web-1' }),
    result: { kind: 'transfer', bytes: bytes.length },
  })
  expect(bytes.equals(await cliBytes('export', 'web-1'))).toBe(true)
  expect(app.engine.diagnostics().openStreams).toBe(0)
})
