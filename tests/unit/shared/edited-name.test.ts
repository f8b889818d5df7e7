import { expect, test } from 'vitest'
import { editedName } from '#shared/edited-name.ts'

test.each([
  ['web.quayside-old-763dcb', 'web'],
  ['web.quayside-new-763dcb', 'web'],
  ['a.b.quayside-old-1', 'a.b'],
  ['web', null],
  ['web.quayside', null],
  ['.quayside-old-1', null],
])('%s belongs to %s', (name, original) => {
  expect(editedName(name)).toBe(original)
})
