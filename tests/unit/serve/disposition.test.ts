import { describe, expect, test } from 'vitest'
import { contentDisposition, safeFileName } from '../../../src/main/serve/disposition.ts'

describe('a name out of a container', () => {
  test.each([
    ['report.txt', 'report.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['/abs', '_abs'],
    ['C:\\evil', 'C__evil'],
    ['a\0b\nc\u001b[31m', 'a_b_c_[31m'],
    ['photo\u202egnp.exe', 'photo_gnp.exe'],
    ['.bashrc', 'bashrc'],
    ['...', 'download'],
    ['', 'download'],
    ['보고서 1.txt', '보고서 1.txt'],
    ['\ud800x', '_x'],
  ])('%j is saved as %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  test('is cut where file systems would refuse it, and keeps its ending', () => {
    const safe = safeFileName(`${'가'.repeat(300)}.tar`)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(180)
    expect(safe.endsWith('.tar')).toBe(true)
  })

  test('cannot leave its header', () => {
    expect(contentDisposition(`a"; x=1\r\nSet-Cookie: y'()*%`)).toBe(
      `attachment; filename="a_; x=1__Set-Cookie_ y'()__"; filename*=UTF-8''a_%3B%20x%3D1__Set-Cookie_%20y%27%28%29_%25`,
    )
  })
})
