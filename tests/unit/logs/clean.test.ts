import { describe, expect, it } from 'vitest'
import { clean, isPlain, withoutSgr } from '../../../src/main/services/logs/clean.ts'

function cleaned(text: string | Buffer): string {
  const bytes = Buffer.from(text)
  return clean(bytes, 0, bytes.length)
}

describe('a log line is cleaned', () => {
  it.each([
    ['keeps colours', '\x1b[1;31mred\x1b[0m', '\x1b[1;31mred\x1b[0m'],
    ['keeps tabs', 'a\tb', 'a\tb'],
    ['strips cursor movement', 'a\x1b[2Kb\x1b[10;5Hc\x1b[?25l', 'abc'],
    ['strips a window title', '\x1b]0;pwned\x07after', 'after'],
    ['strips a link but not its text', '\x1b]8;;http://evil\x1b\\text\x1b]8;;\x1b\\', 'text'],
    ['strips an operating system command without an end', 'x\x1b]52;c;AAAA', 'x'],
    ['strips device control strings', '\x1bPq#0\x1b\\ok', 'ok'],
    ['strips lone escapes and other controls', 'a\x1b\x00b\x07\bc\r', 'abc'],
    ['strips 8-bit controls', 'a\u009b31mb\u0085c', 'abc'],
    ['shows what turns the text around', 'a\u202eb\u2066c', 'a[U+202E]b[U+2066]c'],
    ['shows separators that break a row', 'a\u2028b', 'a[U+2028]b'],
    ['keeps Korean and emoji', '안녕 👋', '안녕 👋'],
  ])('%s', (_name, given, wanted) => {
    expect(cleaned(given)).toBe(wanted)
  })

  it('puts up with bad UTF-8', () => {
    expect(cleaned(Buffer.from([0x61, 0xff, 0xc3, 0x62]))).toBe('a\ufffd\ufffdb')
  })

  it('tells plain lines from those that need it', () => {
    expect(isPlain(Buffer.from('plain\ttext ~'), 0, 12)).toBe(true)
    for (const text of ['\x1b', '\r', '\x7f', 'é']) expect(isPlain(Buffer.from(text), 0, 1)).toBe(false)
  })

  it('drops colours for searching', () => {
    expect(withoutSgr('up\x1b[38;5;9mstream\x1b[m')).toBe('upstream')
  })
})
