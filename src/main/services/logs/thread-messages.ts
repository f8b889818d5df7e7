import type { LogHit, LogRange, LogWindow, SearchState } from '#shared/contract/logs.ts'
import type { StoreLimits, Only } from './line-store.ts'
import type { Beginning, Continuity } from './log-reader.ts'
import type { SearchQuery } from './search.ts'

/** What the rows of a session are now, as the thread knows it. */
export interface HeldRows extends LogRange {
  readonly stdout: LogRange
  readonly stderr: LogRange
  readonly bytes: number
}

/** Questions to the thread. */
export type Ask =
  | { readonly name: 'lines'; readonly from: number; readonly count: number; readonly only: Only | undefined }
  | { readonly name: 'hit'; readonly row: number; readonly direction: 'next' | 'previous' }
  /** From when on a resumed stream should come, in seconds. */
  | { readonly name: 'since' }
  /** The stream is over: how did it stand to the one before it, and what was wrong with its bytes? */
  | { readonly name: 'over' }

/** Their answers. */
export type Answer =
  | { readonly name: 'lines'; readonly window: LogWindow }
  | { readonly name: 'hit'; readonly hit: LogHit | null }
  | { readonly name: 'since'; readonly since: number | null }
  | { readonly name: 'over'; readonly continuity: Continuity; readonly bad: string | null }

/** From main to the thread. */
export type ToThread = { readonly session: string } & (
  | { readonly kind: 'open'; readonly raw: boolean; readonly limits: StoreLimits }
  | { readonly kind: 'begin'; readonly beginning: Beginning }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The container's run is over: what is left of a line is one, and a row tells the exit code. */
  | { readonly kind: 'ended'; readonly exitCode: number }
  | {
      readonly kind: 'search'
      readonly search: number
      readonly query: SearchQuery
      readonly only: Only | undefined
    }
  | { readonly kind: 'leave-search'; readonly search: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask }
)

/** From the thread to main. */
export type FromThread =
  | { readonly kind: 'taken'; readonly session: string; readonly bytes: number }
  | { readonly kind: 'rows'; readonly session: string; readonly rows: HeldRows }
  /** The stream does not reach back to what was seen, or is no log stream: end it. */
  | { readonly kind: 'refused'; readonly session: string }
  | {
      readonly kind: 'found'
      readonly session: string
      readonly search: number
      readonly state: SearchState
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
