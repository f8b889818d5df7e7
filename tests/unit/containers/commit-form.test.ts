import { expect, test } from 'vitest'
import { commitInput } from '#shared/contract/containers.ts'
import {
  commitInputOf,
  type CommitForm,
  emptyForm,
  isReady,
} from '../../../src/renderer/features/containers/commit/commit-form.ts'

const filled: CommitForm = {
  reference: ' team/web:tuned ',
  author: 'Hana',
  message: 'gzip on',
  pause: false,
  changes: [{ key: 1, instruction: 'EXPOSE', value: ' 8080 ' }],
}

test('what is ready here is what the contract takes', () => {
  expect(isReady(filled)).toBe(true)
  expect(commitInput.parse(commitInputOf(filled, 'web-1'))).toEqual({
    id: 'web-1',
    reference: 'team/web:tuned',
    author: 'Hana',
    message: 'gzip on',
    pause: false,
    changes: [{ instruction: 'EXPOSE', value: '8080' }],
  })
  expect(commitInput.safeParse(commitInputOf(emptyForm, 'web-1')).success).toBe(true)
})

test('a change without a value holds the commit back', () => {
  expect(isReady({ ...filled, changes: [{ key: 1, instruction: 'CMD', value: ' ' }] })).toBe(false)
})
