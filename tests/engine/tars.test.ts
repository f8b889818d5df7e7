import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ImportTarInput } from '#shared/contract/tars.ts'
import * as command from '#shared/docker-command/tars.ts'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import type { TransferHead } from '../../src/main/services/transfers/transfers.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { twins } from '../support/twins.ts'

const { docker } = ground
const app = startApp(ground.environment)
const { inspected } = twins(docker)
const folder = mkdtempSync(join(tmpdir(), 'quayside-tars-'))
const staying = new AbortController().signal

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(20_000))
})
beforeEach(() => docker('pull', '--quiet', 'busybox'))
afterEach(async () => {
  await ground.engine.start()
  await emptyEngine(docker)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await app.stop()
})

/** The shown command, where its file is. */
const cli = ([program, ...words]: readonly string[]) =>
  execFileSync(program ?? '', words, { cwd: folder, env: dockerEnvironment(ground.engine), encoding: 'utf8' })

/** Takes a ticket to its end as a browser does, into a file. */
async function saved(images: readonly string[], name: string) {
  const { ticket, taskId } = await app.tars.save({ images: [...images] }, call)
  const sink = new PassThrough()
  const chunks: Buffer[] = []
  sink.on('data', (chunk: Buffer) => chunks.push(chunk))
  const heads: TransferHead[] = []
  const open = (head: TransferHead) => {
    heads.push(head)
    return sink
  }
  await app.transfers.takeDownload(ticket)?.start(open, staying)
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat(chunks))
  return { path, task: await app.ended(taskId), fileName: heads[0]?.fileName }
}

async function sent({ ticket, taskId }: TransferStarted, body: Readable) {
  await app.transfers
    .takeUpload(ticket)
    ?.start(body, staying)
    .catch(() => undefined)
  return app.ended(taskId)
}

const loaded = async (path: string) =>
  sent(
    await app.tars.load({ fileName: basename(path), size: statSync(path).size }, call),
    createReadStream(path),
  )

const imported = async (path: string, more: Omit<ImportTarInput, 'fileName' | 'size'>) =>
  sent(
    await app.tars.import({ fileName: basename(path), size: statSync(path).size, ...more }, call),
    createReadStream(path),
  )

const idOf = (name: string) => docker('image', 'inspect', '--format', '{{.Id}}', name)
const allImages = () => docker('image', 'ls', '--all', '--quiet')

/** What a tar holds. */
const entries = (file: string) =>
  execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).split('\n').toSorted()

/** What an imported image is, but for its times. */
const facts = async (name: string) => {
  const { Config, Comment, RootFS, Size, RepoTags } = await inspected(name, 'image')
  return { Config, Comment, RootFS, Size, tags: String(RepoTags).replace(name, 'NAME') }
}

test('save and load are docker save and docker load: one and several images, and gzip', async () => {
  await docker('tag', 'busybox', 'team/box:1.0')
  await docker('pull', '--quiet', 'nginx')
  const ids = [await idOf('team/box:1.0'), await idOf('nginx')]
  const images = ['team/box:1.0', 'nginx:latest']
  const ours = await saved(images, 'ours.tar')
  expect(ours).toMatchObject({ fileName: 'images.tar', task: { state: 'done', fault: null } })
  const one = await saved(['team/box:1.0'], 'one.tar')
  expect(one.fileName).toBe('team_box_1.0.tar')
  cli(command.save(images))
  expect(entries(ours.path)).toEqual(entries(join(folder, 'images.tar')))

  // What the app saved the CLI loads, and the other way round, also compressed.
  await emptyEngine(docker)
  expect(cli(command.load({ fileName: 'ours.tar' }))).toContain('team/box:1.0')
  expect([await idOf('team/box:1.0'), await idOf('nginx')]).toEqual(ids)
  await emptyEngine(docker)
  const zipped = join(folder, 'images.tar.gz')
  writeFileSync(zipped, gzipSync(readFileSync(join(folder, 'images.tar'))))
  const { result, fault } = await loaded(zipped)
  expect(fault).toBeNull()
  expect(result).toMatchObject({ kind: 'loaded' })
  expect(result?.kind === 'loaded' ? result.images.toSorted() : []).toEqual(['nginx:latest', 'team/box:1.0'])
  expect([await idOf('team/box:1.0'), await idOf('nginx')]).toEqual(ids)
  expect(await faultOf(app.tars.save({ images: ['no/such:1'] }, call))).toMatchObject({ code: 'not-found' })
})

test('import is docker import, with its name, message and changes', async () => {
  await docker('create', '--name', 'source', 'busybox')
  await docker('export', '-o', join(folder, 'files.tar'), 'source')
  const fields = { message: 'from a file', changes: ['CMD ["sh", "-c", "echo 안녕"]', 'ENV A=1'] }
  const ours = await imported(join(folder, 'files.tar'), { ...fields, reference: 'ours' })
  expect(ours).toMatchObject({ fault: null, result: { kind: 'imported', reference: 'ours:latest' } })
  cli(command.import({ fileName: 'files.tar', ...fields, reference: 'theirs' }))
  expect(await facts('ours')).toEqual(await facts('theirs'))
  expect(await docker('run', '--rm', 'ours')).toBe('안녕')
  const nameless = await imported(join(folder, 'files.tar'), {})
  expect(nameless.result).toMatchObject({ reference: null, imageId: expect.stringMatching(/^sha256:/) })
  const refused = await imported(join(folder, 'files.tar'), { changes: ['NONSENSE 1'] })
  expect(refused).toMatchObject({ state: 'failed', fault: { code: 'bad-input' } })
})

test('what is no whole tar of images is said to be so, and nothing comes of it', async () => {
  const { path } = await saved(['busybox'], 'whole.tar')
  const whole = readFileSync(path)
  const before = await allImages()
  const broken = async (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes)
    const { state, fault } = await loaded(join(folder, name))
    expect(state).toBe('failed')
    return fault?.detail['reason']
  }
  expect(await broken('cut.tar', whole.subarray(0, 700_000))).toBe('corrupt-tar')
  expect(await broken('noise.tar', Buffer.alloc(300_000, 'no tar at all '))).toBe('corrupt-tar')
  // The engine closes at the head of what it cannot unpack; megabytes are still on their way.
  for (const magic of ['1f8b0802', 'fd377a585a00', '425a68'])
    expect(await broken(magic, Buffer.concat([Buffer.from(magic, 'hex'), randomBytes(3_000_000)]))).toBe(
      'corrupt-tar',
    )
  await docker('create', '--name', 'source', 'busybox')
  await docker('export', '-o', join(folder, 'files.tar'), 'source')
  expect(await broken('files-alone.tar', readFileSync(join(folder, 'files.tar')))).toBe('no-image-tar')
  expect(await faultOf(app.tars.load({ fileName: 'empty.tar', size: 0 }, call))).toMatchObject({
    code: 'bad-input',
    detail: { reason: 'empty-tar' },
  })
  expect(await allImages()).toBe(before)
})

test('cancelled, left and an engine that goes: an end is told, nothing is half-done, no stream stays', async () => {
  await docker('pull', '--quiet', 'nginx')
  const { path } = await saved(['nginx'], 'nginx.tar')
  await docker('image', 'rm', 'nginx')
  const before = await allImages()
  const halfSent = async () => {
    const size = statSync(path).size
    const started = await app.tars.load({ fileName: 'nginx.tar', size }, call)
    const body = new PassThrough()
    body.write(readFileSync(path).subarray(0, 200_000))
    const ending = sent(started, body)
    await app.taskUntil(started.taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
    return { ...started, body, ending }
  }
  const cancelled = await halfSent()
  app.tasks.cancel(cancelled.taskId)
  expect(await cancelled.ending).toMatchObject({ state: 'cancelled' })
  const left = await halfSent()
  left.body.destroy()
  expect(await left.ending).toMatchObject({ state: 'failed' })
  await expect.poll(() => app.engine.diagnostics().openStreams).toBe(0)
  expect(await allImages()).toBe(before)

  const lost = await halfSent()
  const { ticket, taskId } = await app.tars.save({ images: ['busybox'] }, call)
  const sink = new PassThrough({ highWaterMark: 1 })
  const saving = app.transfers
    .takeDownload(ticket)
    ?.start(() => sink, staying)
    .catch(() => undefined)
  await app.taskUntil(taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
  await ground.engine.kill()
  expect(await lost.ending).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
  expect(await app.ended(taskId)).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
  await saving
  sink.destroy()
  await finished(sink).catch(() => undefined)
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  expect(await allImages()).toBe(before)
  expect(app.engine.diagnostics().openStreams).toBe(0)
})
