import UPlot from 'uplot'
import { shownSpan } from './samples.ts'

/** How the axes of a chart read. */
export interface ChartLook {
  readonly time: (at: number) => string
  readonly axis: (value: number) => string
  /** The steps that the axis may take, in its own unit: bytes go by 1024, others by ten. */
  readonly steps: readonly number[]
  /** The least that the axis spans, so that noise near nothing does not look like much. */
  readonly least: number
}

const tens = [1, 2, 5]

/** Steps of an axis of percents, counts and decimal bytes. */
export const decimalSteps = Array.from({ length: 16 }, (_, power) =>
  tens.map((step) => step * 10 ** (power - 2)),
).flat()

/** Steps of an axis of memory: whole KiB, MiB and GiB. */
export const binarySteps = Array.from({ length: 50 }, (_, power) => 2 ** power)

const colours = { first: '--harbour', second: '--lamp', limit: '--ink-3' } as const
const dashes = { first: [], second: [6, 3], limit: [2, 3] } as const

function kindOf(line: string): keyof typeof colours {
  return line === 'second' || line === 'limit' ? line : 'first'
}

/** uPlot's options in the colours that hold where `element` stands. */
export function chartOptions({
  lines,
  look,
  element,
  size,
  onPoint,
}: {
  lines: readonly string[]
  look: ChartLook
  element: HTMLElement
  size: { readonly width: number; readonly height: number }
  onPoint: (place: number | null) => void
}): UPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name)
  const axis = {
    stroke: colour('--ink-3'),
    font: `11px ${style.fontFamily}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  return {
    ...size,
    padding: [10, 32, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      sync: { key: 'container-stats' },
      points: { size: 7 },
    },
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)] },
    scales: {
      x: { time: false, range: (_, __, newest) => [newest - shownSpan / 1000, newest] },
      y: { range: (_, __, most) => [0, Math.max(look.least, most * 1.08)] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        gap: 6,
        space: 96,
        incrs: [15, 30, 60, 120],
        values: (_, splits) => splits.map((at) => look.time(at * 1000)),
      },
      { ...axis, size: 70, incrs: [...look.steps], values: (_, splits) => splits.map(look.axis) },
    ],
    series: [{}, ...lines.map((line) => seriesOptions(kindOf(line), colour))],
  }
}

function seriesOptions(kind: keyof typeof colours, colour: (name: string) => string): UPlot.Series {
  const stroke = colour(colours[kind])
  const soft = colour('--harbour-soft')
  return {
    stroke,
    width: kind === 'limit' ? 1 : 1.75,
    dash: [...dashes[kind]],
    points: { show: false },
    ...(kind === 'first' && soft !== 'Canvas' ? { fill: soft } : {}),
  }
}
