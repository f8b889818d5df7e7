import { expect, test } from 'vitest'
import { opennessOf } from '../../../../src/renderer/features/terminal/openness.ts'

test('a container that its policy starts again is offered no start', () => {
  const states = ['created', 'running', 'paused', 'restarting', 'exited', 'dead'] as const
  expect(states.map(opennessOf)).toEqual(['stopped', 'running', 'paused', 'restarting', 'stopped', 'stopped'])
})
