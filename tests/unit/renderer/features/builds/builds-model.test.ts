import { expect, test } from 'vitest'
import type { BuildStep } from '#shared/contract/builds.ts'
import { rest as enRest } from '#shared/locales/en/rest.ts'
import { examples } from '../../../../../src/renderer/features/builds/editor/help.ts'
import { instructionOn, stageNames } from '../../../../../src/renderer/features/builds/editor/parse.ts'
import type { PastBuild } from '#shared/contract/builds.ts'
import { buildOptions } from '#shared/contract/builds.ts'
import {
  buildAgain,
  chooseSource,
  useBuildState,
} from '../../../../../src/renderer/features/builds/build-state.ts'
import { firstDockerfile, writeFirst } from '../../../../../src/renderer/features/builds/first-dockerfile.ts'
import { isPlatform, optionsOf } from '../../../../../src/renderer/features/builds/start-build.ts'
import { problemsOf } from '../../../../../src/renderer/features/builds/editor/problems.ts'
import { withNews } from '../../../../../src/renderer/features/builds/use-build-news.ts'

const kindsOf = (text: string) => problemsOf(text).map(({ kind, severe, from }) => [kind, severe, from.line])

const step = (id: number, state: BuildStep['state']): BuildStep => ({
  id,
  stage: 0,
  instruction: `RUN ${String(id)}`,
  state,
  startedAt: 1,
  endedAt: null,
  layer: null,
  exitCode: null,
  moved: null,
  lines: 1,
})

test('stages and the instruction at the cursor are found, over continued lines too', () => {
  const text = 'FROM a AS one\nRUN x \\\n  && y\n# c\nFROM b as two\nFROM c'
  expect(stageNames(text)).toEqual(['one', 'two'])
  expect([0, 2, 3, 4].map((line) => instructionOn(text, line))).toEqual(['FROM', 'RUN', null, 'FROM'])
  expect(stageNames('')).toEqual([])
})

test('common mistakes are found at their place, each with a kind that we have a sentence for', () => {
  expect(kindsOf('FROM a\nRUNN x')).toEqual([['unknown', true, 1]])
  expect(kindsOf('RUN x')).toEqual([['noFrom', true, 0]])
  expect(kindsOf('FROM a\nMAINTAINER me')).toEqual([['maintainer', false, 1]])
  expect(kindsOf("FROM a\nCMD ['x']")).toEqual([['singleQuotes', false, 1]])
  expect(kindsOf('FROM a\nCMD x\nCMD y').map(([kind]) => kind)).toContain('several')
  expect(kindsOf('FROM a\nEXPOSE x\nCOPY --frm=a b c\nHEALTHCHECK x\nENV A')).toEqual([
    ['port', true, 1],
    ['flag', true, 2],
    ['healthcheck', true, 3],
    ['argumentMissing', true, 4],
  ])
  expect(kindsOf('FROM a AS x\nFROM b AS x').map(([kind]) => kind)).toContain('stageTwice')
  expect(kindsOf('FROM a\nWORKDIR b')).toEqual([['workdir', false, 1]])
})

test('what BuildKit alone understands is told where the classic builder builds', () => {
  const text = `FROM a AS one
RUN <<EOF
echo $((1<<3)) <<<x
EOF
RUN --mount=type=cache,target=/x cat <<-'two' > /y && \\
  true
two
COPY --link --from=one <<f /x
f
FROM a
COPY --chmod=755 --chown=1 b c`
  const found = problemsOf(text, 'classic').filter(({ kind }) => kind === 'buildkit')
  expect(found.map(({ message, from }) => [message, from.line])).toEqual([
    ['<<EOF', 1],
    ['--mount', 4],
    ['<<two', 4],
    ['--link', 7],
    ['<<f', 7],
    ['--chmod', 10],
  ])
  expect(problemsOf(text).filter(({ kind }) => kind === 'buildkit')).toEqual([])
})

test('every example of the help is itself without a mistake', () => {
  for (const [word, example] of Object.entries(examples))
    expect([word, problemsOf(word === 'FROM' ? example : `FROM a\n${example}`)]).toEqual([word, []])
  expect(Object.keys(enRest.builds.help)).toEqual(['title', ...Object.keys(examples)])
})

test('news of a build change the steps that are known and add those that are new', () => {
  const empty = { taskId: 't', builder: null, stages: [], steps: [], output: new Map(), gone: false }
  const first = withNews(empty, {
    builder: 'classic',
    stages: [],
    steps: [step(0, 'running')],
    output: [{ step: 0, lines: ['a'] }],
  })
  const then = withNews(first, {
    builder: 'classic',
    stages: [],
    steps: [step(0, 'done'), step(1, 'running')],
    output: [{ step: 0, lines: ['b'] }],
  })
  expect(then.steps.map(({ state }) => state)).toEqual(['done', 'running'])
  expect(then.output.get(0)).toEqual(['a', 'b'])
  expect(first.output.get(0)).toEqual(['a'])
})

test('a builder of the history that is gone is not asked for', () => {
  const { form } = useBuildState.getState()
  expect(optionsOf({ ...form, builder: 'buildx' }, 'classic').builder).toBe('classic')
  expect(optionsOf({ ...form, builder: 'classic' }, 'buildx').builder).toBe('classic')
  expect(optionsOf(form, 'buildx').builder).toBe('buildx')
})

test('a platform is written as the pull dialog takes it, and no sign of it is eaten', () => {
  expect(['', ' linux/amd64', 'linux/arm/v7', 'Linux/ARM64 v8', 'linux//x'].map(isPlatform)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('a build of the history is filled in again: an open folder of its name stays, and another is asked for', () => {
  const options = buildOptions.parse({ tags: ['a:1'], dockerfile: 'web.Dockerfile' })
  const past: PastBuild = {
    id: '1',
    startedAt: 1,
    endedAt: 2,
    result: 'done',
    folder: 'harbour',
    local: false,
    options,
    builder: 'classic',
    imageId: null,
    fault: null,
    steps: [],
    lastLines: [],
  }
  const open = { kind: 'files', name: 'harbour', files: new Map(), folders: [] } as const
  chooseSource({ ...open, name: 'other' })
  buildAgain(past)
  expect(useBuildState.getState()).toMatchObject({ source: null, awaited: 'harbour' })
  chooseSource(open)
  expect(useBuildState.getState()).toMatchObject({
    source: open,
    awaited: null,
    form: { tag: 'a:1', dockerfile: 'web.Dockerfile' },
  })
  buildAgain(past)
  expect(useBuildState.getState()).toMatchObject({ source: open, awaited: null })
  buildAgain({ ...past, local: true, folder: '/srv/harbour' })
  expect(useBuildState.getState().source).toEqual({ kind: 'folder', folder: '/srv/harbour' })
})

test('a folder without a Dockerfile gets one on the page, without a mistake in it', async () => {
  const folder = {
    kind: 'files',
    name: 'none',
    files: new Map([['a', new File(['a'], 'a')]]),
    folders: [],
  } as const
  chooseSource(folder)
  const { serial } = useBuildState.getState()
  expect(await writeFirst(folder, 'Dockerfile')).toBeNull()
  const now = useBuildState.getState()
  expect(now.serial).toBe(serial + 1)
  const files = now.source?.kind === 'files' ? now.source.files : new Map<string, File>()
  expect([...files.keys()]).toEqual(['a', 'Dockerfile'])
  expect(await files.get('Dockerfile')?.text()).toBe(firstDockerfile)
  expect(problemsOf(firstDockerfile, 'classic')).toEqual([])
})
