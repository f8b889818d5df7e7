import { describe, expect, test } from 'vitest'
import type { FileEntry } from '#shared/contract/files.ts'
import { fileRows, modeText, ownerText } from '../../../src/renderer/features/containers/files/file-rows.ts'
import {
  childPath,
  parentPath,
  typedPath,
} from '../../../src/renderer/features/containers/files/folder-path.ts'
import { visibleName } from '../../../src/renderer/features/containers/files/visible-name.ts'

const entry = (name: string, part: Partial<FileEntry> = {}): FileEntry => ({
  name,
  kind: 'file',
  size: 0,
  mode: 0o644,
  uid: 0,
  gid: 0,
  user: 'root',
  group: null,
  modifiedAt: 0,
  target: null,
  ...part,
})

describe('the rows of a folder', () => {
  test('carry the marks of docker diff, and the names that are gone', () => {
    const rows = fileRows(
      '/etc',
      [entry('b'), entry('a10'), entry('a9'), entry('d', { kind: 'folder' })],
      [
        { kind: 'changed', path: '/etc' },
        { kind: 'changed', path: '/etc/d' },
        { kind: 'added', path: '/etc/b' },
        { kind: 'deleted', path: '/etc/gone' },
        { kind: 'deleted', path: '/etc/d/deep' },
        // Deleted and made anew since docker diff was asked: it is there.
        { kind: 'deleted', path: '/etc/a9' },
      ],
    )
    expect(rows.map(({ name, mark }) => [name, mark])).toEqual([
      ['d', 'changed'],
      ['a9', 'changed'],
      ['a10', null],
      ['b', 'added'],
      ['gone', 'deleted'],
    ])
    expect(rows.at(-1)?.entry).toBeNull()
    expect(fileRows('/', [], [{ kind: 'added', path: '/top' }])).toEqual([])
  })

  test.each([
    [0o644, 'rw-r--r--'],
    [0o755, 'rwxr-xr-x'],
    [0o4755, 'rwsr-xr-x'],
    [0o2640, 'rw-r-S---'],
    [0o1777, 'rwxrwxrwt'],
    [0, '---------'],
  ])('show mode %i as %s', (mode, text) => {
    expect(modeText(mode)).toBe(text)
  })

  test('name an owner where the container does', () => {
    expect(ownerText(entry('a', { gid: 7 }))).toBe('root:7')
  })
})

test('a typed path is made whole and never leaves the root', () => {
  expect(typedPath('/etc//nginx/./', '/')).toBe('/etc/nginx')
  expect(typedPath('../lib', '/usr/bin')).toBe('/usr/lib')
  expect(typedPath('../../../..', '/usr')).toBe('/')
  expect(typedPath('  ', '/usr')).toBeNull()
  expect([
    childPath('/', 'a'),
    childPath('/a', 'b'),
    parentPath('/a/b'),
    parentPath('/a'),
    parentPath('/'),
  ]).toEqual(['/a', '/a/b', '/a', '/', '/'])
})

test('a name cannot pass for another', () => {
  expect(visibleName('photo\u202egnp.exe')).toBe('photo⟨U+202E⟩gnp.exe')
  expect(visibleName('a\nb\t\u001b[31m\u200b')).toBe('a␊b␉␛[31m⟨U+200B⟩')
  expect(visibleName('한글 파일.txt')).toBe('한글 파일.txt')
})
