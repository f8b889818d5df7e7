/** How much of a log is asked for: lines from the end, a length of time up to now, or two instants. */
export type LogSpan =
  | { readonly kind: 'tail'; readonly lines: number | 'all' }
  | { readonly kind: 'last'; readonly minutes: number }
  | { readonly kind: 'today' }
  /** Epoch milliseconds; null is open. */
  | { readonly kind: 'between'; readonly since: number | null; readonly until: number | null }

export const usualSpan: LogSpan = { kind: 'tail', lines: 'all' }

/** The spans that can be chosen with one click, by the names that their words have. */
export const quickSpans = {
  all: usualSpan,
  'tail-100': { kind: 'tail', lines: 100 },
  'tail-1000': { kind: 'tail', lines: 1000 },
  'tail-10000': { kind: 'tail', lines: 10_000 },
  'last-5m': { kind: 'last', minutes: 5 },
  'last-1h': { kind: 'last', minutes: 60 },
  today: { kind: 'today' },
} as const satisfies Readonly<Record<string, LogSpan>>
export type QuickSpan = keyof typeof quickSpans

/** What a session and `docker logs` are asked for; times are epoch milliseconds. */
export interface AskedSpan {
  readonly tail: number | 'all'
  readonly since?: number
  readonly until?: number
}

/** A span as of now. Times are whole seconds: a command that a person reads has no use for more. */
export function askedSpan(span: LogSpan, now: number): AskedSpan {
  switch (span.kind) {
    case 'tail':
      return { tail: span.lines }
    case 'last':
      return { tail: 'all', since: wholeSecond(now - span.minutes * 60_000) }
    case 'today':
      return { tail: 'all', since: new Date(now).setHours(0, 0, 0, 0) }
    case 'between':
      return {
        tail: 'all',
        ...(span.since === null ? {} : { since: span.since }),
        ...(span.until === null ? {} : { until: span.until }),
      }
  }
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000
}
