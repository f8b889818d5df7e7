import { describe, expect, test } from 'vitest'
import { createCookedLine } from '../../../../src/renderer/features/terminal/cooked-line.ts'
import { noSurroundings, readSurroundings } from '../../../../src/renderer/features/terminal/surroundings.ts'

/** What a line shows and sends when this is typed. */
function typed(...keys: readonly string[]) {
  const did = { shown: '', sent: new Array<string>(), ended: 0, interrupted: 0 }
  const line = createCookedLine({
    echo: (text) => (did.shown += text),
    send: (text) => did.sent.push(text),
    endOfInput: () => (did.ended += 1),
    interrupt: () => (did.interrupted += 1),
  })
  for (const key of keys) line.type(key)
  return did
}

describe('a line for a program without a terminal', () => {
  test('is sent whole, after it was mended', () => {
    expect(typed('l', 's', '\u007f', 's', '\r')).toMatchObject({ sent: ['ls\n'], shown: 'ls\b \bs\r\n' })
    expect(typed('안녕', '\u007f', '\r')).toMatchObject({ sent: ['안\n'], shown: '안녕\b\b  \b\b\r\n' })
    expect(typed('\u007f', 'a\r\nb\r')).toMatchObject({ sent: ['a\n', 'b\n'] })
    expect(typed('a\u001b[Ab\u001bOP', '\r')).toMatchObject({ sent: ['ab\n'] })
  })

  test('knows the keys that are no text', () => {
    expect(typed('abc', '\u0003', '\r')).toMatchObject({ interrupted: 1, sent: ['\n'] })
    expect(typed('\u0004')).toMatchObject({ ended: 1, sent: [] })
    expect(typed('ab', '\u0004')).toMatchObject({ ended: 0, sent: ['ab'] })
  })
})

test('what surrounds a program is read as it was typed, and what is wrong is named', () => {
  expect(readSurroundings(noSurroundings)).toEqual({ surroundings: {}, badDirectory: false, badLine: null })
  expect(readSurroundings({ user: ' me ', workingDir: '/a b', env: 'A=1\n\nB= x=y \nC=' })).toEqual({
    surroundings: {
      user: 'me',
      workingDir: '/a b',
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: ' x=y ' },
        { name: 'C', value: '' },
      ],
    },
    badDirectory: false,
    badLine: null,
  })
  expect(readSurroundings({ user: '', workingDir: 'tmp', env: 'A=1\nnothing' })).toMatchObject({
    badDirectory: true,
    badLine: 'nothing',
  })
  expect(readSurroundings({ user: '', workingDir: '', env: '=x' }).badLine).toBe('=x')
})
