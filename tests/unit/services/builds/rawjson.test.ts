import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildkitFault } from '../../../../src/main/services/builds/buildkit-fault.ts'
import { createRawJsonDecoder } from '../../../../src/main/services/builds/rawjson-decoder.ts'
import { createRawJsonLines } from '../../../../src/main/services/builds/rawjson-lines.ts'
import { createReport } from '../../../../src/main/services/builds/report.ts'
import { veilFor } from '../../../../src/main/services/builds/veil.ts'

const veil = veilFor({ args: [{ name: 'API_TOKEN', value: 'hush-hush' }] })

/** A stream as buildx 0.13.1 printed it for engine 20.10, in pieces of `size` bytes. */
function heard(name: string, size = 1000) {
  const bytes = readFileSync(new URL(`../fixtures/rawjson/${name}.rawjson`, import.meta.url))
  const report = createReport('buildx')
  const lines = createRawJsonLines(report, veil)
  const decoder = createRawJsonDecoder()
  const words: string[] = []
  const all = []
  for (let at = 0; at < bytes.length; at += size) all.push(...decoder.push(bytes.subarray(at, at + size)))
  for (const line of [...all, ...decoder.finish()])
    if (line.ok) expect(lines.take(line.value)).toBe(true)
    else words.push(line.text)
  const { steps, stages } = report.current()
  const states = steps.map(({ instruction, state }) => `${state} ${instruction}`)
  const output = steps.flatMap(({ id }) => report.lastLines(id, 9))
  return { steps, stages, states, output, words, fault: buildkitFault({ failure: lines.failure(), words }) }
}

describe('what buildx really prints', () => {
  test.each([1, 7, 1000])('stages, steps and coloured output, in pieces of %d bytes', (size) => {
    const { steps, stages, states, output, words } = heard('built', size)
    expect(words).toEqual([])
    expect(stages).toEqual([
      { index: 0, name: 'tools', base: 'docker.io/library/busybox', uses: [] },
      { index: 1, name: null, base: '', uses: [0] },
    ])
    expect(states).toEqual([
      'done [internal] load build definition from Dockerfile',
      'done [internal] load .dockerignore',
      'done [internal] load metadata for docker.io/library/busybox:latest',
      'cached FROM docker.io/library/busybox',
      String.raw`done RUN printf "\033[32mhello 항구\033[0m\nsecond" && echo •••••• > /dev/null && echo me > /who`,
      'cached COPY --from=tools /who /who',
      'done [internal] load build context',
      'done COPY . /all',
      'done exporting to image',
    ])
    expect(steps.find(({ instruction }) => instruction === '[internal] load build context')?.moved).toEqual({
      current: expect.any(Number),
      total: null,
    })
    expect(output).toEqual(['\u001B[32mhello 항구\u001B[0m', 'second'])
    expect(steps.every(({ startedAt, endedAt }) => (endedAt ?? 0) >= (startedAt ?? Infinity))).toBe(true)
  })

  test('a base that two stages share makes neither of them the other\u2019s, and order follows what is taken', () => {
    const { stages } = heard('cached')
    expect(stages.map(({ name, uses }) => [name, uses])).toEqual([
      ['tools', []],
      [null, [1]],
    ])
  })

  test('what comes from the cache is marked', () => {
    expect(heard('cached').states.filter((state) => state.startsWith('cached'))).toHaveLength(3)
  })

  test('a command that fails is named with its code and has its lines', () => {
    const { fault, output, states } = heard('failed-step')
    expect(fault).toMatchObject({
      code: 'engine-error',
      detail: { reason: 'build-step', instruction: 'RUN echo one; echo two >&2; exit 7', exitCode: 7 },
    })
    expect(output.toSorted()).toEqual(['one', 'two'])
    expect(states.at(-1)).toBe('failed RUN echo one; echo two >&2; exit 7')
  })

  test('a cancel ends the step and fails none', () => {
    expect(heard('cancelled').states.at(-1)).toBe('cancelled RUN echo begun; sleep 432')
  })

  test.each([
    ['syntax', { code: 'bad-input', detail: { reason: 'dockerfile', line: 3 } }],
    [
      'no-base',
      { code: 'not-found', detail: { kind: 'manifest', name: 'docker.io/library/busybox:nosuch' } },
    ],
    ['engine-killed', { code: 'unreachable' }],
  ])('%s is told for what it is', (name, fault) => {
    expect(heard(name).fault).toMatchObject(fault)
  })
})

test('an object on one line and the words of the CLI are told apart, also at the end', () => {
  const decoder = createRawJsonDecoder()
  const bytes = Buffer.from('{"logs":[]}\nERROR: no\n\n{\n  "logs": [\n    {\n    }\n  ]\n}\nlast')
  expect([...decoder.push(bytes), ...decoder.finish()]).toEqual([
    { ok: true, value: { logs: [] } },
    { ok: false, text: 'ERROR: no' },
    { ok: true, value: { logs: [{}] } },
    { ok: false, text: 'last' },
  ])
})

const base = (message: string) =>
  buildkitFault({
    failure: { instruction: '[internal] load metadata for x', message, exitCode: null },
    words: [],
  })
const cli = (said: string) => buildkitFault({ failure: null, words: [said] })

test.each([
  [
    base('pulling from host localhost:5000 failed with status code [manifests 1]: 401 Unauthorized'),
    'unauthorized',
  ],
  [
    base(
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
    'unauthorized',
  ],
  [
    base(
      'failed to do request: Head "http://localhost:1/v2/x/manifests/1": dial tcp 127.0.0.1:1: connect: connection refused',
    ),
    'registry-unreachable',
  ],
  [cli('ERROR: failed to solve: target stage "zzz" could not be found'), 'bad-input'],
  [cli('ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN'), 'bad-input'],
  [
    cli('ERROR: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?'),
    'unreachable',
  ],
  [cli('ERROR: failed to solve: write /x: no space left on device'), 'engine-error'],
])('%o', ({ code }, expected) => {
  expect(code).toBe(expected)
})

test.each([
  'failed to compute cache key: "/a b.txt" not found: not found',
  'failed to compute cache key: failed to calculate checksum of ref 3xq::x7k: "/a b.txt": not found',
])('a file that COPY does not find is named, unless it is a stage that lacks it: %s', (message) => {
  const failing = (instruction: string) =>
    buildkitFault({ failure: { instruction, message, exitCode: null }, words: [] })
  expect(failing('COPY "a b.txt" /x')).toMatchObject({
    code: 'bad-input',
    detail: { reason: 'copy-missing', name: 'a b.txt' },
  })
  expect(failing('COPY --from=tools "/a b.txt" /x').detail).toMatchObject({ reason: 'build-step' })
})
