import { expect, test } from 'vitest'
import { containerStatus, stateOf } from '../../../src/main/services/models/container-status.ts'

const now = 1_800_000_000_000
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  ['Up Less than a second', { exitCode: null, health: 'none', since: now }],
  ['Up 1 second', { exitCode: null, health: 'none', since: now - 1000 }],
  ['Up About a minute (Paused)', { exitCode: null, health: 'none', since: now - minute }],
  ['Up About an hour (health: starting)', { exitCode: null, health: 'starting', since: now - hour }],
  ['Up 3 hours (healthy)', { exitCode: null, health: 'healthy', since: now - 3 * hour }],
  ['Up 2 weeks (unhealthy)', { exitCode: null, health: 'unhealthy', since: now - 14 * day }],
  ['Exited (137) 2 minutes ago', { exitCode: 137, health: 'none', since: now - 2 * minute }],
  ['Exited (0) About an hour ago', { exitCode: 0, health: 'none', since: now - hour }],
  ['Exited (-1) 5 months ago', { exitCode: -1, health: 'none', since: now - 150 * day }],
  ['Exited (255) 2 years ago', { exitCode: 255, health: 'none', since: now - 730 * day }],
  ['Restarting (1) 10 seconds ago', { exitCode: null, health: 'none', since: now - 10_000 }],
  ['Created', { exitCode: null, health: 'none', since: null }],
  ['Dead', { exitCode: null, health: 'none', since: null }],
  ['Removal In Progress', { exitCode: null, health: 'none', since: null }],
  ['', { exitCode: null, health: 'none', since: null }],
])('“%s” is read', (text, expected) => {
  expect(containerStatus(text, now)).toEqual(expected)
})

test('Podman’s own state words are ours', () => {
  expect(stateOf('configured')).toBe('created')
  expect(stateOf('stopped')).toBe('exited')
})
