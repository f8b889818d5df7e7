import { describe, expect, it } from 'vitest'
import { rowKinds, tagOf, type RowKind } from '../../../src/main/services/logs/chunk.ts'
import { LineStore, defaultLimits } from '../../../src/main/services/logs/line-store.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'

const limits = { lines: 1000, memory: 10_000_000, chunkBytes: 2048, chunkLines: 64 }

function add(store: LineStore, text: string, kind: RowKind = rowKinds.stdout, time = 0): void {
  const bytes = Buffer.from(text)
  store.append(kind, time, bytes, 0, bytes.length)
}

const all = (store: LineStore): StoreView => new StoreView(store)

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
    const { text } = all(store).window(first, 5000)
    expect(text.split('\n')).toEqual(Array.from({ length: end - first }, (_, at) => `line ${first + at}`))
  })

  it('overwrites the oldest, never the newest, when its memory is used up', () => {
    const store = new LineStore({ ...limits, lines: 1_000_000, memory: 50_000 })
    for (let line = 0; line < 2000; line++) add(store, `${line} ${'x'.repeat(90)}`)
    const { first, end } = store.range()
    expect(store.memory).toBeLessThanOrEqual(50_000)
    expect(end).toBe(2000)
    expect(first).toBeGreaterThan(1000)
    expect(all(store).window(1999, 1).text).toMatch(/^1999 /)
    expect(all(store).window(0, 1)).toMatchObject({ from: first, count: 1 })
  })

  it('counts the bytes of the text it holds', () => {
    const store = filled(3000)
    const { first, end } = store.range()
    expect(store.bytes).toBe(
      Buffer.byteLength(
        all(store)
          .window(first, end - first)
          .text.replaceAll('\n', ''),
      ),
    )
  })

  it('numbers the rows of one stream among themselves, over lost chunks too', () => {
    const store = new LineStore(limits)
    for (let line = 0; line < 3000; line++)
      add(store, `${line}`, line % 3 === 0 ? rowKinds.stderr : rowKinds.stdout)
    const view = new StoreView(store, { only: 'stderr', off: [] })
    const { first, end } = view.range()
    const before = view.window(first, 1)
    const oldest = Number(before.text) / 3
    expect(first).toBe(0)
    expect(end).toBe(1000 - oldest)
    const window = view.window(first + 5, 20)
    expect(window.streams).toBe('e'.repeat(20))
    expect(window.text.split('\n')).toEqual(Array.from({ length: 20 }, (_, at) => `${(oldest + 5 + at) * 3}`))
  })

  it('shows notices in both streams', () => {
    const store = new LineStore(limits)
    add(store, 'a')
    add(store, '', rowKinds.gap)
    add(store, 'b', rowKinds.stderr)
    expect(new StoreView(store, { only: 'stdout', off: [] }).window(0, 9).streams).toBe('og')
    expect(new StoreView(store, { only: 'stderr', off: [] }).window(0, 9).streams).toBe('ge')
    expect(all(store).window(0, 9).text).toBe('a\n\nb')
  })

  it('knows which of its rows are notices: hidden, taken back, and lost ones are told apart', () => {
    const store = filled(2)
    add(store, '137', rowKinds.ended)
    add(store, 'line')
    store.append(tagOf(rowKinds.ended, 1, 0), 0, Buffer.from('0'), 0, 1)
    expect(store.notices.map(({ row, bytes }) => [row, bytes])).toEqual([
      [2, 3],
      [4, 1],
    ])
    expect(all(store).notices()).toBe(2)
    expect(new StoreView(store, { only: 'stderr', off: [1] }).notices()).toBe(1)
    store.floor = 3
    expect(all(store).notices()).toBe(1)
    store.takeBack(4, () => {})
    expect(store.notices.map(({ row }) => row)).toEqual([2])
    for (let line = 0; line < 2000; line++) add(store, 'newer')
    expect(store.notices).toEqual([])
  })

  it('answers a window in pieces when the text is long, and never with nothing', () => {
    const store = new LineStore({ ...limits, chunkBytes: 100_000 })
    for (let line = 0; line < 10; line++) add(store, 'y'.repeat(1000))
    expect(all(store).window(0, 10, 2500).count).toBe(2)
    expect(all(store).window(2, 10, 10).count).toBe(1)
  })

  it('breaks a line that is longer than a chunk', () => {
    const store = new LineStore(limits)
    const long = 'z'.repeat(5000)
    add(store, long)
    expect(store.range().end).toBe(3)
    expect(all(store).window(0, 9).text.replaceAll('\n', '')).toBe(long)
  })

  it('keeps times and empty lines', () => {
    const store = new LineStore(limits)
    add(store, '', rowKinds.stdout, 5)
    add(store, '한국어', rowKinds.stderr, 6)
    expect(all(store).window(0, 9)).toEqual({
      from: 0,
      count: 2,
      text: '\n한국어',
      times: [5, 6],
      streams: 'oe',
      sources: '00',
    })
  })

  it('holds 1,000,000 lines of 100 bytes in at most 130 MB, and gives them back to the system when it is closed', () => {
    const store = new LineStore(defaultLimits)
    const line = Buffer.alloc(100, 'x')
    for (let at = 0; at < 1_200_000; at++) store.append(rowKinds.stdout, at, line, 0, 100)
    expect(store.range().end - store.range().first).toBeGreaterThanOrEqual(1_000_000)
    expect(store.memory).toBeLessThanOrEqual(130_000_000)
    const full = process.memoryUsage.rss()
    store.close()
    expect(full - process.memoryUsage.rss()).toBeGreaterThan(60_000_000)
    expect([store.memory, store.range().first]).toEqual([0, store.range().end])
  })

  it('numbers the rows of a view on over lost chunks, and of some of its sources among themselves', () => {
    const store = new LineStore(limits)
    const view = new StoreView(store, { only: undefined, off: [1] })
    for (let line = 0; line < 3000; line++) {
      const bytes = Buffer.from(`${line}`)
      store.append(tagOf(rowKinds.stdout, line % 3, 0), line, bytes, 0, bytes.length)
    }
    const { first, end } = view.range()
    expect(end).toBe(2000)
    const { text, sources } = view.window(first, 4)
    expect(sources).toMatch(/^(0202|2020)$/)
    expect(view.numberOf(Number(text.split('\n')[0]))).toBe(first)
    expect(Number(view.window(end - 1, 1).text)).toBe(2999)
  })

  it('hides what is before its floor, in every view, and shows it again', () => {
    const store = filled(500)
    const view = new StoreView(store, { only: 'stdout', off: [] })
    store.floor = 480
    expect(view.range()).toEqual({ first: 480, end: 500 })
    expect(view.window(0, 1).text).toBe('line 480')
    store.floor = 0
    expect(view.window(0, 1).text).toBe('line 0')
  })

  it('takes rows back and takes them in again, over chunks, as if nothing had been', () => {
    const store = filled(300)
    const untouched = filled(300)
    const view = new StoreView(store, { only: 'stdout', off: [] })
    expect(view.range().end).toBe(300)
    const taken: string[] = []
    store.takeBack(100, (_tag, _time, text, start, end) => taken.push(text.toString('utf8', start, end)))
    expect(view.range()).toEqual({ first: 0, end: 100 })
    for (const line of taken) add(store, line)
    expect(view.window(0, 300)).toEqual(all(untouched).window(0, 300))
    expect([store.bytes, store.memory]).toEqual([untouched.bytes, untouched.memory])
  })
})
