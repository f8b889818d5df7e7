import { expect, test } from 'vitest'
import { searchResults } from '../../../src/main/services/search.ts'

const found = [
  { name: 'team/slow', description: 'Slow.', star_count: 3, is_official: false },
  { name: 'localhost:5000/team/app', description: '', star_count: 0, is_official: false },
]

test('an image that a private registry found is named with it: alone its name is another on Docker Hub', () => {
  expect(searchResults(found, 'localhost:5000/slow')).toEqual([
    { name: 'localhost:5000/team/slow', description: 'Slow.', stars: 3, official: false },
    { name: 'localhost:5000/team/app', description: '', stars: 0, official: false },
  ])
  expect(searchResults(found, 'team/slow')[0]?.name).toBe('team/slow')
})
