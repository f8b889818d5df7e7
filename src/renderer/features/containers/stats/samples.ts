import type { StatsFeed } from '#shared/contract/stats.ts'
import { figureCount, figureNames, type FigureName } from '#shared/stats-figures.ts'

/** The samples of the last minutes as the wire brings them: times, and `figureCount` numbers for each. */
export type Samples = Pick<StatsFeed, 'times' | 'figures'>

export const noSamples: Samples = { times: [], figures: [] }

/** As long as main keeps them. */
export const shownSpan = 300_000

/** What came is put behind what was there; what is too old to be shown goes. */
export function joined(before: Samples, next: Samples): Samples {
  if (next.times.length === 0) return before
  const times = [...before.times, ...next.times]
  const oldest = (times.at(-1) ?? 0) - shownSpan
  const cut = times.findIndex((time) => time >= oldest)
  return {
    times: times.slice(cut),
    figures: [...before.figures, ...next.figures].slice(cut * figureCount),
  }
}

/** One figure over time; null where nothing was told. */
export type Column = readonly (number | null)[]

export function columnOf({ times, figures }: Samples, name: FigureName): Column {
  const place = figureNames.indexOf(name)
  return times.map((_, index) => figures[index * figureCount + place] ?? null)
}

/** What a counter gained each second; unknown after a gap, and where it began anew because the container did. */
export function ratesOf({ times }: Samples, counter: Column): Column {
  return counter.map((value, index) => {
    const before = counter[index - 1] ?? null
    const seconds = ((times[index] ?? 0) - (times[index - 1] ?? 0)) / 1000
    if (value === null || before === null || seconds <= 0 || value < before) return null
    return (value - before) / seconds
  })
}

export interface Summary {
  /** Of the newest sample; null when a gap came after it. */
  readonly now: number | null
  readonly average: number | null
  readonly highest: number | null
}

export function summaryOf(column: Column): Summary {
  const known = column.filter((value) => value !== null)
  if (known.length === 0) return { now: null, average: null, highest: null }
  const sum = known.reduce((total, value) => total + value, 0)
  const highest = known.reduce((most, value) => Math.max(most, value))
  return { now: column.at(-1) ?? null, average: sum / known.length, highest }
}

/** How often the figures were interrupted and went on again. */
export function gapsIn(samples: Samples): number {
  const pids = columnOf(samples, 'memory')
  return pids.filter((value, index) => value === null && index > 0 && index < pids.length - 1).length
}
