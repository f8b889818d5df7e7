import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowKinds, tagOf } from '../../../src/main/services/logs/chunk.ts'
import { LineStore } from '../../../src/main/services/logs/line-store.ts'
import { Merge } from '../../../src/main/services/logs/merge.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'

const limits = { lines: 100_000, memory: 50_000_000, chunkBytes: 4096, chunkLines: 64 }

/** A merge on a clock of its own. */
function merging(sources: number) {
  const clock = { now: 0 }
  const store = new LineStore(limits)
  const merge = new Merge(store, sources, () => clock.now)
  const view = new StoreView(store)
  const give = (source: number, nanos: number, text = `${source}@${nanos}`): void => {
    const bytes = Buffer.from(text)
    const time = 1_700_000_000_000 + Math.floor(nanos / 1_000_000)
    merge.heard(source)
    merge.taker(source)(tagOf(rowKinds.stdout, source, nanos % 1_000_000), time, bytes, 0, bytes.length)
  }
  const rows = (): string[] => {
    const { count, text } = view.window(0, 100_000, 50_000_000)
    return count === 0 ? [] : text.split('\n')
  }
  return { clock, store, merge, view, give, rows }
}

describe('a merge of several logs', () => {
  it('waits for the past of each, then gives all in order, to the nanosecond', () => {
    const { merge, give, rows } = merging(2)
    give(0, 10)
    give(0, 30)
    merge.flush()
    expect(rows()).toEqual([])
    give(1, 11)
    give(1, 29)
    merge.flush()
    expect(rows()).toEqual(['0@10', '1@11', '1@29'])
    merge.phase(1, 'over')
    merge.flush()
    expect(rows()).toEqual(['0@10', '1@11', '1@29', '0@30'])
    expect(merge.isWaiting).toBe(false)
  })

  it('lets a live line wait for others, but not for long', () => {
    const { clock, merge, give, rows } = merging(2)
    merge.phase(0, 'live')
    merge.phase(1, 'live')
    give(0, 10)
    merge.flush()
    expect(rows()).toEqual([])
    clock.now = 200
    merge.flush()
    expect(rows()).toEqual(['0@10'])
  })

  it('lets it wait longer for a source that goes on sending, which may only be behind', () => {
    const { clock, merge, give, rows } = merging(2)
    merge.phase(0, 'live')
    merge.phase(1, 'live')
    give(0, 1_000_000)
    for (let at = 0; at < 10; at++) {
      clock.now += 90
      give(1, at)
      merge.flush()
    }
    expect(rows()).toEqual(Array.from({ length: 10 }, (_, at) => `1@${at}`))
    clock.now += 200
    merge.flush()
    expect(rows()).toHaveLength(11)
  })

  it('is not held up by a source that says nothing of its past', () => {
    const { clock, merge, give, rows } = merging(2)
    give(0, 10)
    clock.now = 11_000
    merge.flush()
    expect(rows()).toEqual(['0@10'])
  })

  it('puts a line that comes too late in its place, and says from where on rows moved', () => {
    const { merge, give, rows, view } = merging(2)
    merge.phase(1, 'over')
    for (let at = 0; at < 200; at++) give(0, at * 10)
    expect(merge.flush()).toBeNull()
    merge.phase(0, 'over')
    give(1, 505, 'late')
    expect(merge.flush()).toBe(51)
    expect(rows().slice(50, 53)).toEqual(['0@500', 'late', '0@510'])
    expect(view.range()).toEqual({ first: 0, end: 201 })
  })

  it('waits as long for a source that was just read as for others, whatever waited for its past', () => {
    const { clock, merge, give, rows } = merging(2)
    give(0, 10)
    give(1, 30)
    merge.phase(1, 'live')
    merge.flush()
    clock.now = 5000
    merge.phase(0, 'live')
    merge.flush()
    give(0, 20)
    merge.flush()
    expect(rows()).toEqual(['0@10', '0@20'])
    clock.now = 5200
    merge.flush()
    expect(rows()).toEqual(['0@10', '0@20', '1@30'])
  })

  it('puts a line in its place however much of others was written before it came', () => {
    const { clock, merge, give, rows } = merging(2)
    merge.phase(0, 'live')
    merge.phase(1, 'live')
    for (let nanos = 1; nanos <= 50_000; nanos++) give(1, nanos)
    clock.now = 5000
    merge.flush()
    give(0, 0)
    clock.now = 6000
    expect(merge.flush()).toBe(0)
    expect(rows().slice(0, 2)).toEqual(['0@0', '1@1'])
    expect(rows()).toHaveLength(50_001)
  })

  it('puts nothing before what a person hid', () => {
    const { store, merge, give, view } = merging(2)
    merge.phase(1, 'over')
    for (let at = 0; at < 10; at++) give(0, at * 10)
    merge.flush()
    merge.phase(0, 'over')
    store.floor = 10
    give(1, 5, 'late')
    merge.flush()
    expect(view.window(0, 9)).toMatchObject({ from: 10, text: 'late' })
  })

  it('settles in the order of the time stamps whatever comes when, and loses and doubles nothing', () => {
    const line = fc.record({ source: fc.nat(2), nanos: fc.nat(5_000_000), wait: fc.nat(120) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 80 }), fc.boolean(), (lines, live) => {
        const { clock, merge, give, rows } = merging(3)
        if (live) for (const source of [0, 1, 2]) merge.phase(source, 'live')
        for (const [at, { source, nanos, wait }] of lines.entries()) {
          give(source, nanos, `${nanos} ${at}`)
          clock.now += wait
          merge.flush()
        }
        clock.now += 20_000
        merge.flush()
        const given = lines.map(({ nanos }, at) => `${nanos} ${at}`)
        expect(rows().toSorted()).toEqual(given.toSorted())
        const times = rows().map((row) => Number(row.split(' ')[0]))
        expect(times).toEqual(times.toSorted((one, other) => one - other))
      }),
    )
  })
})
