import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellLine, typedSoFar } from '#shared/docker-command/quote.ts'

test('plain words stay as they are', () => {
  const argv = ['docker', 'run', '-d', '--name', 'web-1', '-p', '127.0.0.1:8080:80/tcp', 'nginx:1.27']
  for (const shell of ['posix', 'powershell', 'cmd'] as const)
    expect(shellLine(argv, shell)).toBe(argv.join(' '))
})

test('of a command that is being typed no word stands empty', () => {
  expect(typedSoFar(['docker', 'tag', 'redis:7', ''])).toEqual(['docker', 'tag', 'redis:7'])
})

test.each([
  ['a b', "'a b'"],
  ['', "''"],
  ["it's", `'it'\\''s'`],
  ['$HOME `id` $(id)', "'$HOME `id` $(id)'"],
  ['a"b\\c', `'a"b\\c'`],
  ['~', "'~'"],
  ['*.txt', "'*.txt'"],
  ['두 번', "'두 번'"],
  ['a\nb', "'a\nb'"],
  ["\u001b[31m'", "$'\\033[31m\\''"],
])('posix: %j', (word, quoted) => {
  expect(shellLine([word])).toBe(quoted)
})

test('whatever the words are, bash gets exactly them', () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text.isWellFormed())
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (argv) => {
      const script = `printf '%s\\0' ${shellLine(argv)}`
      const printed = execFileSync('bash', ['-c', script]).toString()
      expect(printed.split('\0').slice(0, -1)).toEqual(argv)
    }),
    { numRuns: 150, examples: [[['\u0001', '\u001b]0;title\u0007', "\r'\\", '\n', '\u007f9']]] },
  )
})

test.each([
  ['a b', "'a b'"],
  ['', "''"],
  ["it's", "'it''s'"],
  ['it’s', "'it’’s'"],
  ['$env:PATH', "'$env:PATH'"],
  ['a"b', `'a"b'`],
  ['@args', "'@args'"],
  ['a,b', "'a,b'"],
  ['-v:x.y', "'-v:x.y'"],
  ['--pause=false', '--pause=false'],
  ['C:\\data:/data', 'C:\\data:/data'],
])('PowerShell: %j', (word, quoted) => {
  expect(shellLine([word], 'powershell')).toBe(quoted)
})

test.each([
  ['a b', '"a b"'],
  ['', '""'],
  ['a & b | c', '"a & b | c"'],
  ['C:\\my data\\', '"C:\\my data\\\\"'],
  ['a"b', '^"a\\^"b^"'],
  ['a\\"b', '^"a\\\\\\^"b^"'],
  ['%PATH%', '^"^%PATH^%^"'],
  ['"a" & del', '^"\\^"a\\^" ^& del^"'],
  ['wait!', '^"wait^!^"'],
])('cmd: %j', (word, quoted) => {
  expect(shellLine([word], 'cmd')).toBe(quoted)
})
