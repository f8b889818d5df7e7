import { expect, test } from 'vitest'
import { badgeOf } from '../../../src/renderer/features/containers/model/badge.ts'
import { canMove, movesOf, needsForce } from '../../../src/renderer/features/containers/model/moves.ts'
import { parseSignal } from '../../../src/renderer/features/containers/model/signals.ts'

test('each state offers the moves that the engine takes, and no other', () => {
  expect(movesOf('running')).not.toContain('start')
  expect(movesOf('running')).not.toContain('unpause')
  expect(movesOf('paused')).toContain('unpause')
  expect(canMove('exited', 'start')).toBe(true)
  expect(canMove('exited', 'stop')).toBe(false)
  expect(movesOf('removing')).toEqual([])
})

test('only what holds processes needs force to be removed', () => {
  expect(
    (['created', 'running', 'paused', 'restarting', 'exited', 'dead'] as const).filter(needsForce),
  ).toEqual(['running', 'paused', 'restarting'])
})

test('the badge tells failure from a good end', () => {
  expect(badgeOf('exited', 0, false)).toBe('stop')
  expect(badgeOf('exited', 143, false)).toBe('stop')
  expect(badgeOf('exited', 137, false)).toBe('fail')
  expect(badgeOf('running', null, true)).toBe('fail')
  expect(badgeOf('paused', null, false)).toBe('pause')
})

test('signals are read as docker reads them', () => {
  expect(parseSignal('usr1')).toBe('SIGUSR1')
  expect(parseSignal(' SIGTERM ')).toBe('SIGTERM')
  expect(parseSignal('RTMIN+3')).toBe('SIGRTMIN+3')
  expect(parseSignal('9')).toBeNull()
  expect(parseSignal('SIG KILL')).toBeNull()
  expect(parseSignal('')).toBeNull()
})
