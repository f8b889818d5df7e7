import { describe, expect, test } from 'vitest'
import { type Marks, newMarks, parseStats } from '../../../../src/main/services/files/list-inside.ts'
import { pathStat } from '../../../../src/main/services/files/path-stat.ts'
import { decodeText, encodeText } from '../../../../src/main/services/files/text.ts'

const header = (stat: object) => Buffer.from(JSON.stringify(stat)).toString('base64')
const told = (bytes: number[] | string, complete = true) => decodeText(Buffer.from(bytes), complete)

describe('what stat says', () => {
  const marks = newMarks()
  const line = (numbers: string, path: string, quoted = '', { line, part, end }: Marks = marks) =>
    `${line}${numbers}${part}${path}${part}${quoted}${end}\n`

  test('is read whatever a name holds', () => {
    const forged = newMarks()
    const evil = `a\nb${line('81ff 9 9 9 9 x x', '/d/forged', '', forged)} -> c`
    const said = [
      line('81a4 5 1600000000 0 1000 root UNKNOWN', '/d/plain'),
      line('a1ff 3 0 0 0 root root', '/d/l -> k', `'/d/l -> k' -> 'a -> b'`),
      line('a1ff 3 0 0 0 root root', '/d/g', '/d/g -> t'),
      line('81ed 1 1 1 1 a b', `/d/${evil.replaceAll('/', '_')}`),
    ].join('')
    const entries = parseStats(said, marks)
    expect(entries.map(({ name }) => name)).toEqual(['plain', 'l -> k', 'g', evil.replaceAll('/', '_')])
    expect(entries[0]).toMatchObject({
      kind: 'file',
      size: 5,
      mode: 0o644,
      gid: 1000,
      user: 'root',
      group: null,
      modifiedAt: 1_600_000_000_000,
    })
    expect(entries[1]).toMatchObject({ kind: 'link', target: 'a -> b' })
    expect(entries[2]).toMatchObject({ target: 't' })
  })

  test('and is no stat is left out', () => {
    for (const junk of [
      '',
      'no marks',
      line('zz 1 1', '/d/x'),
      line('0 0 0', '/d/x'),
      line('81a4 1 1 0 0 a b', '/'),
    ])
      expect(parseStats(junk, marks)).toEqual([])
  })

  test('by the engine in Go’s own bits is understood', () => {
    expect(pathStat(header({ name: 'd', size: 4096, mode: 2147484141, mtime: 'T', linkTarget: '' }))).toEqual(
      {
        kind: 'folder',
        size: 4096,
        mode: 0o755,
        modified: 'T',
        linkTarget: null,
      },
    )
    expect(pathStat(header({ mode: 134218239, linkTarget: '/etc' }))).toMatchObject({
      kind: 'link',
      mode: 0o777,
      linkTarget: '/etc',
    })
    expect(pathStat(header({ mode: 0x800000 + 0o755 }))).toMatchObject({ kind: 'file', mode: 0o4755 })
    expect(pathStat('not base64 json')).toMatchObject({ kind: 'file', size: 0 })
  })
})

describe('bytes as text', () => {
  test.each([
    ['plain', 'a\n', { text: 'a\n', encoding: 'utf-8', lineEnding: 'lf' }],
    ['Windows lines', 'a\r\nb\r\n', { encoding: 'utf-8', lineEnding: 'crlf' }],
    ['mixed lines', 'a\r\nb\n', { lineEnding: 'mixed' }],
    ['a byte order mark', '\ufeff안녕', { text: '안녕', encoding: 'utf-8-bom' }],
    ['UTF-16', [0xff, 0xfe, 0x61, 0], { text: 'a', encoding: 'utf-16le' }],
    ['old Korean', [0xb1, 0xe8], { text: '김', encoding: 'euc-kr' }],
    ['Western', [0x63, 0x61, 0x66, 0xe9], { text: 'café', encoding: 'windows-1252' }],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 0, 1], { text: null, encoding: null }],
    ['noise', [1, 2, 3, 4, 5, 6], { text: null }],
    ['nothing', '', { text: '', encoding: 'utf-8' }],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes)).toMatchObject(expected)
  })

  test('may be cut in the middle of a character', () => {
    const bytes = Buffer.from('안녕').subarray(0, 5)
    expect(decodeText(bytes, false).encoding).toBe('utf-8')
    expect(decodeText(bytes, true).encoding).not.toBe('utf-8')
  })

  test.each(['a\r\nb\r\n', '\ufeffa\nb', 'plain\n', ''])('come back as they were: %j', (text) => {
    const bytes = Buffer.from(text)
    const { text: shown, encoding, lineEnding } = decodeText(bytes, true)
    if (encoding !== 'utf-8' && encoding !== 'utf-8-bom') throw new Error('no UTF-8')
    // As a text area gives it back.
    const typed = (shown ?? '').replaceAll('\r\n', '\n')
    expect(encodeText(typed, { encoding, lineEnding }).equals(bytes)).toBe(true)
  })
})
