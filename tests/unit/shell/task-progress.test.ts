import { expect, test } from 'vitest'
import type { PullProgress, Task } from '#shared/contract/tasks.ts'
import { progressOf } from '../../../src/main/shell/task-progress.ts'

const task = (state: Task['state'], progress: Partial<PullProgress> | null = null): Task => ({
  id: 't',
  kind: 'pull',
  subject: 'nginx',
  command: [],
  startedAt: 0,
  endedAt: null,
  state,
  step: null,
  progress: progress && { layers: [], downloadedBytes: 0, totalBytes: 0, bytesPerSecond: 0, ...progress },
  fault: null,
  result: null,
})

test('the taskbar shows nothing when nothing runs', () => {
  expect(progressOf([])).toBe(-1)
  expect(progressOf([task('done', { totalBytes: 5 }), task('failed')])).toBe(-1)
})

test('the taskbar shows how much of all downloads is here', () => {
  const half = task('running', { downloadedBytes: 50, totalBytes: 100 })
  const whole = task('running', { downloadedBytes: 100, totalBytes: 100 })
  expect(progressOf([half])).toBe(0.5)
  expect(progressOf([half, whole, task('done', { totalBytes: 1000 })])).toBe(0.75)
})

test('the taskbar shows a bar without an end while a size is not known', () => {
  expect(progressOf([task('running')])).toBe(2)
  expect(progressOf([task('running', { totalBytes: 0 })])).toBe(2)
})
