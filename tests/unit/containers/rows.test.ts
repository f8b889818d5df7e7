import { expect, test } from 'vitest'
import type { Group } from '../../../src/renderer/features/containers/model/arrangement.ts'
import { neighbour, rowsOf } from '../../../src/renderer/features/containers/model/rows.ts'

const group = (key: string, kind: Group['kind'], ...ids: string[]): Group => ({
  key,
  kind,
  project: key,
  ids,
})
const two = [group('shop', 'project', 'a', 'b', 'c'), group('alone', 'alone', 'd', 'e')]

test('cards are laid in rows of as many as fit, each group anew', () => {
  const rows = rowsOf(two, 2)
  expect(rows.map((row) => (row.kind === 'title' ? row.group.key : row.ids.join('')))).toEqual([
    'shop',
    'ab',
    'c',
    'alone',
    'de',
  ])
})

test('one group of containers on their own needs no title, a project does', () => {
  expect(rowsOf([group('alone', 'alone', 'a')], 3).map((row) => row.kind)).toEqual(['items'])
  expect(rowsOf([group('shop', 'project', 'a')], 3).map((row) => row.kind)).toEqual(['title', 'items'])
})

test('arrow keys walk over the groups and keep the column where there is one', () => {
  const rows = rowsOf(two, 2)
  expect(neighbour(rows, 'a', 'right')).toBe('b')
  expect(neighbour(rows, 'b', 'right')).toBe('c')
  expect(neighbour(rows, 'b', 'down')).toBe('c')
  expect(neighbour(rows, 'c', 'down')).toBe('d')
  expect(neighbour(rows, 'e', 'up')).toBe('c')
  expect(neighbour(rows, 'a', 'up')).toBeNull()
  expect(neighbour(rows, 'e', 'right')).toBeNull()
  expect(neighbour(rows, 'c', 'first')).toBe('a')
  expect(neighbour(rows, 'c', 'last')).toBe('e')
})

test('a container that is gone leads back to the beginning', () => {
  expect(neighbour(rowsOf(two, 2), 'gone', 'down')).toBe('a')
})
