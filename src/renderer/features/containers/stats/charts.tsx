import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from '../../../store/intl.ts'
import { Chart, type ChartSeries, type Fullness } from './chart.tsx'
import { binarySteps, type ChartLook, decimalSteps } from './chart-options.ts'
import { type Column, columnOf, ratesOf, type Samples, summaryOf } from './samples.ts'
import styles from './stats-tab.module.css'

/** From this share of the limit on its line is in the picture; far below it everything would be flat, and a bar tells. */
const limitInSight = 0.1

/** One picture for each thing that docker measures. */
export function Charts({ samples }: { samples: Samples }) {
  const { t } = useTranslation()
  const format = useFormat()
  const looks = useMemo(() => looksOf(t, format), [t, format])
  const memory = columnOf(samples, 'memory')
  const limit = columnOf(samples, 'memoryLimit')
  const rate = (name: 'received' | 'sent' | 'read' | 'written') => ratesOf(samples, columnOf(samples, name))
  const shared = { times: samples.times, t, format, looks }
  return (
    <div className={styles.charts}>
      <OneChart
        {...shared}
        what="cpu"
        series={[{ label: t('stats.figure.cpu'), line: 'first', column: columnOf(samples, 'cpu') }]}
      />
      <OneChart
        {...shared}
        what="memory"
        series={[
          { label: t('stats.figure.memory'), line: 'first', column: memory },
          ...(isNear(memory, limit)
            ? [{ label: t('stats.figure.memoryLimit'), line: 'limit' as const, column: limit }]
            : []),
        ]}
        beside={(place) => limitText(t, format, memory[place] ?? null, limit[place] ?? null)}
        fullness={{ label: t('stats.figure.memoryShare'), used: memory, whole: limit }}
      />
      <OneChart
        {...shared}
        what="network"
        series={[
          { label: t('stats.figure.received'), line: 'first', column: rate('received') },
          { label: t('stats.figure.sent'), line: 'second', column: rate('sent') },
        ]}
      />
      <OneChart
        {...shared}
        what="blocks"
        series={[
          { label: t('stats.figure.read'), line: 'first', column: rate('read') },
          { label: t('stats.figure.written'), line: 'second', column: rate('written') },
        ]}
      />
      <OneChart
        {...shared}
        what="pids"
        series={[{ label: t('stats.figure.pids'), line: 'first', column: columnOf(samples, 'pids') }]}
      />
    </div>
  )
}

type What = 'cpu' | 'memory' | 'network' | 'blocks' | 'pids'

/** How a figure of each chart is written. */
export function figureText(t: TFunction, format: Format, what: What, value: number | null): string {
  if (value === null) return t('stats.unknown')
  switch (what) {
    case 'cpu':
      return format.percent(value, 2)
    case 'memory':
      return format.memory(value)
    case 'network':
    case 'blocks':
      return t('stats.perSecond', { bytes: format.bytes(value) })
    case 'pids':
      return format.number(value)
  }
}

function OneChart({
  what,
  times,
  series,
  t,
  format,
  looks,
  ...more
}: {
  what: What
  times: readonly number[]
  series: readonly ChartSeries[]
  t: TFunction
  format: Format
  looks: Readonly<Record<What, ChartLook>>
  beside?: (place: number) => string
  fullness?: Fullness
}) {
  const text = (value: number | null) => figureText(t, format, what, value)
  const title = t(`stats.chart.${what}`)
  const lines = series.map(({ label, column }) => {
    const { now, average, highest } = summaryOf(column)
    return t('stats.describe', { label, now: text(now), average: text(average), highest: text(highest) })
  })
  return (
    <Chart
      title={title}
      description={t('stats.picture', { title, lines: lines.join(' ') })}
      times={times}
      series={series}
      look={looks[what]}
      text={text}
      {...more}
    />
  )
}

/** As in `docker stats`: of which limit, and how much of it. Without one of its own it is the engine's memory. */
function limitText(t: TFunction, format: Format, memory: number | null, limit: number | null): string {
  if (memory === null || limit === null || limit === 0) return ''
  return t('stats.ofLimit', {
    limit: format.memory(limit),
    percent: format.percent((memory / limit) * 100, 2),
  })
}

function looksOf(t: TFunction, format: Format): Readonly<Record<What, ChartLook>> {
  const { time } = format
  const bytes = (value: number) => t('stats.perSecond', { bytes: format.bytes(value) })
  return {
    cpu: { time, axis: (value) => format.percent(value, 2), steps: decimalSteps, least: 1 },
    memory: { time, axis: format.memory, steps: binarySteps, least: 1024 },
    network: { time, axis: bytes, steps: decimalSteps, least: 100 },
    blocks: { time, axis: bytes, steps: decimalSteps, least: 100 },
    pids: { time, axis: format.number, steps: decimalSteps.filter((step) => step >= 1), least: 4 },
  }
}

function isNear(memory: Column, limit: Column): boolean {
  const highest = summaryOf(memory).highest ?? 0
  return limit.some((value) => value !== null && value > 0 && highest >= value * limitInSight)
}
