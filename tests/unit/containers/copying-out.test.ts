import { expect, test } from 'vitest'
import type { Task } from '#shared/contract/tasks.ts'
import { isCopyingOut } from '../../../src/renderer/features/containers/model/copying-out.ts'

const task: Task = {
  id: 't',
  kind: 'download',
  subject: 'web:/srv',
  command: [],
  startedAt: 0,
  endedAt: null,
  state: 'running',
  step: 'transferring',
  progress: null,
  fault: null,
  result: null,
}

test.each([
  ['a download of its files', task, true],
  ['one that is over', { ...task, state: 'done' }, false],
  ['one from a container whose name begins alike', { ...task, subject: 'web-1:/srv' }, false],
  ['a log that is saved', { ...task, subject: 'web' }, false],
  ['an upload', { ...task, kind: 'upload' }, false],
  [
    'an edit that copies its changed files',
    { ...task, kind: 'edit', subject: 'web', step: 'carry-files' },
    true,
  ],
  ['an edit at another step', { ...task, kind: 'edit', subject: 'web', step: 'stop' }, false],
] satisfies [string, Task, boolean][])('%s', (_what, given, expected) => {
  expect(isCopyingOut(given, 'web')).toBe(expected)
})
