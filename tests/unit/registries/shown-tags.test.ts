import { expect, test } from 'vitest'
import { shownTags } from '../../../src/renderer/features/registries/shown-tags.ts'

const listOf = (names: readonly string[], more: boolean) => ({
  repository: 'localhost:5000/team/app',
  tags: names.map((name) => ({ name, updatedAt: null, size: null })),
  more,
})

test('tags are found by their text, a hundred at a time; one that was not read is taken as typed', () => {
  const many = listOf(
    Array.from({ length: 130 }, (_, at) => `v${at}`),
    true,
  )
  expect(shownTags(many, '')).toMatchObject({ hidden: 30, typed: null })
  expect(shownTags(many, ' V12 ')).toEqual({
    shown: ['v12', 'v120', 'v121', 'v122', 'v123', 'v124', 'v125', 'v126', 'v127', 'v128', 'v129'],
    hidden: 0,
    typed: 'V12',
  })
  expect(shownTags(many, 'v12').typed).toBeNull()
  expect(shownTags(many, 'nightly')).toEqual({ shown: [], hidden: 0, typed: 'nightly' })
  expect(shownTags(many, 'no tag').typed).toBeNull()
  expect(shownTags(listOf(['1'], false), 'nightly')).toEqual({ shown: [], hidden: 0, typed: null })
})
