import { expect, test } from 'vitest'
import type { Task } from '#shared/contract/tasks.ts'
import { shownBuild } from '../../../../../src/renderer/features/builds/shown-build.ts'

const task = (id: string, state: Task['state'] = 'running', kind: Task['kind'] = 'build'): Task => ({
  id,
  kind,
  subject: id,
  command: [],
  startedAt: 1,
  endedAt: null,
  state,
  step: null,
  progress: null,
  fault: null,
  result: null,
})
const nothing = { asked: undefined, own: null, adopted: null }

test('a build that runs is shown on any page, and stays when it has ended', () => {
  expect(shownBuild([], nothing).shown).toBeNull()
  expect(shownBuild([task('a', 'done'), task('pull', 'running', 'pull')], nothing).shown).toBeNull()
  const found = shownBuild([task('a'), task('b')], nothing)
  expect(found).toEqual({ shown: 'b', adopted: 'b' })
  expect(shownBuild([task('a'), task('b'), task('c')], { ...nothing, ...found }).shown).toBe('b')
  expect(shownBuild([task('b', 'failed')], { ...nothing, ...found }).shown).toBe('b')
  expect(shownBuild([task('b', 'failed'), task('c')], { ...nothing, ...found }).shown).toBe('c')
})

test('the build in the address goes before the one that the page began, and that before any other', () => {
  const tasks = [task('old', 'done'), task('own', 'done'), task('other')]
  expect(shownBuild(tasks, { ...nothing, own: 'own' }).shown).toBe('own')
  expect(shownBuild(tasks, { ...nothing, own: 'own', asked: 'old' }).shown).toBe('old')
  expect(shownBuild(tasks, { ...nothing, own: 'own', asked: 'gone' }).shown).toBe('own')
})
