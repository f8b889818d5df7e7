import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anchorAt,
  bottomAnchor,
  keyAnchor,
  rowsInSight,
  scrollHeight,
  scrollTopOf,
} from '../../../src/renderer/features/logs/scroll.ts'

const extents = fc.record({
  first: fc.nat(1_000_000),
  rows: fc.integer({ min: 1, max: 1_100_000 }),
  height: fc.integer({ min: 100, max: 2000 }),
  rowHeight: fc.constant(20),
})

describe('the scroll position of a log', () => {
  it('and its anchor are two words for one thing', () => {
    fc.assert(
      fc.property(
        extents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ first, rows, height, rowHeight }, share) => {
          const extent = { first, end: first + rows, height, rowHeight }
          const top = share * (scrollHeight(extent) - height)
          expect(scrollTopOf(anchorAt(top, extent), extent)).toBeCloseTo(top, 3)
        },
      ),
    )
  })

  it('draws rows where a plain list would, while browsers can lay it out', () => {
    const extent = { first: 0, end: 1000, height: 400, rowHeight: 20 }
    const { row, at } = anchorAt(5000, extent)
    expect(row * 20 - at).toBeCloseTo(5000)
    expect(rowsInSight({ row, at }, extent)).toEqual([240, 280])
  })

  it('stays under the height that browsers can lay out, and still reaches both ends', () => {
    const extent = { first: 500, end: 1_000_500, height: 400, rowHeight: 20 }
    expect(scrollHeight(extent)).toBeLessThanOrEqual(16_000_000)
    expect(rowsInSight(anchorAt(0, extent), extent)[0]).toBe(500)
    expect(rowsInSight(anchorAt(scrollHeight(extent) - 400, extent), extent)[1]).toBe(1_000_500)
    expect(bottomAnchor(extent)).toEqual(anchorAt(scrollHeight(extent) - 400, extent))
  })

  it('goes by keys to the ends, and a page at a time without losing a row', () => {
    const extent = { first: -50, end: 50, height: 400, rowHeight: 20 }
    const bottom = bottomAnchor(extent)
    expect(keyAnchor('PageUp', bottom, extent)).toEqual({ row: 12, at: 0 })
    expect(keyAnchor('PageUp', { row: -40, at: 0 }, extent)).toEqual({ row: -50, at: 0 })
    expect(keyAnchor('Home', bottom, extent)).toEqual({ row: -50, at: 0 })
    expect(keyAnchor('PageDown', { row: -50, at: 0 }, extent)).toEqual({ row: -32, at: 0 })
    expect(keyAnchor('PageDown', { row: 20, at: 0 }, extent)).toBeNull()
    expect(keyAnchor('End', { row: 0, at: 0 }, extent)).toBeNull()
    expect(keyAnchor('x', bottom, extent)).toBeUndefined()
  })

  it('fills the viewport also where the anchor stands nearer to an end than its place', () => {
    const extent = { first: 400, end: 500, height: 200, rowHeight: 20 }
    expect(rowsInSight({ row: 400, at: 230 }, extent)).toEqual([400, 415])
    expect(rowsInSight({ row: 498, at: 0 }, extent)).toEqual([485, 500])
    expect(rowsInSight({ row: 400, at: 230 }, { ...extent, end: 403 })).toEqual([400, 403])
  })

  it('keeps what is looked at while lines come and the oldest go', () => {
    const before = { first: 0, end: 1000, height: 400, rowHeight: 20 }
    const anchor = anchorAt(8000, before)
    const after = { ...before, first: 100, end: 3000 }
    expect(scrollTopOf(anchor, after)).toBeCloseTo(8000 - 100 * 20)
  })
})
