import { expect, test } from 'vitest'
import { arrange, holdArrangement } from '../../../src/renderer/features/containers/model/arrangement.ts'
import { sample } from './sample.ts'

const shop = { project: 'shop', service: null }
const list = [
  sample({ name: 'a' }),
  sample({ name: 'b', compose: shop }),
  sample({ name: 'c', compose: { project: 'blog', service: null } }),
  sample({ name: 'd', compose: shop }),
]
const read = (arrangement: ReturnType<typeof arrange>) =>
  arrangement.map((group) => [group.key, ...group.ids.map((id) => id.replace('id-of-', ''))].join(' '))

test('pinned come first, then projects by name, then those on their own', () => {
  expect(read(arrange(list, ['d']))).toEqual(['pinned d', 'project:blog c', 'project:shop b', 'alone a'])
})

test('while it is held nobody moves, nobody leaves, and newcomers go to the end', () => {
  const held = arrange(list, [])
  const fresh = arrange(
    [sample({ name: 'new' }), sample({ name: 'd', compose: shop }), sample({ name: 'a', compose: shop })],
    ['d'],
  )
  expect(read(holdArrangement(held, fresh, new Set()))).toEqual([
    'project:blog c',
    'project:shop b d',
    'alone a new',
  ])
})

test('what the person removed goes at once, with its empty group', () => {
  const held = arrange(list, [])
  expect(read(holdArrangement(held, held, new Set(['id-of-c'])))).toEqual(['project:shop b d', 'alone a'])
})

test('what the person removed does not come back while the engine still tells it', () => {
  const fresh = arrange(list, [])
  const gone = new Set(['id-of-c'])
  const once = holdArrangement(fresh, fresh, gone)
  expect(holdArrangement(once, fresh, gone)).toEqual(once)
})

test('a new group is put at the end while it is held', () => {
  const held = arrange([sample({ name: 'a' })], [])
  const fresh = arrange([sample({ name: 'a' }), sample({ name: 'b', compose: shop })], [])
  expect(read(holdArrangement(held, fresh, new Set()))).toEqual(['alone a', 'project:shop b'])
})
