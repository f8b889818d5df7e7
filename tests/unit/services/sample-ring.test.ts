import { describe, expect, test } from 'vitest'
import { figureCount } from '#shared/stats-figures.ts'
import { SampleRing } from '../../../src/main/services/stats/sample-ring.ts'

const row = (value: number) => Array.from({ length: figureCount }, () => value)

function filled(capacity: number, count: number): SampleRing {
  const ring = new SampleRing(capacity)
  for (let at = 0; at < count; at += 1) ring.add(at, row(at))
  return ring
}

describe('the ring of samples', () => {
  test('keeps the newest at one, one and a half and two times its size', () => {
    for (const count of [4, 6, 8]) {
      const { times, figures, end } = filled(4, count).since(0)
      expect(times).toEqual([count - 4, count - 3, count - 2, count - 1])
      expect(figures.slice(-figureCount)).toEqual(row(count - 1))
      expect(end).toBe(count)
    }
  })

  test('tells a reader only what is new to it', () => {
    const ring = filled(4, 2)
    const { end } = ring.since(0)
    expect(ring.since(end).times).toEqual([])
    ring.add(9, row(9))
    expect(ring.since(end).times).toEqual([9])
  })

  test('has one gap for one absence and none before the first sample', () => {
    const ring = new SampleRing(4)
    ring.gap(0)
    expect(ring.since(0).times).toEqual([])
    ring.add(1, row(1))
    ring.gap(2)
    ring.gap(3)
    expect(ring.since(0).times).toEqual([1, 2])
    expect(ring.since(1).figures.every((value) => value === null)).toBe(true)
  })

  test('has a latest sample until a gap comes after it, and tells a single unknown figure as null', () => {
    const ring = filled(4, 1)
    expect(ring.latest()).toEqual(row(0))
    ring.add(1, [Number.NaN, 5])
    expect(ring.latest()?.slice(0, 3)).toEqual([null, 5, null])
    ring.gap(2)
    expect(ring.latest()).toBeNull()
  })
})
