import { describe, expect, it } from 'vitest'
import { makeFormat } from '../../../../src/renderer/store/intl.ts'

const en = makeFormat('en')
const ko = makeFormat('ko')
const minute = 60_000
const hour = 60 * minute

describe('figures', () => {
  it('write sizes as docker images does', () => {
    expect(en.bytes(0)).toBe('0 B')
    expect(en.bytes(999)).toBe('999 B')
    expect(en.bytes(1000)).toBe('1 kB')
    expect(en.bytes(187_400_000)).toBe('187 MB')
    expect(en.bytes(1_234_000_000)).toBe('1.23 GB')
  })

  it('write memory as docker stats does', () => {
    expect(en.memory(48 * 1024 * 1024)).toBe('48 MiB')
    expect(en.memory(1536)).toBe('1.5 KiB')
  })

  it('tell how long ago in the person’s language', () => {
    expect(en.ago(0, 3 * hour)).toBe('3 hours ago')
    expect(ko.ago(0, 3 * hour)).toBe('3시간 전')
    expect(en.ago(1000, 500)).toBe('now')
  })

  it('tell a duration by its largest unit, or by minutes and seconds', () => {
    expect(en.duration(5_900)).toBe('5 seconds')
    expect(en.duration(2 * minute + 5000)).toBe('2m 5s')
    expect(ko.duration(2 * minute + 5000)).toBe('2분 5초')
    expect(en.duration(50 * hour)).toBe('2 days')
  })

  it('tell a bound in seconds, and from two minutes on in whole minutes that are not less', () => {
    expect(en.most(1)).toBe('1 second')
    expect(en.most(95)).toBe('95 seconds')
    expect(en.most(1895)).toBe('32 minutes')
    expect(ko.most(1895)).toBe('32분')
  })

  it('join lists', () => {
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c')
    expect(ko.list(['a', 'b'])).toBe('a 및 b')
  })
})
