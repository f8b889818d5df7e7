import { useEffect, useRef, useState } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { Progress } from '../../../ui/progress.tsx'
import type { Column } from './samples.ts'
import { chartOptions, type ChartLook } from './chart-options.ts'
import { useTheme } from './use-theme.ts'
import styles from './chart.module.css'

export interface ChartSeries {
  readonly label: string
  readonly column: Column
  /** How it is told from the others: by colour and by the kind of line, never by colour alone. */
  readonly line: 'first' | 'second' | 'limit'
}

/** Two columns, one of which is a part of the other. */
export interface Fullness {
  readonly label: string
  readonly used: Column
  readonly whole: Column
}

const height = 168
/** From here on there is hardly room left. */
const nearlyFull = 0.9

/**
 * A picture of some columns over the last minutes. Its words stand beside it: the legend has the figures of now, or of
 * the moment under the pointer, and `description` says it all to those who do not see it.
 */
export function Chart({
  title,
  description,
  times,
  series,
  look,
  text,
  beside,
  fullness,
}: {
  title: string
  description: string
  times: readonly number[]
  series: readonly ChartSeries[]
  look: ChartLook
  /** A figure of the legend in words. */
  text: (value: number | null) => string
  /** What the legend says besides, of the sample at that place. */
  beside?: (place: number) => string
  fullness?: Fullness
}) {
  const [pointed, setPointed] = useState<number | null>(null)
  const theme = useTheme()
  const place = pointed !== null && pointed < times.length ? pointed : times.length - 1
  const at = pointed === null ? undefined : times[place]
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <h2>{title}</h2>
        <span className={styles.at}>{at === undefined ? '' : look.time(at)}</span>
      </figcaption>
      <ul className={styles.legend}>
        {series.map(({ label, line, column }) => (
          <li key={label}>
            <span className={styles.mark} data-line={line} aria-hidden />
            {label} <strong>{text(column[place] ?? null)}</strong>
          </li>
        ))}
        {beside !== undefined && <li>{beside(place)}</li>}
      </ul>
      {fullness !== undefined && <FullnessBar fullness={fullness} place={place} />}
      <Plot
        key={theme}
        description={description}
        times={times}
        series={series}
        look={look}
        onPoint={setPointed}
      />
    </figure>
  )
}

/** How much of the whole is used at that place: seen however small a part of it the picture shows. */
function FullnessBar({ fullness: { label, used, whole }, place }: { fullness: Fullness; place: number }) {
  const value = used[place] ?? null
  const max = whole[place] ?? 0
  if (value === null || max === 0) return null
  const tone = value >= max * nearlyFull ? 'fail' : 'harbour'
  return <Progress role="meter" label={label} value={value} max={max} tone={tone} />
}

/** uPlot in a box: made anew for other lines or words, told of every change of its data and its width. */
function Plot({
  description,
  times,
  series,
  look,
  onPoint,
}: {
  description: string
  times: readonly number[]
  series: readonly ChartSeries[]
  look: ChartLook
  onPoint: (place: number | null) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const lines = series.map(({ line }) => line).join(' ')
  const data: UPlot.AlignedData = [
    times.map((time) => time / 1000),
    ...series.map(({ column }) => [...column]),
  ]
  const latest = useRef(data)
  useEffect(() => {
    latest.current = data
    plot.current?.setData(data)
  })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const options = chartOptions({
      lines: lines.split(' '),
      look,
      element,
      size: { width: element.clientWidth, height },
      onPoint,
    })
    const made = new UPlot(options, latest.current, element)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [lines, look, onPoint])
  return <div ref={box} className={styles.plot} role="img" aria-label={description} />
}
