import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import type { Engine } from '../../../../src/main/engine/engine.ts'
import { buildClassic } from '../../../../src/main/services/builds/classic-build.ts'
import { createReport } from '../../../../src/main/services/builds/report.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}
const [first, last] = ['1'.repeat(64), '2'.repeat(64)]

/** Two stages, as engine 20.10 tells of them: each has an id, and the last is built and tagged after it. */
const stageOne = [{ stream: 'Step 1/2 : FROM busybox AS tools' }, { aux: { ID: `sha256:${first}` } }]
const stageTwo = [{ stream: 'Step 2/2 : FROM busybox' }, { aux: { ID: `sha256:${last}` } }]
const built = { stream: `Successfully built ${last.slice(0, 12)}\n` }

/** A build that is cancelled when the engine has said these lines, before it says or ends anything more. */
function cancelledAfter(lines: readonly object[]): Promise<string> {
  const cancel = new AbortController()
  async function* body() {
    yield Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    // Once what was said is taken, as a click comes: the request is torn, as the engine's side of it is.
    await new Promise((taken) => setTimeout(taken))
    cancel.abort()
    throw new Error('aborted')
  }
  const engine: Engine = {
    status: never,
    onStatus: silent,
    onEvent: silent,
    onGap: silent,
    call: never,
    stream: () => new Promise<never>((resolve) => Reflect.apply(resolve, null, [Readable.from(body())])),
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
  const source = {
    folder: null,
    dockerfile: 'Dockerfile',
    dockerfileText: 'FROM busybox AS tools\nFROM busybox\n',
    tar: () => Readable.from([]),
  }
  const parts = {
    engine,
    credentials: () => Promise.resolve(null),
    report: createReport('classic'),
    signal: cancel.signal,
    building: () => {},
  }
  return buildClassic(parts, source, buildOptions.parse({ tags: ['race:1'] }))
}

test('a cancel behind the engine’s last word finds the image that is there', async () => {
  expect(await cancelledAfter([...stageOne, ...stageTwo, built])).toBe(`sha256:${last}`)
})

test.each([
  ['between the stages: the id is that of a part', stageOne],
  ['before the image is said to be built', [...stageOne, ...stageTwo]],
  ['when only a program said so', [...stageOne, { stream: `Successfully built ${last.slice(0, 12)}\n` }]],
])('a cancel before it is one, %s', async (_, lines) => {
  await expect(cancelledAfter(lines)).rejects.toMatchObject({ name: 'AbortError' })
})
