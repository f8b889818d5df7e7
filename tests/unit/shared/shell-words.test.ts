import { execFileSync } from 'node:child_process'
import { array, assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shellLine } from '#shared/docker-command/quote.ts'
import { shellWords } from '#shared/shell-words.ts'

/** What a real shell makes of the line. */
function asShell(line: string): string[] {
  const script = `for word in ${line}\ndo printf '%s\\000' "$word"; done`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('a command line', () => {
  test.each([
    'ls -l /',
    '  ls\t-l  ',
    `echo 'a b' "c d" e\\ f`,
    `echo "a\\"b\\\\c\\d" 'it'\\''s' "" ''`,
    `printf $'a\\nb\\'c\\x41\\101\\e'`,
    'echo 안녕 "하 세요"',
    `a"b"'c'd\\e`,
    `echo "it's" 'say "hi"' a=b --x=y a#b`,
    'one "two\\\nthree" four\\\nfive',
  ])('is split as a shell does it: %s', (line) => {
    expect(shellWords(line)).toEqual({ ok: true, words: asShell(line) })
  })

  test('is read back from what the app itself shows', () => {
    const word = string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'))
    assert(
      property(array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(shellWords(shellLine(words))).toEqual({ ok: true, words })
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    [`echo 'a`, 'open-quote', "'"],
    ['echo "a', 'open-quote', '"'],
    [`echo $'a`, 'open-quote', "$'"],
    ['echo a\\', 'open-quote', '\\'],
    ['ls | wc', 'operator', '|'],
    ['ls > out', 'operator', '>'],
    ['a && b', 'operator', '&'],
    ['a; b', 'operator', ';'],
    ['echo $HOME', 'operator', '$'],
    ['echo "$HOME"', 'operator', '$'],
    ['echo `id`', 'operator', '`'],
    ['ls *.txt', 'operator', '*'],
    ['ls ~', 'operator', '~'],
    ['a\nb', 'operator', '\n'],
    ['# note', 'operator', '#'],
  ])('%j is no simple command', (line, problem, sign) => {
    expect(shellWords(line)).toEqual({ ok: false, problem, sign })
  })
})
