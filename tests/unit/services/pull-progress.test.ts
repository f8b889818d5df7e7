import { expect, test } from 'vitest'
import { createPullReport } from '../../../src/main/services/pull-progress.ts'

const layer = (id: string, status: string, current?: number, total?: number) => ({
  status,
  id,
  progressDetail: current === undefined ? {} : { current, total },
})

function report(...lines: unknown[]) {
  const made = createPullReport()
  lines.forEach((line, index) => made.take(line, index * 1000))
  return { ...made, now: made.progress((lines.length - 1) * 1000) }
}

test('each layer goes through its phases in the engine’s order of lines', () => {
  const lines = [
    layer('a', 'Pulling fs layer'),
    layer('a', 'Waiting'),
    layer('a', 'Downloading', 5, 10),
    layer('a', 'Verifying Checksum'),
    layer('a', 'Download complete'),
    layer('a', 'Extracting', 3, 10),
    layer('a', 'Pull complete'),
  ]
  const phases = lines.map((_, index) => report(...lines.slice(0, index + 1)).now.layers[0]?.phase)
  expect(phases).toEqual([
    'waiting',
    'waiting',
    'downloading',
    'verifying',
    'downloaded',
    'extracting',
    'done',
  ])
})

test('what is extracted is not taken off what was downloaded', () => {
  const { now } = report(
    layer('a', 'Downloading', 5, 10),
    layer('a', 'Download complete'),
    layer('a', 'Extracting', 3, 10),
  )
  expect(now).toMatchObject({ downloadedBytes: 10, totalBytes: 10 })
  expect(now.layers[0]).toMatchObject({ currentBytes: 3, totalBytes: 10 })
})

test('a layer that is there already counts for nothing', () => {
  const { now } = report(layer('a', 'Already exists'), layer('b', 'Downloading', 5, 10))
  expect(now).toMatchObject({ downloadedBytes: 5, totalBytes: 10 })
  expect(now.layers[0]).toEqual({
    id: 'a',
    phase: 'exists',
    retryIn: null,
    currentBytes: 0,
    totalBytes: null,
  })
})

test('a retry of a layer is told, and begins it anew', () => {
  const { now } = report(layer('a', 'Downloading', 8, 10), layer('a', 'Retrying in 5 seconds'))
  expect(now.layers[0]).toMatchObject({ phase: 'retrying', retryIn: 5, currentBytes: 0 })
  expect(now.downloadedBytes).toBe(0)
})

test('the speed is that of the last three seconds', () => {
  const made = createPullReport()
  for (let second = 0; second <= 10; second += 1) {
    made.take(
      layer('a', 'Downloading', second < 5 ? second * 100 : 500 + (second - 5) * 1000, 10_000),
      second * 1000,
    )
  }
  expect(made.progress(10_000).bytesPerSecond).toBe(1000)
})

test('a pull that stands still has no speed', () => {
  const made = createPullReport()
  made.take(layer('a', 'Downloading', 10, 100), 0)
  expect(made.progress(0).bytesPerSecond).toBe(0)
  expect(made.progress(60_000).bytesPerSecond).toBe(0)
})

test.each([
  ['Status: Image is up to date for nginx:latest', 'up-to-date'],
  ['Status: Downloaded newer image for nginx:latest', 'downloaded'],
  ['Pulling from library/nginx', null],
])('“%s” means %s', (status, outcome) => {
  expect(report({ status }).outcome()).toBe(outcome)
})

test('the digest is kept', () => {
  expect(report({ status: 'Digest: sha256:abc' }).digest()).toBe('sha256:abc')
})

test.each([null, 'text', { status: 3 }, { id: 'a' }, { id: 'latest', status: 'Pulling from library/nginx' }])(
  'a line that is no layer’s (%j) changes nothing',
  (line) => {
    const made = createPullReport()
    expect(made.take(line, 0)).toBe(false)
    expect(made.progress(0).layers).toEqual([])
  },
)
