import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileEntry, UploadEntry } from '#shared/contract/files.ts'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as fileCommand from '#shared/docker-command/files.ts'
import type { TransferHead } from '../../src/main/services/transfers/transfers.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const run = promisify(execFile)
const env = dockerEnvironment(ground.engine)
const patient = { timeout: 20_000 }
const staying = new AbortController().signal

beforeAll(() => app.engine.ready(AbortSignal.timeout(20_000)))
beforeEach(() => docker('pull', '--quiet', 'busybox'))
afterEach(async () => {
  await expect.poll(() => app.engine.diagnostics().openStreams, patient).toBe(0)
  await emptyEngine(docker)
})
afterAll(() => app.stop())

const odd = [
  'a b',
  'line\nbreak',
  '한글 파일',
  'rtl\u202egnp.exe',
  "quote'",
  '-rf',
  '.hidden',
  '..two',
  'tab\there',
  'x -> y',
]
const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
const makeOdd = `mkdir -p /odd/empty && cd /odd && touch -- ${quoted(odd)} && printf hello > "quote'" && chmod 4750 -- -rf
ln -s ../etc/passwd up && ln -s nowhere lost && ln -s /odd/empty door && mkfifo pipe
ln -s ../../../../../../tmp high && ln -s /proc/self/root self && ln -s round round && chown 1000:7 .hidden
printf one > twin && ln twin other && touch -t 202001020304.05 twin && rm -r /bin/gone 2>/dev/null; true`

/** The bytes that a browser would save, and what became of the task. */
async function saved({ ticket, taskId }: TransferStarted) {
  const sink = new PassThrough()
  const chunks: Buffer[] = []
  sink.on('data', (chunk: Buffer) => chunks.push(chunk))
  const heads: TransferHead[] = []
  await app.transfers.takeDownload(ticket)?.start((head) => {
    heads.push(head)
    return sink
  }, staying)
  return { bytes: Buffer.concat(chunks), head: heads[0], task: await app.ended(taskId) }
}

/** What the CLI writes to its standard output, byte for byte. */
async function cliBytes(argv: readonly string[], cwd = ground.folder): Promise<Buffer> {
  const [program = '', ...words] = argv
  const { stdout } = await run(program, words, { env, cwd, encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 })
  return stdout
}

const list = (id: string, path: string) => app.files.list({ id, path, fresh: false }, call)
const look = (name: string) => app.files.look({ id: 'web-1', path: `/odd/${name}` }, call)
const withoutNames = (entries: readonly FileEntry[]) =>
  entries.map(({ user: _user, group: _group, size, kind, ...entry }) => ({
    ...entry,
    kind,
    size: kind === 'file' ? size : 0,
  }))

/** An image that holds one program and nothing else. */
async function noShell(): Promise<void> {
  await docker('create', '--name', 'source', 'busybox')
  await run('sh', ['-c', 'docker cp source:/bin/busybox - | docker import - noshell'], { env })
  await docker('rm', 'source')
}

describe('a folder', () => {
  test('of odd names is told the same from inside, through the engine, and when the container stopped', async () => {
    await docker('run', '-d', '--name', 'web-1', 'busybox', 'sleep', '1000')
    await docker('exec', 'web-1', 'sh', '-c', makeOdd)
    const inside = await list('web-1', '/odd')
    expect(inside).toMatchObject({ way: 'inside', complete: true, copyable: true })
    const named = new Map(inside.entries.map((entry) => [entry.name, entry]))
    const more = ['empty', 'up', 'lost', 'door', 'pipe', 'twin', 'other', 'high', 'self', 'round']
    expect(new Set(named.keys())).toEqual(new Set([...odd, ...more]))
    expect(named.get("quote'")).toMatchObject({
      kind: 'file',
      size: 5,
      mode: 0o644,
      user: 'root',
      group: 'root',
    })
    expect(named.get('-rf')).toMatchObject({ mode: 0o4750 })
    expect(named.get('.hidden')).toMatchObject({ uid: 1000, gid: 7 })
    expect(named.get('up')).toMatchObject({ kind: 'link', target: '../etc/passwd' })
    expect(named.get('twin')).toMatchObject({ modifiedAt: Date.parse('2020-01-02T03:04:05Z'), size: 3 })
    expect(named.get('pipe')).toMatchObject({ kind: 'pipe' })
    expect((await list('web-1', '/odd/door')).entries).toEqual([])
    const leads = { door: 'folder', up: 'file', high: 'folder', self: 'folder' }
    for (const [link, found] of Object.entries(leads)) expect(await look(link)).toEqual({ kind: found })
    const goes = { lost: { detail: { kind: 'path' } }, round: { detail: { reason: 'link-loop' } } }
    for (const [link, told] of Object.entries(goes)) expect(await faultOf(look(link))).toMatchObject(told)

    expect(await list('web-1', '/proc')).toMatchObject({ copyable: false })
    expect(await faultOf(list('web-1', '/odd/no'))).toMatchObject({
      code: 'not-found',
      detail: { kind: 'path', name: '/odd/no' },
    })
    expect(await faultOf(list('web-1', '/etc/passwd'))).toMatchObject({ code: 'bad-input' })

    await docker('kill', 'web-1')
    const stopped = await list('web-1', '/odd')
    expect(stopped.way).toBe('archive')
    expect(withoutNames(stopped.entries)).toEqual(withoutNames(inside.entries))
    expect(await list('web-1', '/odd/door')).toMatchObject({
      path: '/odd/empty',
      entries: [],
      readAt: stopped.readAt,
    })
    expect((await list('web-1', '/')).entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bin', 'etc', 'odd']),
    )
    expect((await list('web-1', '/bin')).entries.length).toBeGreaterThan(50)
    await docker('cp', '/etc/hostname', 'web-1:/odd/empty/new')
    expect((await list('web-1', '/odd/empty')).entries).toMatchObject([{ name: 'new' }])
    await docker('rm', 'web-1')
    expect(await faultOf(list('web-1', '/'))).toMatchObject({
      code: 'not-found',
      detail: { kind: 'container' },
    })
  })

  test('of an image without a shell is read through the engine, and its files come and go', async () => {
    await noShell()
    await docker('run', '-d', '--name', 'bare', '--tmpfs', '/ram', 'noshell', '/busybox', 'sleep', '1000')
    const root = await list('bare', '/')
    expect(root).toMatchObject({ way: 'archive', complete: true })
    expect(root.entries.map(({ name }) => name)).toContain('busybox')
    expect(await list('bare', '/ram')).toMatchObject({ copyable: false })
    await sent('bare', '/', [['note.txt', 'hi']])
    expect(await app.files.read({ id: 'bare', path: '/note.txt' }, call)).toMatchObject({
      text: 'hi',
      editable: true,
    })
    const program = await saved(await app.files.download({ id: 'bare', path: '/busybox' }, call))
    expect(program.bytes.length).toBe(program.head?.bytes)
    expect(
      program.bytes.equals(
        (await run('cat', ['/bin/busybox'], { encoding: 'buffer', maxBuffer: 1e8 })).stdout,
      ),
    ).toBe(true)
  })
})

/** What a page sends: the bytes of all files, one after the other. */
async function sent(
  id: string,
  path: string,
  files: readonly (readonly [string, string | Buffer])[],
  overwrite = false,
) {
  const entries: UploadEntry[] = files.map(([name, body]) => ({
    kind: 'file',
    path: name,
    size: Buffer.byteLength(body),
    modifiedAt: 1_577_934_245_000,
  }))
  const { ticket, taskId } = await app.files.upload({ id, path, entries, overwrite }, call)
  const body = Readable.from([Buffer.concat(files.map(([, text]) => Buffer.from(text)))], {
    objectMode: false,
  })
  await app.transfers
    .takeUpload(ticket)
    ?.start(body, staying)
    .catch(() => undefined)
  return await app.ended(taskId)
}

/** What an upload made, two folders deep. */
const tree = async (name: string) => {
  const { entries } = await list(name, '/etc/site/sub')
  const top = await list(name, '/etc/site')
  return [...top.entries.filter(({ kind }) => kind === 'file'), ...entries]
}

/** Of /etc and what is in its site: kind, mode and owner by name. */
const facts = async (name: string) => {
  const all = [...(await list(name, '/etc')).entries, ...(await list(name, '/etc/site')).entries]
  const told = all.map(({ name: file, kind, mode, uid, gid }) => [
    file,
    `${kind} ${mode.toString(8)} ${String(uid)}:${String(gid)}`,
  ])
  return Object.fromEntries(told)
}

describe('a copy', () => {
  test('out is what docker cp gives: a file, a folder, a link, a long name, an export', async () => {
    const long = '긴'.repeat(60)
    const make = `mkdir -p /d/${long} && seq 100000 > /d/${long}/big && ln -s /d/${long}/big /d/link && : > /d/empty`
    await docker('run', '--name', 'web-1', 'busybox', 'sh', '-c', make)
    const whole = await cliBytes(['docker', 'cp', `web-1:/d/${long}/big`, '-'])
    for (const path of [`/d/${long}/big`, '/d/link']) {
      const { bytes, head, task } = await saved(await app.files.download({ id: 'web-1', path }, call))
      expect(bytes.length).toBe(588_895)
      expect(whole.includes(bytes)).toBe(true)
      expect(head).toEqual({ fileName: path === '/d/link' ? 'link' : 'big', type: 'file', bytes: 588_895 })
      const linked = path === '/d/link'
      expect(task).toMatchObject({
        state: 'done',
        command: fileCommand.download({ name: 'web-1', path }, 'file', linked),
      })
      await cliBytes(task.command)
      expect((await cliBytes(['cat', head?.fileName ?? ''])).equals(bytes)).toBe(true)
    }
    const nothing = await saved(await app.files.download({ id: 'web-1', path: '/d/empty' }, call))
    expect(nothing).toMatchObject({ head: { bytes: 0 }, task: { state: 'done' } })
    const folder = await saved(await app.files.download({ id: 'web-1', path: '/d' }, call))
    expect(folder.head).toEqual({ fileName: 'd.tar', type: 'tar', bytes: null })
    expect(folder.bytes.equals(await cliBytes(folder.task.command))).toBe(true)
    const tar = await saved(await app.containers.export({ id: 'web-1' }, call))
    expect(tar.task.command).toEqual(containerCommand.export({ id: 'web-1' }))
    await cliBytes(tar.task.command)
    expect(tar.bytes.equals(await cliBytes(['cat', 'web-1.tar']))).toBe(true)
    expect(await faultOf(app.files.download({ id: 'web-1', path: '/d/none' }, call))).toMatchObject({
      code: 'not-found',
    })
    expect(await faultOf(app.files.download({ id: 'web-1', path: '/dev/null' }, call))).toMatchObject({
      code: expect.stringMatching(/unsupported|not-found/),
    })
  })

  test('in is what docker cp makes of the same files, and asks before it replaces', async () => {
    await docker('create', '--name', 'ours', 'busybox')
    await docker('create', '--name', 'theirs', 'busybox')
    const long = `${'나'.repeat(50)}.txt`
    const files = [
      ['site/a b.txt', 'one'],
      [`site/sub/${long}`, '둘'.repeat(70_000)],
      ['site/none', ''],
    ] as const
    const home = join(ground.folder, 'upload-me')
    for (const [path, body] of files) {
      mkdirSync(join(home, path, '..'), { recursive: true })
      writeFileSync(join(home, path), body, { mode: 0o644 })
      utimesSync(join(home, path), 1_577_934_245, 1_577_934_245)
    }
    const task = await sent('ours', '/etc', files)
    expect(task).toMatchObject({
      state: 'done',
      result: { files: 3 },
      command: ['docker', 'cp', 'site', 'ours:/etc/'],
    })
    await cliBytes(['docker', 'cp', 'site', 'theirs:/etc/'], home)
    expect(await tree('ours')).toEqual(await tree('theirs'))
    const ours = await cliBytes(['docker', 'cp', `ours:/etc/site/sub/${long}`, '-'])
    expect(ours.equals(await cliBytes(['docker', 'cp', `theirs:/etc/site/sub/${long}`, '-']))).toBe(true)

    const input = {
      id: 'ours',
      path: '/etc',
      overwrite: false,
      entries: [{ kind: 'folder', path: 'site' } as const],
    }
    expect(await faultOf(app.files.upload(input, call))).toMatchObject({
      code: 'conflict',
      detail: { reason: 'exists', names: ['site'] },
    })
    expect(await sent('ours', '/etc', [['site/none', 'more']], true)).toMatchObject({ state: 'done' })
    expect(await app.files.read({ id: 'ours', path: '/etc/site/none' }, call)).toMatchObject({ text: 'more' })
    expect(await app.files.read({ id: 'ours', path: '/etc/site/a b.txt' }, call)).toMatchObject({
      text: 'one',
    })
  })

  test('in takes the place of a file with its permissions and owner, where docker cp gives the host’s', async () => {
    const own =
      'chown 12:34 /etc/conf /etc/site /etc/site/in; chmod 4640 /etc/conf; chmod 2751 /etc/site; chmod 600 /etc/site/in'
    const make = `echo old > /etc/conf; mkdir /etc/site; echo old > /etc/site/in; ln -s conf /etc/link; ${own}`
    for (const name of ['ours', 'theirs']) await docker('run', '--name', name, 'busybox', 'sh', '-c', make)
    const files = [
      ['conf', 'new'],
      ['site/in', 'new'],
      ['site/fresh', 'new'],
      ['link', 'new'],
    ] as const
    const home = join(ground.folder, 'replace-me')
    mkdirSync(join(home, 'site'), { recursive: true })
    for (const [path, body] of files) writeFileSync(join(home, path), body, { mode: 0o644 })
    expect(await sent('ours', '/etc', files, true)).toMatchObject({ state: 'done' })
    await cliBytes(['docker', 'cp', 'conf', 'theirs:/etc/'], home)
    expect(await facts('ours')).toMatchObject({
      conf: 'file 4640 12:34',
      site: 'folder 2751 12:34',
      in: 'file 600 12:34',
      fresh: 'file 644 0:0',
      link: 'file 644 0:0',
    })
    expect(await facts('theirs')).toMatchObject({ conf: 'file 644 0:0' })
    // As many as are looked up by listing the folder.
    const many = Array.from({ length: 150 }, (_, number) => [`n${String(number)}`, 'x'] as const)
    expect(await sent('ours', '/etc', [...many, ['conf', 'newer']], true)).toMatchObject({ state: 'done' })
    expect(await facts('ours')).toMatchObject({ conf: 'file 4640 12:34', n149: 'file 644 0:0' })
    expect(await faultOf(sent('ours', '/etc', [...many, ['free', '']]))).toMatchObject({
      detail: { reason: 'exists', names: expect.toSatisfy((names: string[]) => names.length === 150) },
    })
  })

  test('into a full disk and into a read-only place fails in the engine’s words and says what arrived', async () => {
    await docker(
      'volume',
      'create',
      '--opt',
      'type=tmpfs',
      '--opt',
      'device=tmpfs',
      '--opt',
      'o=size=1m',
      'small',
    )
    const mounts = ['-v', 'small:/small', '-v', 'small:/frozen:ro']
    await docker('run', '-d', '--name', 'web-1', ...mounts, 'busybox', 'sleep', '1000')
    const full = await sent('web-1', '/small', [
      ['first', 'fits'],
      ['second', Buffer.alloc(3_000_000)],
      ['third', 'late'],
    ])
    expect(full).toMatchObject({
      state: 'failed',
      fault: {
        message: expect.stringContaining('no space left on device'),
        detail: { reason: 'disk-full', arrived: 1, files: 3, partial: ['second'] },
      },
    })
    const frozen = await sent('web-1', '/frozen', [['x', 'x']])
    expect(frozen).toMatchObject({ state: 'failed', fault: { detail: { reason: 'read-only' } } })
    await docker(
      'exec',
      'web-1',
      'sh',
      '-c',
      'rm /small/second; printf old > /small/edit; dd if=/dev/zero of=/small/fill bs=1k 2>/dev/null; true',
    )
    const before = await app.files.read({ id: 'web-1', path: '/small/edit' }, call)
    const edit = { id: 'web-1', path: '/small/edit', text: 'new'.repeat(100_000), version: before.version }
    expect(await faultOf(app.files.write(edit, call))).toMatchObject({ detail: { reason: 'disk-full' } })
    expect(await docker('exec', 'web-1', 'cat', '/small/edit')).toBe('old')
  })

  test('that is cancelled, or loses its engine or its container, ends and leaves nothing open', async () => {
    // One each: an engine lets no other question at a container pass while it copies out of it.
    await docker('run', '-d', '--name', 'web-2', 'busybox', 'sleep', '1000')
    const written = await docker('inspect', '--format', '{{.GraphDriver.Data.UpperDir}}', 'web-2')
    await docker('run', '-d', '--name', 'web-1', 'busybox', 'sleep', '1000')
    await docker('exec', 'web-1', 'dd', 'if=/dev/zero', 'of=/big', 'bs=1M', 'count=60')
    // A sink that takes one chunk and no more: the transfer hangs in its middle.
    const stuckDownload = async () => {
      const started = await app.files.download({ id: 'web-1', path: '/big' }, call)
      const sink = new PassThrough({ highWaterMark: 1 })
      const ending = app.transfers
        .takeDownload(started.ticket)
        ?.start(() => sink, staying)
        .catch(() => undefined)
      await app.taskUntil(started.taskId, ({ progress }) => (progress?.totalBytes ?? 0) > 0)
      return { ...started, ending }
    }
    const stuckUpload = async () => {
      const entries: UploadEntry[] = [{ kind: 'file', path: 'up', size: 1e9, modifiedAt: 0 }]
      const started = await app.files.upload({ id: 'web-2', path: '/', entries, overwrite: true }, call)
      const body = new PassThrough()
      body.write(Buffer.alloc(100_000))
      const ending = app.transfers
        .takeUpload(started.ticket)
        ?.start(body, staying)
        .catch(() => undefined)
      await app.taskUntil(started.taskId, ({ progress }) => (progress?.downloadedBytes ?? 0) > 0)
      return { ...started, ending }
    }
    const [down, up] = [await stuckDownload(), await stuckUpload()]
    expect(app.engine.diagnostics().openStreams).toBe(2)
    // The engine itself answers nothing about a container that it copies into.
    await expect.poll(() => existsSync(join(written, 'up')), patient).toBe(true)
    const left = { code: 'cancelled', detail: { arrived: 0, files: 1, partial: ['up'] } }
    for (const [{ taskId, ending }, told] of [
      [down, null],
      [up, left],
    ] as const) {
      app.tasks.cancel(taskId)
      expect(await app.ended(taskId)).toMatchObject({ state: 'cancelled', fault: told })
      await ending
    }
    await expect.poll(() => app.engine.diagnostics().openStreams, patient).toBe(0)

    const [lostDown, lostUp] = [await stuckDownload(), await stuckUpload()]
    await ground.engine.kill()
    for (const { taskId, ending } of [lostDown, lostUp]) {
      expect(await app.ended(taskId)).toMatchObject({ state: 'failed', fault: { code: 'unreachable' } })
      await ending
    }
    expect(await faultOf(list('web-1', '/'))).toMatchObject({ code: 'unreachable' })
    await ground.engine.start()
    await app.engine.ready(AbortSignal.timeout(30_000))

    await docker('rm', '--force', 'web-1')
    expect(await faultOf(app.files.download({ id: 'web-1', path: '/big' }, call))).toMatchObject({
      code: 'not-found',
    })
    const gone = app.files.upload(
      { id: 'web-1', path: '/', entries: [{ kind: 'folder', path: 'x' }], overwrite: false },
      call,
    )
    expect(await faultOf(gone)).toMatchObject({ code: 'not-found', detail: { kind: 'container' } })
  })
})

test('an edit keeps mode, owner and line ends, follows a link, and refuses what changed meanwhile', async () => {
  const make = `printf 'a\\r\\nb\\r\\n' > /etc/conf; chown 12:34 /etc/conf; chmod 4640 /etc/conf; ln -s /etc/conf /link; printf '\\000\\001' > /bin.dat`
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sleep', '1000')
  await docker('exec', 'web-1', 'sh', '-c', `${make}; printf '\\261\\350\\n' > /korean`)
  const read = (path: string) => app.files.read({ id: 'web-1', path }, call)
  const first = await read('/link')
  expect(first).toMatchObject({
    path: '/etc/conf',
    text: 'a\r\nb\r\n',
    lineEnding: 'crlf',
    encoding: 'utf-8',
    editable: true,
    mode: 0o4640,
    uid: 12,
    gid: 34,
  })
  const edit = { id: 'web-1', path: '/link', text: 'a\n안녕\n', version: first.version }
  const saved = await app.files.write(edit, call)
  const { version } = saved
  expect(saved.size).toBe(11)
  expect(await read('/link'), 'what a save tells is what is there').toMatchObject(saved)
  const told = await docker(
    'exec',
    'web-1',
    'sh',
    '-c',
    'stat -c "%a %u %g" /etc/conf; cat -v /etc/conf; readlink /link',
  )
  expect(told).toBe('4640 12 34\na^M\nM-lM-^UM-^HM-kM-^EM-^U^M\n/etc/conf')
  expect(await faultOf(app.files.write(edit, call))).toMatchObject({
    code: 'conflict',
    detail: { reason: 'file-changed' },
  })
  await docker('exec', 'web-1', 'sh', '-c', 'echo theirs > /etc/conf')
  expect(await faultOf(app.files.write({ ...edit, version }, call))).toMatchObject({
    detail: { reason: 'file-changed' },
  })
  expect(await docker('exec', 'web-1', 'cat', '/etc/conf')).toBe('theirs')
  expect(await read('/bin.dat')).toMatchObject({ text: null, editable: false })
  expect(await read('/korean')).toMatchObject({
    text: '김\n',
    encoding: 'euc-kr',
    editable: false,
  })
  expect(await faultOf(read('/etc'))).toMatchObject({ code: 'unsupported' })
})
