/** How much of a log is asked for. */
export const logSpans = [
  'all',
  'tail-100',
  'tail-1000',
  'tail-10000',
  'since-15m',
  'since-1h',
  'since-24h',
] as const
export type LogSpan = (typeof logSpans)[number]

const minute = 60_000
const lengths: Partial<Record<LogSpan, number>> = {
  'since-15m': 15 * minute,
  'since-1h': 60 * minute,
  'since-24h': 24 * 60 * minute,
}

/** Lines from the end. */
export function tailOf(span: LogSpan): number | 'all' {
  return span.startsWith('tail-') ? Number(span.slice('tail-'.length)) : 'all'
}

/** Epoch milliseconds, null for no limit. */
export function sinceOf(span: LogSpan, now: number): number | null {
  const length = lengths[span]
  return length === undefined ? null : now - length
}
