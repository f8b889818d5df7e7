import { describe, expect, test } from 'vitest'
import { createClassicLines } from '../../../../src/main/services/builds/classic-lines.ts'
import { createRawJsonLines } from '../../../../src/main/services/builds/rawjson-lines.ts'
import { createReport } from '../../../../src/main/services/builds/report.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

const said = (lines: readonly unknown[]) => {
  const report = createReport('classic')
  const reader = createClassicLines(report)
  for (const [at, line] of lines.entries()) reader.take(line, 1000 + at)
  return { report, reader }
}

/** What a COPY that fails with that message is told as. */
const copyFailing = (message: string) =>
  said([
    { stream: 'Step 1/2 : FROM busybox' },
    { stream: 'Step 2/2 : COPY . .' },
    { errorDetail: { message } },
  ]).reader.failure()

describe('the classic builder', () => {
  test('a step that a program prints is output, and so is a layer that is none', () => {
    const { report } = said([
      { stream: 'Step 1/2 : FROM busybox' },
      { stream: '\n' },
      { stream: ' ---> 0123456789ab\n' },
      { stream: 'Step 2/2 : RUN fake' },
      { stream: ' ---> Running in 0123456789ab\n' },
      { stream: 'Step 2/2 : RUN not me\n' },
      { stream: 'Step 3/9 : RUN nor me\n' },
      { stream: ' ---> no layer\n' },
    ])
    expect(report.current().steps.map(({ instruction }) => instruction)).toEqual(['FROM busybox', 'RUN fake'])
    expect(report.lastLines(1, 9)).toEqual([
      'Step 2/2 : RUN not me',
      'Step 3/9 : RUN nor me',
      ' ---> no layer',
    ])
  })

  test('a pull within it is told in words and bytes, and not in bars', () => {
    const { report } = said([
      { stream: 'Step 1/2 : FROM nginx' },
      { status: 'Pulling from library/nginx', id: 'latest' },
      { status: 'Downloading', id: 'abc', progressDetail: { current: 1, total: 2 } },
      { status: 'Downloading', id: 'def', progressDetail: { current: 5, total: 10 } },
      { status: 'Extracting', id: 'abc', progressDetail: { current: 1, total: 2 } },
      { status: 'Pull complete', id: 'abc', progressDetail: {} },
      { stream: 'Step 2/2 : RUN x' },
    ])
    expect(report.lastLines(0, 9)).toEqual(['latest: Pulling from library/nginx', 'abc: Pull complete'])
    expect(report.current().steps.map(({ moved }) => moved)).toEqual([{ current: 7, total: 12 }, null])
  })

  test('a full disk in a step is told as such, and a step that failed by its number', () => {
    expect(copyFailing('write /data/big: no space left on device')).toMatchObject({
      step: 1,
      fault: { detail: { reason: 'disk-full' } },
    })
    expect(copyFailing('COPY failed: no source files were specified')).toMatchObject({
      fault: { detail: { reason: 'build-step', step: 2 } },
    })
  })

  test('an id without its algorithm gets it', () => {
    const id = 'a1'.repeat(32)
    expect(said([{ aux: { ID: id } }]).reader.imageId()).toBe(`sha256:${id}`)
  })

  test('a registry that refuses is told as such, and not as a step that failed', () => {
    const { reader } = said([
      { stream: 'Step 1/1 : FROM me/private' },
      {
        errorDetail: {
          message:
            "pull access denied for me/private, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
        },
        error: 'pull access denied',
      },
    ])
    expect(reader.failure()).toMatchObject({ step: 0, fault: { code: 'unauthorized' } })
    expect(reader.imageId()).toBeNull()
  })
})

describe('BuildKit as rawjson', () => {
  // The shapes of buildx 0.19 and later: SolveStatus in lower case, each vertex told again with every change.
  const lines = [
    '{"vertexes":[{"digest":"sha256:a0","name":"[internal] load build definition from Dockerfile","started":"2026-08-06T11:13:41.2Z"}]}',
    '{"statuses":[{"id":"transferring dockerfile:","vertex":"sha256:a0","current":29,"timestamp":"2026-08-06T11:13:41.3Z"}]}',
    '{"vertexes":[{"digest":"sha256:a0","name":"[internal] load build definition from Dockerfile","started":"2026-08-06T11:13:41.2Z","completed":"2026-08-06T11:13:41.4Z"}]}',
    '{"vertexes":[{"digest":"sha256:b1","name":"[build 1/2] FROM docker.io/library/busybox@sha256:7c06","cached":true,"started":"2026-08-06T11:13:42Z","completed":"2026-08-06T11:13:42Z"},{"digest":"sha256:b2","inputs":["sha256:b1"],"name":"[linux/amd64 build 2/2] RUN make"},{"digest":"sha256:c1","inputs":["sha256:b2"],"name":"[stage-1 2/3] COPY --from=build /out /out"},{"digest":"sha256:c2","inputs":["sha256:c1"],"name":"[linux/amd64 stage-1 3/3] RUN false"}]}',
    '{"vertexes":[{"digest":"sha256:b2","inputs":["sha256:b1"],"name":"[linux/amd64 build 2/2] RUN make","started":"2026-08-06T11:13:42Z"}]}',
    `{"logs":[{"vertex":"sha256:b2","stream":1,"data":"${Buffer.from('한').subarray(0, 2).toString('base64')}","timestamp":"2026-08-06T11:13:43Z"}]}`,
    `{"logs":[{"vertex":"sha256:b2","stream":1,"data":"${Buffer.concat([Buffer.from('한').subarray(2), Buffer.from(' \u001B[32mok\u001B[0m\nhalf')]).toString('base64')}","timestamp":"2026-08-06T11:13:43Z"}]}`,
    '{"vertexes":[{"digest":"sha256:b2","inputs":["sha256:b1"],"name":"[linux/amd64 build 2/2] RUN make","started":"2026-08-06T11:13:42Z","completed":"2026-08-06T11:13:44Z"}]}',
    '{"vertexes":[{"digest":"sha256:c2","inputs":["sha256:c1"],"name":"[linux/amd64 stage-1 3/3] RUN false","started":"2026-08-06T11:13:45Z"}]}',
    `{"logs":[{"vertex":"sha256:c2","stream":2,"data":"${base64('why\n')}","timestamp":"2026-08-06T11:13:45Z"}]}`,
    '{"vertexes":[{"digest":"sha256:c2","inputs":["sha256:c1"],"name":"[linux/amd64 stage-1 3/3] RUN false","started":"2026-08-06T11:13:45Z","completed":"2026-08-06T11:13:46Z","error":"process \\"/bin/sh -c false\\" did not complete successfully: exit code: 1"}]}',
    '{"vertexes":[{"digest":"sha256:c1","inputs":["sha256:b2"],"name":"[stage-1 2/3] COPY --from=build /out /out","completed":"2026-08-06T11:13:46Z","error":"context canceled: context canceled"}]}',
  ]

  test('vertexes become steps of their stages, logs their output, an error the failed step', () => {
    const report = createReport('buildx')
    const reader = createRawJsonLines(report)
    expect(lines.map((line) => reader.take(JSON.parse(line)))).not.toContain(false)
    const { steps, stages } = report.current()
    expect(steps.map(({ instruction, state, stage }) => [instruction, state, stage])).toEqual([
      ['[internal] load build definition from Dockerfile', 'done', null],
      ['FROM docker.io/library/busybox@sha256:7c06', 'cached', 0],
      ['RUN make', 'done', 0],
      ['COPY --from=build /out /out', 'cancelled', 1],
      ['RUN false', 'failed', 1],
    ])
    expect(stages).toEqual([
      { index: 0, name: 'build', base: 'docker.io/library/busybox@sha256:7c06', uses: [] },
      { index: 1, name: null, base: '', uses: [0] },
    ])
    expect(report.lastLines(2, 9)).toEqual(['한 \u001B[32mok\u001B[0m', 'half'])
    expect(steps[2]).toMatchObject({
      startedAt: Date.parse('2026-08-06T11:13:42Z'),
      endedAt: Date.parse('2026-08-06T11:13:44Z'),
    })
    expect(reader.failure()).toMatchObject({ instruction: 'RUN false', exitCode: 1 })
    expect(report.lastLines(4, 9)).toEqual(['why'])
  })

  test('what is no progress is not taken for it', () => {
    expect(createRawJsonLines(createReport('buildx')).take({ error: 'x' })).toBe(false)
  })
})

describe('a report', () => {
  test('keeps the last lines of a step and what a bar wrote last, and tells each reader all of it once', async () => {
    const report = createReport('classic')
    const step = report.begin({ instruction: 'RUN x', stage: 0, state: 'running', startedAt: 1 })
    report.output(step, '10%\r50%\r100%\nwin\r\nha')
    report.output(step, 'lf\n')
    const shared = report.begin({ instruction: 'COPY x', stage: 0, state: 'waiting', startedAt: null })
    const heard: (readonly string[])[] = []
    const reading = (async () => {
      for await (const { output } of report.follow(new AbortController().signal))
        for (const { lines } of output) heard.push(lines)
    })()
    await expect.poll(() => heard).toEqual([['100%', 'win', 'half']])
    report.output(step, `${Array.from({ length: 5000 }, (_, line) => String(line)).join('\n')}\nlast`)
    report.end('done', 2)
    await reading
    expect(heard.flat()).toHaveLength(3 + 3000)
    expect(heard.at(-1)?.at(-1)).toBe('last')
    expect(report.current().steps[0]).toMatchObject({ state: 'done', endedAt: 2, lines: 5004 })
    expect(report.current().steps[shared]).toMatchObject({ state: 'done', startedAt: null })
  })
})
