import { expect, test } from 'vitest'
import { checkReference } from '#shared/reference-check.ts'

const id = 'a'.repeat(64)

test('a name is shown in full, and an empty field is no mistake', () => {
  expect(checkReference(' web ', 'name')).toEqual({ kind: 'good', full: 'docker.io/library/web:latest' })
  expect(checkReference('localhost:5000/web:1', 'name')).toEqual({
    kind: 'good',
    full: 'localhost:5000/web:1',
  })
  expect(checkReference('  ', 'any')).toEqual({ kind: 'none' })
})

test('an image may be named by its id and its digest, and given neither', () => {
  const digest = `web@sha256:${id}`
  expect(checkReference(id, 'any')).toEqual({ kind: 'good', full: `sha256:${id}` })
  expect(checkReference(digest, 'any')).toEqual({ kind: 'good', full: `docker.io/library/${digest}` })
  expect(checkReference(id, 'name')).toEqual({ kind: 'bad', problem: 'is-id' })
  expect(checkReference(digest, 'name')).toEqual({ kind: 'bad', problem: 'has-digest' })
})

test('each mistake has its own sentence', () => {
  expect(checkReference('web tuned', 'name')).toEqual({ kind: 'bad', problem: 'blank' })
  expect(checkReference('web:', 'name')).toEqual({ kind: 'bad', problem: 'empty-tag' })
})
