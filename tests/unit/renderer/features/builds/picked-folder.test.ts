import { expect, test } from 'vitest'
import { mostSentFiles } from '#shared/build-limits.ts'
import { folderOf } from '../../../../../src/renderer/features/builds/picked-folder.ts'

const file = (path: string) => ({ path, file: new File(['x'], 'x') })

test('one folder is the context: its name goes, its empty folders stay', () => {
  const picked = folderOf({ files: [file('app/Dockerfile'), file('app/a/b')], folders: ['app/empty/deep'] })
  expect(picked).toMatchObject({ kind: 'files', name: 'app', folders: ['empty/deep'] })
  expect(typeof picked === 'string' ? [] : [...picked.files.keys()]).toEqual(['Dockerfile', 'a/b'])
})

test('what is no folder, more than one, empty or too much is told apart', () => {
  expect(folderOf({ files: [file('Dockerfile')], folders: [] })).toBe('oneFolder')
  expect(folderOf({ files: [file('a/x'), file('b/x')], folders: [] })).toBe('oneFolder')
  expect(folderOf({ files: [file('a/x')], folders: ['b'] })).toBe('oneFolder')
  expect(folderOf({ files: [], folders: ['a'] })).toBe('empty')
  const many = Array.from({ length: mostSentFiles + 1 }, (_, at) => file(`a/${String(at)}`))
  expect(folderOf({ files: many, folders: [] })).toBe('tooMany')
})
