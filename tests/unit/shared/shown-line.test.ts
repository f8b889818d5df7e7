import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellLine } from '#shared/docker-command/quote.ts'
import { hasVeiled, shownLine } from '#shared/docker-command/shown-line.ts'

test.each([
  [['-e', 'KEY=harbour 1'], '-e KEY=••••••'],
  [['--env', 'KEY=harbour'], '--env KEY=••••••'],
  [['--env=KEY=harbour'], '--env=KEY=••••••'],
  [['-eKEY=harbour'], '-eKEY=••••••'],
  [['-e', 'KEY=a=b', '-e', 'OTHER=c'], '-e KEY=•••••• -e OTHER=••••••'],
  [['-e', 'odd name=harbour'], "-e 'odd name'=••••••"],
])('the value of %j is veiled', (words, line) => {
  const argv = ['docker', 'run', ...words, 'postgres']
  expect(shownLine(argv)).toBe(`docker run ${line} postgres`)
  expect(hasVeiled(argv)).toBe(true)
})

test.each([
  [['docker', 'run', '-d', '--name', 'web 1', '-p', '8080:80', 'nginx']],
  [['docker', 'run', '-e', 'FROM_THE_SHELL', 'nginx']],
  [['docker', 'run', '-e', 'EMPTY=', 'nginx']],
  [['docker', 'run', '--label', 'a=b', '--env-file', 'it=s', 'nginx']],
])('%j hides nothing', (argv) => {
  expect(shownLine(argv)).toBe(shellLine(argv))
  expect(hasVeiled(argv)).toBe(false)
})

test('whatever the value is, it is not in the line', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(value, (secret) => {
      expect(shownLine(['docker', 'run', '-e', `KEY=${secret}`])).toBe('docker run -e KEY=••••••')
    }),
  )
})
