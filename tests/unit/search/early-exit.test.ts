import { describe, expect, it } from 'vitest'
import { exitReason } from '../../../src/renderer/features/search/early-exit.ts'

const exit = { exitCode: 0, oomKilled: false, command: [], lastLines: [] }

describe('why a container ended at once', () => {
  it.each([
    [['/bin/bash'], 'nothing-to-do'],
    [['sh'], 'nothing-to-do'],
    [['docker-entrypoint.sh', 'node'], 'nothing-to-do'],
    [['/hello'], 'finished'],
    [['sh', '-c', 'true'], 'finished'],
    [[], 'finished'],
  ])('with code 0, by its command %j: %s', (command, reason) => {
    expect(exitReason({ ...exit, command }, [])).toBe(reason)
  })

  it.each([
    [127, 'not-found'],
    [126, 'not-executable'],
    [137, 'killed'],
    [139, 'crashed'],
    [1, 'failed'],
    [255, 'failed'],
  ])('with code %i: %s', (exitCode, reason) => {
    expect(exitReason({ ...exit, exitCode }, [])).toBe(reason)
  })

  it('tells memory before the code that goes with it', () => {
    expect(exitReason({ ...exit, exitCode: 137, oomKilled: true }, [])).toBe('out-of-memory')
  })

  it('tells the missing setting when the last lines name it', () => {
    const lastLines = ['You must specify POSTGRES_PASSWORD to a non-empty value']
    expect(exitReason({ ...exit, exitCode: 1, lastLines }, ['POSTGRES_PASSWORD'])).toBe('needs-setting')
    expect(exitReason({ ...exit, exitCode: 1 }, ['POSTGRES_PASSWORD'])).toBe('failed')
  })
})
