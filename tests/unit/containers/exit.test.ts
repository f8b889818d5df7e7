import { expect, test } from 'vitest'
import { endedWell, exitMeaning } from '../../../src/renderer/features/containers/model/exit.ts'

test.each([
  [0, 'ok', ''],
  [1, 'error', ''],
  [2, 'other', ''],
  [125, 'docker', ''],
  [126, 'not-executable', ''],
  [127, 'not-found', ''],
  [128, 'other', ''],
  [130, 'interrupted', 'SIGINT'],
  [134, 'aborted', 'SIGABRT'],
  [137, 'killed', 'SIGKILL'],
  [139, 'crashed', 'SIGSEGV'],
  [141, 'signal', 'SIGPIPE'],
  [143, 'terminated', 'SIGTERM'],
  [162, 'signal', 'signal 34'],
  [255, 'other', ''],
])('exit code %i means %s', (code, kind, signal) => {
  expect(exitMeaning(code, false)).toEqual({ code, kind, signal })
})

test('killed for memory is told apart from killed by somebody', () => {
  expect(exitMeaning(137, true).kind).toBe('out-of-memory')
})

test('an end that was asked for is not a failure', () => {
  expect([0, 1, 130, 137, 143].filter(endedWell)).toEqual([0, 130, 143])
})
