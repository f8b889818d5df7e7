import { expect, test } from 'vitest'
import { sortContainers, type SortBy } from '../../../src/renderer/features/containers/model/sort.ts'
import { sample } from './sample.ts'

const list = [
  sample({ name: 'web-10', createdAt: 3, state: 'exited', image: 'a' }),
  sample({ name: 'web-2', createdAt: 1, state: 'running', image: 'c' }),
  sample({ name: 'db', createdAt: 2, state: 'running', image: 'b' }),
]
const names = (by: SortBy) => sortContainers(list, by).map((container) => container.name)

test('names sort as people count: 2 before 10', () => {
  expect(names('name')).toEqual(['db', 'web-2', 'web-10'])
})

test('running ones come first by state, with names inside', () => {
  expect(names('state')).toEqual(['db', 'web-2', 'web-10'])
})

test('the newest come first by creation', () => {
  expect(names('created')).toEqual(['web-10', 'db', 'web-2'])
})

test('images sort by their reference', () => {
  expect(names('image')).toEqual(['web-10', 'db', 'web-2'])
})
