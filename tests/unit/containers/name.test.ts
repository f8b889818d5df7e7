import { expect, test } from 'vitest'
import { containerName } from '#shared/contract/inputs.ts'
import { nameProblem } from '../../../src/renderer/features/containers/model/name.ts'

const others = [
  { id: '1', name: 'web-1' },
  { id: '2', name: 'db' },
]

test.each([
  ['', 'empty'],
  ['a', 'too-short'],
  ['-web', 'bad-start'],
  ['웹', 'bad-start'],
  ['web 1', 'bad-character'],
  ['web/1', 'bad-character'],
  ['a'.repeat(256), 'too-long'],
  ['db', 'taken'],
  ['web-1', null],
  ['Web_2.new', null],
  ['a'.repeat(255), null],
])('the name %s is %s', (name, problem) => {
  expect(nameProblem(name, '1', others)).toBe(problem)
})

test('what is allowed here is what the contract allows', () => {
  for (const name of ['', 'a', '-a', 'ab', 'a b', 'ä2', 'x'.repeat(255), 'x'.repeat(256), '0.', 'a\n'])
    expect([name, nameProblem(name, '9', []) === null]).toEqual([name, containerName.safeParse(name).success])
})
