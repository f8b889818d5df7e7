import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineStore } from '../../../src/main/services/logs/line-store.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'
import { LogReader } from '../../../src/main/services/logs/log-reader.ts'
import { frame, message, stampAt } from './log-bytes.ts'

const limits = { lines: 100_000, memory: 50_000_000, chunkBytes: 1 << 20, chunkLines: 4096 }
const fresh = { past: true, resumed: false, notice: false, acceptsGap: false }

function reading(raw: boolean): { store: LineStore; reader: LogReader; rows: () => string[] } {
  const store = new LineStore(limits)
  const reader = new LogReader(store.append.bind(store), 0, raw)
  reader.begin(fresh)
  const rows = (): string[] => {
    const { count, text, streams } = new StoreView(store).window(0, 100_000, 50_000_000)
    return count === 0 ? [] : text.split('\n').map((line, at) => `${streams[at]}:${line}`)
  }
  return { store, reader, rows }
}

/** Cuts bytes at the places given. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b)
  let from = 0
  return [...ends, bytes.length].map((end) => {
    const piece = bytes.subarray(from, end)
    from = end
    return piece
  })
}

const lineText = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ''))
const lines = fc.array(fc.record({ stream: fc.constantFrom(0 as const, 1 as const), text: lineText }), {
  maxLength: 30,
})

describe('a log reader', () => {
  it('gives the same rows however frames are cut', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.nat()), (given, places) => {
        const bytes = Buffer.concat(
          given.map(({ stream, text }, at) => frame(stream, message(at, `${text}\n`))),
        )
        const { reader, rows } = reading(false)
        for (const piece of cut(bytes, places)) reader.push(piece)
        expect(rows()).toEqual(given.map(({ stream, text }) => `${stream === 0 ? 'o' : 'e'}:${text}`))
      }),
    )
  })

  it('gives the same rows however a raw stream is cut', () => {
    fc.assert(
      fc.property(fc.array(lineText, { maxLength: 30 }), fc.array(fc.nat()), (given, places) => {
        const bytes = Buffer.concat(given.map((text, at) => message(at, `${text}\r\n`)))
        const { reader, rows } = reading(true)
        for (const piece of cut(bytes, places)) reader.push(piece)
        expect(rows()).toEqual(given.map((text) => `o:${text}`))
      }),
    )
  })

  it('takes one byte at a time', () => {
    const { reader, rows } = reading(false)
    for (const byte of Buffer.concat([frame(0, message(0, '가나다\n')), frame(1, message(1, 'b\n'))]))
      reader.push(Buffer.from([byte]))
    expect(rows()).toEqual(['o:가나다', 'e:b'])
  })

  it('joins the 16 KB parts of a line of the same stream, whatever comes between', () => {
    const { reader, rows } = reading(false)
    const [one, two] = ['1'.repeat(16_384), '2'.repeat(16_384)]
    for (const bytes of [
      frame(0, message(0, one)),
      frame(1, message(1, 'between\n')),
      frame(0, message(2, two)),
      frame(0, message(3, 'end\n')),
    ])
      reader.push(bytes)
    expect(rows()).toEqual(['e:between', `o:${one}${two}end`])
  })

  it('joins the parts of a raw stream, which tells them apart by their time stamps alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 8 }), (places) => {
        const [one, two] = ['1'.repeat(16_384), '2'.repeat(16_384)]
        const bytes = Buffer.concat([
          message(0, one),
          message(1, two),
          message(2, 'end\r\n'),
          message(3, 'next\r\n'),
        ])
        const { reader, rows } = reading(true)
        for (const piece of cut(bytes, places)) reader.push(piece)
        expect(rows()).toEqual([`o:${one}${two}end`, 'o:next'])
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the time of each line, to the millisecond', () => {
    const { reader, store } = reading(false)
    reader.push(frame(0, Buffer.from('2024-02-29T23:59:59.123456789Z leap\n')))
    reader.push(frame(0, Buffer.from('2025-01-01T09:00:00.5+09:00 offset\n')))
    expect(new StoreView(store).window(0, 2).times).toEqual([
      Date.UTC(2024, 1, 29, 23, 59, 59, 123),
      Date.UTC(2025, 0, 1, 0, 0, 0, 500),
    ])
  })

  it('takes a line without a time stamp as it is', () => {
    const { reader, rows } = reading(false)
    reader.push(frame(0, Buffer.from('2025 was a year\n')))
    expect(rows()).toEqual(['o:2025 was a year'])
  })

  it('makes a line of what has no end when the container ends', () => {
    const { reader, rows } = reading(false)
    reader.push(frame(0, message(0, 'no newline')))
    expect(rows()).toEqual([])
    reader.ended(3, null)
    expect(rows()).toEqual(['o:no newline', 'x:3'])
  })

  it('refuses bytes that are no frames', () => {
    const { reader } = reading(false)
    expect(() => reader.push(Buffer.from('HTTP/1.1 500 oh no\r\n'))).toThrow(/frame header/)
  })
})

describe('a resumed stream', () => {
  const seen = Array.from({ length: 200 }, (_, at) => frame(0, message(at, `line ${at}\n`)))

  it('drops what was seen and goes on after it, and says that nothing is missing', () => {
    const { reader, rows } = reading(false)
    for (const bytes of seen) reader.push(bytes)
    reader.begin({ past: true, resumed: true, notice: true, acceptsGap: false })
    for (const bytes of seen.slice(120)) reader.push(bytes)
    reader.push(frame(0, message(200, 'line 200\n')))
    expect(rows()).toEqual([...seen.map((_, at) => `o:line ${at}`), 'r:', 'o:line 200'])
    expect(reader.continuity).toBe('continuous')
  })

  it('asks for a time at or before the last line seen', () => {
    const { reader } = reading(false)
    expect(reader.since()).toBeNull()
    for (const bytes of seen) reader.push(bytes)
    const since = reader.since() ?? 0
    expect(since).toBeLessThanOrEqual(stampAt(199).seconds)
    expect(since).toBeGreaterThan(stampAt(100).seconds)
  })

  it('keeps equal lines of the same instant apart by how often they came', () => {
    const { reader, rows } = reading(false)
    const same = frame(0, message(7, 'same\n'))
    reader.push(same)
    reader.push(same)
    reader.begin({ past: true, resumed: true, notice: false, acceptsGap: false })
    for (let times = 0; times < 3; times++) reader.push(same)
    expect(rows()).toEqual(['o:same', 'o:same', 'o:same'])
  })

  it('is refused when it does not reach back to what was seen, and writes nothing', () => {
    const { reader, rows } = reading(false)
    for (const bytes of seen) reader.push(bytes)
    reader.begin({ past: true, resumed: true, notice: true, acceptsGap: false })
    reader.push(frame(0, message(500, 'far away\n')))
    expect(reader.continuity).toBe('broken')
    expect(rows()).toHaveLength(seen.length)
  })

  it('writes a gap row where the last try cannot exclude that lines are missing', () => {
    const { reader, rows } = reading(false)
    reader.push(seen[0] ?? Buffer.alloc(0))
    reader.begin({ past: true, resumed: true, notice: true, acceptsGap: true })
    reader.push(frame(0, message(500, 'far away\n')))
    expect(rows()).toEqual(['o:line 0', 'g:', 'o:far away'])
  })

  it('is broken too when it brings nothing at all', () => {
    const { reader } = reading(false)
    for (const bytes of seen) reader.push(bytes)
    reader.begin({ past: true, resumed: true, notice: true, acceptsGap: false })
    reader.over()
    expect(reader.continuity).toBe('broken')
  })

  it('joins a long line whose parts came before and after the break', () => {
    const { reader, rows } = reading(false)
    const parts = [frame(0, message(0, 'a'.repeat(16_384))), frame(0, message(1, 'b\n'))]
    reader.push(Buffer.concat(parts).subarray(0, 16_384 + 60))
    reader.begin({ past: true, resumed: true, notice: false, acceptsGap: false })
    for (const part of parts) reader.push(part)
    expect(rows()).toEqual([`o:${'a'.repeat(16_384)}b`])
  })
})
