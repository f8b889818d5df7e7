import { describe, expect, it } from 'vitest'
import {
  LineStore,
  defaultLimits,
  rowKinds,
  type RowKind,
} from '../../../src/main/services/logs/line-store.ts'

const limits = { lines: 1000, memory: 10_000_000, chunkBytes: 2048, chunkLines: 64 }

function add(store: LineStore, text: string, kind: RowKind = rowKinds.stdout, time = 0): void {
  const bytes = Buffer.from(text)
  store.append(kind, time, bytes, 0, bytes.length)
}

function filled(count: number): LineStore {
  const store = new LineStore(limits)
  for (let line = 0; line < count; line++) add(store, `line ${line}`)
  return store
}

describe('a line store', () => {
  it.each([1000, 1500, 2000])('given %i lines holds the newest 1,000 and at most a chunk more', (count) => {
    const store = filled(count)
    const { first, end } = store.range()
    expect(end).toBe(count)
    expect(end - first).toBeGreaterThanOrEqual(1000)
    expect(end - first).toBeLessThan(1000 + limits.chunkLines)
    const { text } = store.window(first, 5000)
    expect(text.split('\n')).toEqual(Array.from({ length: end - first }, (_, at) => `line ${first + at}`))
  })

  it('overwrites the oldest, never the newest, when its memory is used up', () => {
    const store = new LineStore({ ...limits, lines: 1_000_000, memory: 50_000 })
    for (let line = 0; line < 2000; line++) add(store, `${line} ${'x'.repeat(90)}`)
    const { first, end } = store.range()
    expect(store.memory).toBeLessThanOrEqual(50_000)
    expect(end).toBe(2000)
    expect(first).toBeGreaterThan(1000)
    expect(store.window(1999, 1).text).toMatch(/^1999 /)
    expect(store.window(0, 1)).toMatchObject({ from: first, count: 1 })
  })

  it('counts the bytes of the text it holds', () => {
    const store = filled(3000)
    const { first, end } = store.range()
    expect(store.bytes).toBe(Buffer.byteLength(store.window(first, end - first).text.replaceAll('\n', '')))
  })

  it('numbers the rows of one stream among themselves, over lost chunks too', () => {
    const store = new LineStore(limits)
    for (let line = 0; line < 3000; line++)
      add(store, `${line}`, line % 3 === 0 ? rowKinds.stderr : rowKinds.stdout)
    const { first, end } = store.range('stderr')
    expect(end).toBe(1000)
    const window = store.window(first + 5, 20, 'stderr')
    expect(window.streams).toBe('e'.repeat(20))
    expect(window.text.split('\n')).toEqual(Array.from({ length: 20 }, (_, at) => `${(first + 5 + at) * 3}`))
  })

  it('shows notices in both streams', () => {
    const store = new LineStore(limits)
    add(store, 'a')
    add(store, '', rowKinds.gap)
    add(store, 'b', rowKinds.stderr)
    expect(store.window(0, 9, 'stdout').streams).toBe('og')
    expect(store.window(0, 9, 'stderr').streams).toBe('ge')
    expect(store.window(0, 9).text).toBe('a\n\nb')
  })

  it('answers a window in pieces when the text is long, and never with nothing', () => {
    const store = new LineStore({ ...limits, chunkBytes: 100_000 })
    for (let line = 0; line < 10; line++) add(store, 'y'.repeat(1000))
    expect(store.window(0, 10, undefined, 2500).count).toBe(2)
    expect(store.window(2, 10, undefined, 10).count).toBe(1)
  })

  it('breaks a line that is longer than a chunk', () => {
    const store = new LineStore(limits)
    const long = 'z'.repeat(5000)
    add(store, long)
    expect(store.range().end).toBe(3)
    expect(store.window(0, 9).text.replaceAll('\n', '')).toBe(long)
  })

  it('keeps times and empty lines', () => {
    const store = new LineStore(limits)
    add(store, '', rowKinds.stdout, 5)
    add(store, '한국어', rowKinds.stderr, 6)
    expect(store.window(0, 9)).toEqual({ from: 0, count: 2, text: '\n한국어', times: [5, 6], streams: 'oe' })
  })

  it('holds 1,000,000 lines of 100 bytes in at most 130 MB', () => {
    const store = new LineStore(defaultLimits)
    const line = Buffer.alloc(100, 'x')
    for (let at = 0; at < 1_200_000; at++) store.append(rowKinds.stdout, at, line, 0, 100)
    expect(store.range().end - store.range().first).toBeGreaterThanOrEqual(1_000_000)
    expect(store.memory).toBeLessThanOrEqual(130_000_000)
  })
})
