import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

/** Figures, dates and lists in the person's language. */
export interface Format {
  /** Sizes as the docker CLI prints them: 1 kB = 1000 B, three digits. */
  readonly bytes: (bytes: number) => string
  /** Memory as `docker stats` prints it: 1 KiB = 1024 B. */
  readonly memory: (bytes: number) => string
  readonly number: (value: number) => string
  /** `value` is in percent already, as `docker stats` has it. */
  readonly percent: (value: number, digits: number) => string
  /** “3 hours ago”; `at` is epoch milliseconds. */
  readonly ago: (at: number, now?: number) => string
  /** The largest unit, or minutes and seconds below an hour. */
  readonly duration: (milliseconds: number) => string
  /** A bound in seconds; from two minutes on in whole minutes, rounded up. */
  readonly most: (seconds: number) => string
  /** Seconds with one digit below ten, whole above; minutes and more as `duration` has them. */
  readonly seconds: (milliseconds: number) => string
  readonly dateTime: (at: number) => string
  readonly time: (at: number) => string
  readonly list: (items: readonly string[]) => string
}

const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

const spans = [
  { unit: 'year', milliseconds: 31_536_000_000 },
  { unit: 'month', milliseconds: 2_592_000_000 },
  { unit: 'week', milliseconds: 604_800_000 },
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
  { unit: 'second', milliseconds: 1000 },
] as const

/** One for each language: the Intl objects behind it take longer to make than a row of a table to draw. */
export const makeFormat = kept((language: string): Format => {
  const plain = new Intl.NumberFormat(language)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
  const list = new Intl.ListFormat(language)
  return {
    bytes: (bytes) => scaled(bytes, 1000, decimalUnits, language, 3),
    memory: (bytes) => scaled(bytes, 1024, binaryUnits, language, 4),
    number: (value) => plain.format(value),
    percent: (value, digits) =>
      figures(language, { style: 'percent', maximumFractionDigits: digits }).format(value / 100),
    ago: (at, now = Date.now()) => {
      const passed = Math.max(0, now - at)
      const span = spans.find((candidate) => passed >= candidate.milliseconds)
      if (span === undefined) return relative.format(0, 'second')
      return relative.format(-Math.floor(passed / span.milliseconds), span.unit)
    },
    duration: (milliseconds) => durationText(milliseconds, language),
    most: (seconds) =>
      seconds < 120
        ? unitText(seconds, 'second', 'long', language)
        : unitText(Math.ceil(seconds / 60), 'minute', 'long', language),
    seconds: (milliseconds) => secondsText(milliseconds, language),
    dateTime: (at) => dateTime.format(at),
    time: (at) => time.format(at),
    list: (items) => list.format(items),
  }
})

const figures = kept(
  (language: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
)

/** The same function, which makes each of its results once. */
function kept<Asked extends readonly unknown[], Made>(make: (...asked: Asked) => Made) {
  const made = new Map<string, Made>()
  return (...asked: Asked): Made => {
    const key = JSON.stringify(asked)
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(...asked)
    made.set(key, fresh)
    return fresh
  }
}

function scaled(
  bytes: number,
  base: number,
  units: readonly string[],
  language: string,
  digits: number,
): string {
  let value = bytes
  let index = 0
  while (value >= base && index < units.length - 1) {
    value /= base
    index += 1
  }
  const figure = figures(language, { maximumSignificantDigits: digits }).format(value)
  return `${figure} ${units[index] ?? 'B'}`
}

function unitText(value: number, unit: string, display: 'long' | 'narrow', language: string): string {
  return figures(language, { style: 'unit', unit, unitDisplay: display }).format(value)
}

function secondsText(milliseconds: number, language: string): string {
  const seconds = Math.max(0, milliseconds / 1000)
  if (seconds >= 60) return durationText(milliseconds, language)
  return figures(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds)
}

function durationText(milliseconds: number, language: string): string {
  const unit = (value: number, name: string, display: 'long' | 'narrow') =>
    unitText(value, name, display, language)
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return unit(seconds, 'second', 'long')
  if (seconds < 3600) {
    const parts = [unit(Math.floor(seconds / 60), 'minute', 'narrow'), unit(seconds % 60, 'second', 'narrow')]
    return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts)
  }
  const span = spans.find((candidate) => milliseconds >= candidate.milliseconds) ?? spans[4]
  return unit(Math.floor(milliseconds / span.milliseconds), span.unit, 'long')
}

/** Asks for no words, only for the language: a list has it in every row. */
export function useFormat(): Format {
  return makeFormat(useSyncExternalStore(onLanguage, language))
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}

const language = () => i18next.language
