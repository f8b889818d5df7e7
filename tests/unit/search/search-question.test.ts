import { expect, test } from 'vitest'
import { connectionClosed, connectionOpened } from '../../../src/renderer/host/connection.ts'
import {
  askSearch,
  isFiltered,
  noFilters,
  questionOf,
  starsOf,
} from '../../../src/renderer/features/search/search-question.ts'

test('a search with other filters is another question, and no term is none', () => {
  const questions = [
    questionOf('nginx', noFilters),
    questionOf('nginx', { official: true, stars: 0 }),
    questionOf('nginx', { official: false, stars: 10 }),
    questionOf('nginx proxy', noFilters),
  ]
  expect(new Set(questions).size).toBe(4)
  expect(questionOf(null, { official: true, stars: 0 })).toBeNull()
  expect([noFilters, { official: false, stars: 10 }].map(isFiltered)).toEqual([false, true])
  expect(['100', '5', ''].map(starsOf)).toEqual([100, 0, 0])
})

test('as many are asked for as the command beside it says', async () => {
  const asked: unknown[] = []
  connectionOpened({ call: (_, input) => Promise.resolve(asked.push(input)).then(() => []) })
  const question = questionOf('web server', { official: true, stars: 10 }) ?? ''
  await askSearch(question, AbortSignal.timeout(10_000))
  expect(asked).toEqual([{ term: 'web server', limit: 50, official: true, stars: 10 }])
  connectionClosed('lost')
})
