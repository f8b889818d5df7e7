import { describe, expect, test } from 'vitest'
import { figureCount, figureNames, type FigureName } from '#shared/stats-figures.ts'
import {
  columnOf,
  gapsIn,
  joined,
  noSamples,
  ratesOf,
  type Samples,
  shownSpan,
  summaryOf,
} from '../../../src/renderer/features/containers/stats/samples.ts'

function samples(
  ...rows: readonly (readonly [time: number, figures: Partial<Record<FigureName, number>>])[]
): Samples {
  return {
    times: rows.map(([time]) => time),
    figures: rows.flatMap(([, figures]) => figureNames.map((name) => figures[name] ?? null)),
  }
}

describe('the samples of the last minutes', () => {
  test('take what comes and let go of what is too old', () => {
    const first = joined(noSamples, samples([0, { cpu: 1 }], [1000, { cpu: 2 }]))
    const later = joined(first, samples([shownSpan + 500, { cpu: 3 }]))
    expect(later.times).toEqual([1000, shownSpan + 500])
    expect(columnOf(later, 'cpu')).toEqual([2, 3])
    expect(later.figures.length).toBe(2 * figureCount)
    expect(joined(later, noSamples)).toBe(later)
  })

  test('tell how fast a counter grew, but not over a gap or a new start', () => {
    const all = samples(
      [0, { received: 100 }],
      [2000, { received: 300 }],
      [3000, {}],
      [4000, { received: 500 }],
      [5000, { received: 40 }],
      [6000, { received: 40 }],
    )
    expect(ratesOf(all, columnOf(all, 'received'))).toEqual([null, 100, null, null, null, 0])
  })

  test('are summed up by what is known; after a gap nothing is known of now', () => {
    expect(summaryOf([1, null, 5, 3])).toEqual({ now: 3, average: 3, highest: 5 })
    expect(summaryOf([1, null])).toEqual({ now: null, average: 1, highest: 1 })
    expect(summaryOf([])).toEqual({ now: null, average: null, highest: null })
  })

  test('count the gaps that are over', () => {
    expect(gapsIn(samples([0, { memory: 1 }], [1, {}], [2, { memory: 1 }], [3, {}]))).toBe(1)
  })
})
