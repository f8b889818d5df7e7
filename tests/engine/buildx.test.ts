import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import type { BuildStep } from '#shared/contract/builds.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { buildxMissing } from '../support/buildx.ts'
import { buildSentFolder, followBuild, putFiles } from '../support/build-folder.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { processesOf, signal } from '../support/processes.ts'

const { docker } = ground
const missing = await buildxMissing(ground)
const app = startApp(ground.environment)
let folder = ''

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(20_000))
})
beforeEach(async ({ skip }) => {
  if (missing !== null) return skip(missing)
  folder = mkdtempSync(join(tmpdir(), 'quayside-buildx-'))
  await docker('pull', '--quiet', 'busybox')
})
afterEach(async () => {
  if (missing !== null) return
  // A step outlives an engine that was killed.
  for (const pid of processesOf(folder)) signal(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await emptyEngine(docker)
  await docker('builder', 'prune', '--all', '--force')
})
afterAll(() => app.stop())

const put = (files: Readonly<Record<string, string>>) => putFiles(folder, files)

const options = (given: object = {}) => buildOptions.parse({ builder: 'buildx', ...given })

const start = (given: object = {}) =>
  app.builds.build({ folder, options: options(given), agreedToSize: false }, call)

const follow = (taskId: string) => followBuild(app, taskId)

const imageId = (name: string) => docker('image', 'inspect', '--format', '{{.Id}}', name)
const stateOf = (steps: readonly BuildStep[], begin: string) =>
  steps.find(({ instruction }) => instruction.startsWith(begin))?.state

test('stages, arguments, a target and labels: the shown command makes the same image', async () => {
  put({
    'web.Dockerfile': [
      'FROM busybox AS tools',
      'ARG WHO',
      'ARG API_TOKEN',
      String.raw`RUN printf "\033[32mhello $WHO\033[0m\nsecond\n" && echo "$WHO" > /who && test "$API_TOKEN" = hush-hush`,
      'FROM busybox AS app',
      'COPY --from=tools /who /who',
      'COPY . /all',
      'FROM app',
      'RUN false',
    ].join('\n'),
    'web.Dockerfile.dockerignore': '*.log\n',
    'never.log': 'x',
    'a/한.txt': '하나',
  })
  const asked = {
    tags: ['ours:1', 'team/ours'],
    dockerfile: 'web.Dockerfile',
    args: [
      { name: 'WHO', value: 'the 항구 = home' },
      { name: 'API_TOKEN', value: 'hush-hush' },
    ],
    target: 'app',
    platform: 'linux/amd64',
    labels: { maker: 'test' },
    pull: true,
  }
  const { taskId } = await start(asked)
  const { steps, lines, stages } = await follow(taskId)
  const task = await app.ended(taskId)

  expect(task).toMatchObject({ state: 'done', result: { references: ['ours:1', 'team/ours:latest'] } })
  // Whichever of them BuildKit told first.
  expect(stages.map(({ name }) => name)).toEqual(['tools', 'app'])
  expect(stages.map(({ uses }) => uses)).toEqual([[], [stages[0]?.index]])
  expect(stateOf(steps, 'RUN printf')).toBe('done')
  expect(lines.flat()).toEqual(['\u001B[32mhello the 항구 = home\u001B[0m', 'second'])
  expect(steps.every(({ startedAt, endedAt }) => startedAt !== null && endedAt !== null)).toBe(true)
  expect(task.result).toMatchObject({ imageId: await imageId('ours:1') })
  const inside = await docker('run', '--rm', 'ours:1', 'sh', '-c', 'cat /who; find /all -type f | sort')
  expect(inside).toBe('the 항구 = home\n/all/a/한.txt\n/all/web.Dockerfile\n/all/web.Dockerfile.dockerignore')

  const [remembered] = await app.builds.history(undefined, call)
  expect(remembered).toMatchObject({ result: 'done', builder: 'buildx', imageId: await imageId('ours:1') })
  expect(JSON.stringify(remembered)).not.toContain('hush-hush')
  const asShown = task.command.map((word) => word.replace(/^(team\/)?ours/, '$1twin'))
  await docker(...asShown.slice(1))
  expect(await imageId('team/twin')).toBe(await imageId('ours:1'))

  const again = await follow((await start(asked)).taskId)
  expect([stateOf(again.steps, 'RUN printf'), stateOf(again.steps, 'COPY .')]).toEqual(['cached', 'cached'])
})

test('what a page sends goes by standard input; the bytes of a FROM that is downloaded are told at its step', async () => {
  await docker('rmi', 'busybox')
  const files = {
    Dockerfile: `FROM ${ground.registry}/team/app:1.0\nCOPY . /all\n`,
    '.dockerignore': '*.log\n',
    'a/한.txt': '하나',
    'x.log': 'no',
  }
  const dockerfileText = `${files.Dockerfile}CMD ["sh", "-c", "cat /all/a/*; ls -d /all/empty"]\n`
  const { task } = await buildSentFolder(app, {
    files,
    folders: ['empty'],
    dockerfileText,
    options: options({ tags: ['sent'] }),
  })
  expect(task).toMatchObject({ state: 'done' })
  expect(await docker('run', '--rm', 'sent')).toBe('하나/all/empty')
  const from = (await follow(task.id)).steps.find(({ instruction }) => instruction.startsWith('FROM'))
  expect(from?.moved?.current).toBeGreaterThan(500_000)
  expect(from?.moved?.total).toBe(from?.moved?.current)
})

test('what cannot be built says what is wrong', async () => {
  const faultOf = async (dockerfile: string) => {
    put({ Dockerfile: dockerfile })
    return (await app.ended((await start()).taskId)).fault
  }
  expect(await faultOf('FROM busybox\nRUN echo one; echo two >&2; exit 7\n')).toMatchObject({
    code: 'engine-error',
    detail: { reason: 'build-step', instruction: 'RUN echo one; echo two >&2; exit 7', exitCode: 7 },
  })
  const [remembered] = await app.builds.history(undefined, call)
  expect(remembered?.lastLines.toSorted()).toEqual(['one', 'two'])
  expect(await faultOf('FROM busybox\n\nRUNN x\n')).toMatchObject({
    code: 'bad-input',
    detail: { reason: 'dockerfile', line: 3 },
  })
  expect(await faultOf(`FROM ${ground.loginRegistry}/team/secret\n`)).toMatchObject({ code: 'unauthorized' })
  expect(await faultOf('FROM localhost:1/away\n')).toMatchObject({ code: 'registry-unreachable' })
})

test('a cancel ends the build at the engine, and an engine that dies in the middle is said to', async () => {
  // Its own command line tells the step's process, and the CLI's: both name the folder.
  put({ 'cli/Dockerfile': `FROM busybox\nRUN echo begun; sleep 600; : ${folder}/\n` })
  const begun = async () => {
    const { taskId } = await start({ tags: ['never'], dockerfile: 'cli/Dockerfile', noCache: true })
    for await (const news of await app.builds.follow({ taskId }, call))
      if (news.output.some(({ lines }) => lines.includes('begun'))) break
    expect(processesOf(folder).length).toBeGreaterThan(1)
    return taskId
  }
  const cancelled = await begun()
  await app.system.cancelTask({ taskId: cancelled }, call)
  expect((await app.ended(cancelled)).state).toBe('cancelled')
  expect(stateOf((await follow(cancelled)).steps, 'RUN')).toBe('cancelled')
  await expect.poll(() => processesOf(folder)).toEqual([])

  const killed = await begun()
  await ground.engine.kill()
  expect((await app.ended(killed)).fault).toMatchObject({
    code: 'unreachable',
    detail: { reason: 'went-away' },
  })
  expect(stateOf((await follow(killed)).steps, 'RUN')).toBe('cancelled')
  await ground.engine.start()
  await app.engine.ready(AbortSignal.timeout(30_000))
  await expect.poll(() => processesOf(`${folder}/cli`)).toEqual([])
  expect(app.engine.diagnostics().openStreams).toBe(0)
  expect(await docker('images', '--quiet', 'never')).toBe('')
})
