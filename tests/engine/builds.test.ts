import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { buildSentFolder, followBuild, putFiles } from '../support/build-folder.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
let folder = ''

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quayside-context-'))
  await docker('pull', '--quiet', 'busybox')
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await emptyEngine(docker)
})
afterAll(() => app.stop())

const put = (files: Readonly<Record<string, string>>) => putFiles(folder, files)

const options = (given: object = {}) => buildOptions.parse(given)

const start = (given: object = {}, more: { dockerfileText?: string } = {}) =>
  app.builds.build({ folder, options: options(given), agreedToSize: false, ...more }, call)

const follow = (taskId: string) => followBuild(app, taskId)

const imageId = (name: string) => docker('image', 'inspect', '--format', '{{.Id}}', name)

test('a context is what docker build sends of it: the builder finds every step of the CLI in its cache', async () => {
  put({
    Dockerfile: 'FROM busybox\nCOPY . /all\nCMD ["ls"]\n',
    '.dockerignore': [
      '# a comment',
      'Dockerfile',
      '.dockerignore',
      '*.log',
      '!keep.log',
      '**/cache',
      'node_modules',
      'docs/**/*.tmp',
      '!docs/a/b/important.tmp',
      '/rooted/',
      'brack[ae]t.txt',
      'Case.TXT',
      'one?.md',
    ].join('\n'),
    'app.log': 'x',
    'keep.log': 'kept',
    'deep/app.log': 'kept: a pattern without ** is of the top alone',
    'deep/cache/x': 'x',
    'node_modules/a/index.js': 'x',
    'docs/a/b/c.tmp': 'x',
    'docs/a/b/important.tmp': 'kept',
    'rooted/x': 'x',
    'below/rooted/x': 'kept',
    'bracket.txt': 'x',
    'brackat.txt': 'x',
    'brackit.txt': 'kept',
    'sum(1)+{a}.txt': 'x',
    'sum1a.txt': 'kept',
    'case.txt': 'kept',
    'one1.md': 'x',
    'one12.md': 'kept',
    '항구/배 한 척.txt': '안녕',
    [`${'long/'.repeat(30)}${'n'.repeat(90)}.txt`]: 'kept',
    'run.sh': '#!/bin/sh\n',
    'large.bin': 'z'.repeat(300_000),
  })
  mkdirSync(join(folder, 'empty'))
  chmodSync(join(folder, 'run.sh'), 0o755)
  symlinkSync('/etc/passwd', join(folder, 'out'))
  symlinkSync('keep.log', join(folder, 'in'))
  await docker('build', '--force-rm', '-t', 'theirs', folder)

  const summary = await app.builds.look({ folder, dockerfile: 'Dockerfile' }, call)
  const { taskId } = await start({ tags: ['ours'] })
  const report = await follow(taskId)

  expect(summary).toMatchObject({ links: 2, large: false, ignoreFile: '.dockerignore' })
  expect(summary.largest[0]).toEqual({ path: 'large.bin', bytes: 300_000 })
  expect(report.steps.map(({ state }) => state)).toEqual(['done', 'cached', 'cached'])
  expect(await imageId('ours')).toBe(await imageId('theirs'))
  const inside = await docker('run', '--rm', 'ours', 'sh', '-c', 'cd /all; find . -type f | wc -l; ls -l out')
  expect(inside).toMatch(/^13\n/)
  expect(inside).toContain('out -> /etc/passwd')
  expect((await app.ended(taskId)).result).toMatchObject({ kind: 'build', references: ['ours:latest'] })
})

test('stages, arguments, a target and labels: the shown command makes the same image', async () => {
  const text = [
    'ARG WHO=nobody',
    'FROM busybox AS tools',
    'ARG WHO',
    'ARG API_TOKEN',
    'RUN printf "\\033[32mhello $WHO\\033[0m\\nsecond\\n" && echo $WHO > /who',
    'FROM busybox AS app',
    'COPY --from=tools \\',
    '  /who /who',
    'FROM app',
    'RUN false',
  ].join('\n')
  put({ 'web.Dockerfile': text, 'web.Dockerfile.dockerignore': '*\n', 'never.txt': 'x' })
  const { taskId } = await start({
    tags: ['ours:1', 'team/ours'],
    dockerfile: 'web.Dockerfile',
    args: [
      { name: 'WHO', value: 'the 항구' },
      { name: 'API_TOKEN', value: 'hush' },
    ],
    target: 'app',
    labels: { maker: 'test' },
    pull: true,
  })
  const { steps, lines, stages } = await follow(taskId)
  const task = await app.ended(taskId)

  expect(task.state).toBe('done')
  expect(stages).toEqual([
    { index: 0, name: 'tools', base: 'busybox', uses: [] },
    { index: 1, name: 'app', base: 'busybox', uses: [0] },
  ])
  const run = steps.find(({ instruction }) => instruction.startsWith('RUN printf'))
  expect(run).toMatchObject({ stage: 0, state: 'done', layer: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(lines[run?.id ?? -1]).toEqual(['\u001B[32mhello the 항구\u001B[0m', 'second'])
  expect(steps.every(({ startedAt, endedAt }) => startedAt !== null && endedAt !== null)).toBe(true)

  const asShown = task.command.map((word) => word.replace(/^(team\/)?ours/, '$1twin'))
  await docker(...asShown.slice(1))
  expect(await imageId('twin:1')).toBe(await imageId('ours:1'))
  expect(await imageId('team/twin')).toBe(await imageId('team/ours'))
  const [remembered] = await app.builds.history(undefined, call)
  expect(remembered).toMatchObject({ result: 'done', local: true, folder, imageId: await imageId('ours:1') })
  expect(JSON.stringify(remembered)).not.toContain('hush')
  await app.builds.forget({ id: remembered?.id ?? '' }, call)
  expect((await app.builds.history(undefined, call)).map(({ id }) => id)).not.toContain(remembered?.id)
})

test('an edited Dockerfile is built without being saved, and saved only over what was read', async () => {
  put({ Dockerfile: 'FROM busybox\nRUN false\n' })
  const place = { folder, dockerfile: 'Dockerfile' }
  const read = await app.builds.readDockerfile(place, call)
  const { taskId } = await start({ tags: ['edited'] }, { dockerfileText: 'FROM busybox\nCMD ["true"]\n' })
  expect((await app.ended(taskId)).state).toBe('done')
  expect(await app.builds.readDockerfile(place, call)).toEqual(read)

  const saved = await app.builds.saveDockerfile(
    { ...place, text: 'FROM scratch\n', version: read.version },
    call,
  )
  expect(await app.builds.readDockerfile(place, call)).toEqual(saved)
  const late = app.builds.saveDockerfile({ ...place, text: 'FROM x\n', version: read.version }, call)
  expect(await faultOf(late)).toMatchObject({ code: 'conflict', detail: { reason: 'dockerfile-changed' } })
})

test('what cannot be built says what is wrong and leaves nothing behind', async () => {
  put({ Dockerfile: 'FROM busybox\nRUN echo one; echo two >&2; exit 7\n', wrong: 'FROM busybox\n\nRUNN x\n' })
  const failing = await start({ tags: ['failing'] })
  const { steps, lines } = await follow(failing.taskId)
  expect((await app.ended(failing.taskId)).fault).toMatchObject({
    code: 'engine-error',
    detail: { reason: 'build-step', step: 2, exitCode: 7 },
  })
  expect(steps.at(-1)).toMatchObject({ state: 'failed', exitCode: 7 })
  expect(lines[1]?.join()).toMatch(/two.*one|one.*two/)
  expect(await docker('ps', '--all', '--quiet')).toBe('')
  const [remembered] = await app.builds.history(undefined, call)
  expect(remembered).toMatchObject({ result: 'failed', fault: { detail: { step: 2 } } })
  expect(remembered?.lastLines.join()).toMatch(/two.*one|one.*two/)

  const wrong = await start({ dockerfile: 'wrong' })
  expect((await app.ended(wrong.taskId)).fault).toMatchObject({
    code: 'bad-input',
    detail: { reason: 'dockerfile', line: 3, name: 'wrong' },
  })

  put({
    heredoc: 'FROM busybox\n\nRUN <<EOF\necho one\nEOF\n',
    mount: 'FROM busybox\nRUN --mount=type=cache,target=/x true\n',
    copy: 'FROM busybox\nCOPY a/missing.txt /z\n',
    link: 'FROM busybox\nCOPY --link mount /\n',
  })
  const refused = async (dockerfile: string) => (await app.ended((await start({ dockerfile })).taskId)).fault
  expect(await refused('copy')).toMatchObject({ detail: { reason: 'copy-missing', name: 'a/missing.txt' } })
  expect(await refused('heredoc')).toMatchObject({ detail: { reason: 'buildkit-only', line: 3 } })
  expect(await refused('mount')).toMatchObject({ detail: { reason: 'buildkit-only' } })
  expect(await refused('link')).toMatchObject({ detail: { reason: 'buildkit-only' } })

  symlinkSync('/etc/hostname', join(folder, 'outside'))
  const look = (dockerfile: string) => faultOf(app.builds.look({ folder, dockerfile }, call))
  expect(await look('outside')).toMatchObject({ code: 'bad-input', detail: { reason: 'dockerfile-outside' } })
  put({ 'web.Dockerfile': '' })
  expect(await look('none')).toMatchObject({
    detail: { reason: 'no-dockerfile', name: 'none', names: ['Dockerfile', 'web.Dockerfile'] },
  })
  put({ '.dockerignore': 'fine\n[z-\n' })
  expect(await look('wrong')).toMatchObject({ detail: { reason: 'ignore-pattern', line: 2 } })
  rmSync(join(folder, '.dockerignore'))

  put({ huge: '' })
  truncateSync(join(folder, 'huge'), 5_000_000_000)
  expect(await app.builds.look({ folder, dockerfile: 'wrong' }, call)).toMatchObject({ large: true })
  expect(await faultOf(start())).toMatchObject({
    code: 'conflict',
    detail: { reason: 'large-context', bytes: expect.any(Number) },
  })
})

test('a cancel ends the build at the engine, and an engine that dies in the middle is said to', async () => {
  put({ Dockerfile: 'FROM busybox\nRUN echo begun; sleep 600\n' })
  const begun = async (taskId: string) => {
    for await (const news of await app.builds.follow({ taskId }, call))
      if (news.output.some(({ lines }) => lines.includes('begun'))) return
  }
  const cancelled = await start({ tags: ['never'] })
  await begun(cancelled.taskId)
  await app.system.cancelTask(cancelled, call)
  expect((await app.ended(cancelled.taskId)).state).toBe('cancelled')
  expect((await follow(cancelled.taskId)).steps.at(-1)?.state).toBe('cancelled')
  await expect.poll(() => docker('ps', '--all', '--quiet')).toBe('')

  const killed = await start({ tags: ['never'] })
  await begun(killed.taskId)
  await ground.engine.kill()
  // It is told long after: of an engine that went away, and of no step that failed.
  const lost = { code: 'unreachable', message: '', detail: { reason: 'went-away' } }
  expect((await app.ended(killed.taskId)).fault).toMatchObject(lost)
  expect((await follow(killed.taskId)).steps.at(-1)?.state).toBe('cancelled')
  const [remembered] = await app.builds.history(undefined, call)
  expect(remembered).toMatchObject({ result: 'failed', fault: lost })
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  expect(app.engine.diagnostics().openStreams).toBe(0)
  expect(await docker('images', '--quiet', 'never')).toBe('')
})

test('a folder that a page sends is sifted by the same rules and built from its bytes, also when the page is left', async () => {
  const files = {
    Dockerfile: 'FROM busybox\nCOPY . /all\nRUN sleep 1\n',
    '.dockerignore': '*.log\n',
    'a/한.txt': '하나',
    'x.log': 'no',
  }
  const { summary, kept, sent, task } = await buildSentFolder(app, {
    files,
    folders: ['empty/deep', 'cache.log'],
    dockerfileText: files.Dockerfile,
    options: options({ tags: ['sent'] }),
  })
  expect(kept).toEqual(['.dockerignore', 'a/한.txt'])
  expect(summary).toMatchObject({ files: 3, ignoreFile: '.dockerignore', dockerfiles: ['Dockerfile'] })
  expect(sent).toMatchObject({ state: 'running' })
  expect(task).toMatchObject({ state: 'done', command: ['docker', 'build', '--force-rm', '-t', 'sent', '.'] })
  expect(
    await docker(
      'run',
      '--rm',
      'sent',
      'sh',
      '-c',
      'cd /all; (find . -type f; ls -d ./empty/* *.log 2>/dev/null) | sort; cat a/한.txt',
    ),
  ).toBe('./.dockerignore\n./Dockerfile\n./a/한.txt\n./empty/deep\n하나')
})
