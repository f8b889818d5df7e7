import { expect, test } from 'vitest'
import {
  extendTo,
  keepVisible,
  noSelection,
  toggle,
  toggleAll,
} from '../../../src/renderer/features/containers/model/selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']

test('a second toggle takes the tick away', () => {
  const once = toggle(noSelection, 'a')
  expect([...once.ids]).toEqual(['a'])
  expect([...toggle(once, 'a').ids]).toEqual([])
})

test('a Shift-range goes from the last toggle, in both directions', () => {
  const from = toggle(noSelection, 'c')
  expect([...extendTo(from, 'e', order).ids].toSorted()).toEqual(['c', 'd', 'e'])
  expect([...extendTo(from, 'a', order).ids].toSorted()).toEqual(['a', 'b', 'c'])
})

test('a Shift-range without a beginning ticks one', () => {
  expect([...extendTo(noSelection, 'd', order).ids]).toEqual(['d'])
})

test('all are ticked, and a second time none', () => {
  const all = toggleAll(noSelection, order)
  expect(all.ids.size).toBe(5)
  expect(toggleAll(all, order).ids.size).toBe(0)
})

test('a tick goes with its container', () => {
  const both = toggle(toggle(noSelection, 'a'), 'b')
  expect([...keepVisible(both, ['a', 'c']).ids]).toEqual(['a'])
  expect(keepVisible(both, ['a', 'c']).anchor).toBeNull()
  expect(keepVisible(both, order)).toBe(both)
})
