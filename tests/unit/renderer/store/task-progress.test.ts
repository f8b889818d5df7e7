import { expect, test } from 'vitest'
import type { PullProgress } from '#shared/contract/tasks.ts'
import { secondsLeft } from '../../../../src/renderer/store/task-progress.ts'

const progress = (downloadedBytes: number, bytesPerSecond: number): PullProgress => ({
  layers: [],
  downloadedBytes,
  totalBytes: 1000,
  bytesPerSecond,
})

test('the time left is what the rest takes at the present speed, in whole seconds', () => {
  expect(secondsLeft(progress(0, 100))).toBe(10)
  expect(secondsLeft(progress(901, 100))).toBe(1)
})

test('nothing is said while nothing moves, or when nothing is left', () => {
  expect(secondsLeft(progress(500, 0))).toBeNull()
  expect(secondsLeft(progress(1000, 100))).toBeNull()
})
