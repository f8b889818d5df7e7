import { expect, test } from 'vitest'
import { createPushReport } from '../../../src/main/services/push-progress.ts'

const layer = (id: string, status: string, current?: number, total?: number) => ({
  status,
  id,
  progressDetail: current === undefined ? {} : { current, total },
})

function report(...lines: unknown[]) {
  const made = createPushReport()
  lines.forEach((line, index) => made.take(line, index * 1000))
  return { ...made, now: made.progress((lines.length - 1) * 1000) }
}

test('each layer goes through its phases, and counts what was sent', () => {
  const lines = [
    layer('a', 'Preparing'),
    layer('a', 'Waiting'),
    layer('a', 'Pushing', 5, 10),
    layer('a', 'Pushed'),
  ]
  const at = lines.map((_, index) => report(...lines.slice(0, index + 1)).now)
  expect(at.map(({ layers }) => layers[0]?.phase)).toEqual(['waiting', 'waiting', 'pushing', 'done'])
  expect(at.map(({ downloadedBytes }) => downloadedBytes)).toEqual([0, 0, 5, 10])
  expect(at[2]?.bytesPerSecond).toBe(3)
})

test('what the registry has already counts for nothing', () => {
  const { now } = report(
    layer('a', 'Layer already exists'),
    layer('b', 'Mounted from team/app'),
    layer('c', 'Pushing', 5, 10),
  )
  expect(now).toMatchObject({ downloadedBytes: 5, totalBytes: 10 })
  expect(now.layers.map(({ phase }) => phase)).toEqual(['exists', 'exists', 'pushing'])
})

test('a retry is told and begins the layer anew; the tar around the files is not counted past the size', () => {
  expect(
    report(layer('a', 'Pushing', 8, 10), layer('a', 'Retrying in 5 seconds')).now.layers[0],
  ).toMatchObject({ phase: 'retrying', retryIn: 5, currentBytes: 0, totalBytes: 10 })
  expect(report(layer('a', 'Pushing', 12, 10)).now.downloadedBytes).toBe(10)
})

test('the digest is said in aux, or in words alone', () => {
  expect(report({ progressDetail: {}, aux: { Tag: '1', Digest: 'sha256:abc', Size: 1 } }).digest()).toBe(
    'sha256:abc',
  )
  expect(report({ status: '1: digest: sha256:def size: 528' }).digest()).toBe('sha256:def')
  expect(report({ status: 'The push refers to repository [a/b]' }).digest()).toBeNull()
})
