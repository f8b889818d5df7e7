import { expect, test } from 'vitest'
import { defaultDetachKeys, detachKeyBytes } from '#shared/detach-keys.ts'

test.each([
  [defaultDetachKeys, [16, 17]],
  ['ctrl-@,a', [0, 97]],
  ['ctrl-[,ctrl-\\,ctrl-],ctrl-^,ctrl-_', [27, 28, 29, 30, 31]],
  ['~', [126]],
])('%s is what the engine takes it for', (text, bytes) => {
  expect([...(detachKeyBytes(text) ?? [])]).toEqual(bytes)
})

test.each(['', 'ctrl', 'ctrl-', 'ctrl-1', 'a,', 'ab', '한', 'ctrl-p ctrl-q'])('%o is no sequence', (text) => {
  expect(detachKeyBytes(text)).toBeNull()
})
