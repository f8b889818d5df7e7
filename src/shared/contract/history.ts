import type { Health } from './containers.ts'

/** What happened to a container, as the engine's events told it. */
export type Happening =
  | {
      readonly kind:
        | 'created'
        | 'started'
        | 'restarted'
        | 'paused'
        | 'unpaused'
        | 'stopped'
        | 'oom'
        | 'updated'
        | 'destroyed'
    }
  | { readonly kind: 'died'; readonly exitCode: number | null }
  /** A signal was sent, by `docker kill` or as a part of a stop; by its number when it has no name. */
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'health'; readonly health: Health }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  /** `reference` is empty for an image without a name. */
  | { readonly kind: 'committed'; readonly reference: string }
  /** The same command over and over, as a health check runs it, is told once with its count. */
  | { readonly kind: 'executed'; readonly command: string; readonly times: number; readonly from: number }
  | { readonly kind: 'connected' | 'disconnected'; readonly network: string }

export type HistoryEntry = Happening & {
  /** Rises with every entry. One that comes again with the same number replaces the one before. */
  readonly number: number
  /** Epoch milliseconds, by the engine's clock. */
  readonly at: number
}

/** Nothing is known of that time: the event stream was broken. Epoch milliseconds. */
export interface HistoryGap {
  readonly from: number
  readonly to: number
}

/** First everything that is kept of one container, then what is new; entries go oldest first. */
export interface HistoryNews {
  readonly entries: readonly HistoryEntry[]
  /** Entries below this number are kept no longer. */
  readonly first: number
  /** Epoch milliseconds since when events of this engine are heard; null before the first connection. */
  readonly since: number | null
  /** The last breaks of the event stream since then, whatever happened to the container; oldest first. */
  readonly gaps: readonly HistoryGap[]
}
