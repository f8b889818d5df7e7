import type { LogHead, LogHit, LogRange, LogWindow, SearchState } from '#shared/contract/logs.ts'
import { mostLogSources } from '#shared/log-sources.ts'
import type { StoreLimits } from './line-store.ts'
import type { Beginning, Continuity } from './log-reader.ts'
import type { SearchQuery } from './block-finder.ts'
import type { Seam } from './log-seam.ts'
import type { OlderRows } from './older-lines.ts'
import type { Looked } from './store-view.ts'

/** What the rows of a session are now, as its view knows it; the parts are those of `LogHead`. */
export interface ViewRows extends LogRange {
  readonly view: number
  readonly edition: number
  readonly held: LogRange
  readonly hidden: number
  readonly notices: LogHead['notices']
  readonly hasLost: boolean
  readonly bytes: number
}

export interface HeldRows extends ViewRows {
  readonly older: OlderRows
}

/** In the place of a source: bytes of the lines that come before those of the session's only container. */
export const olderLane = mostLogSources

/** Questions to the thread. */
export type Ask =
  | { readonly name: 'lines'; readonly from: number; readonly count: number }
  | { readonly name: 'hit'; readonly row: number; readonly direction: 'next' | 'previous' }
  | {
      readonly name: 'error'
      readonly row: number
      readonly direction: 'next' | 'previous'
      readonly stderr: boolean
    }
  /** Shows other rows from now on. */
  | { readonly name: 'look'; readonly looked: Looked }
  /** Hides all rows of now, or shows them again. */
  | { readonly name: 'clear'; readonly hide: boolean }
  /** From when on a resumed stream of a source should come, in seconds. */
  | { readonly name: 'since'; readonly source: number }
  /** Where the next page of older lines ends: `olderLane` takes its bytes. */
  | { readonly name: 'older' }
  /** The stream of older lines is over. `last`: when nothing came, the engine has nothing older. */
  | { readonly name: 'older-over'; readonly last: boolean }
  /** A source's stream is over: how did it stand to the one before it, and what was wrong with its bytes? */
  | { readonly name: 'over'; readonly source: number }

/** Their answers. */
export type Answer =
  | { readonly name: 'lines'; readonly window: LogWindow }
  | { readonly name: 'hit'; readonly hit: LogHit | null }
  | { readonly name: 'error'; readonly row: number | null }
  | { readonly name: 'look'; readonly view: number }
  | { readonly name: 'clear' }
  | { readonly name: 'since'; readonly since: number | null }
  | { readonly name: 'over'; readonly continuity: Continuity; readonly bad: string | null }
  /** null when nothing older is to be read. */
  | { readonly name: 'older'; readonly seam: Seam | null }
  /** `messages` that came; null when the rows held do not begin in what was read. */
  | { readonly name: 'older-over'; readonly messages: number | null; readonly bad: string | null }

/** From main to the thread; `raw` says which sources are containers with a terminal. */
export type ToThread = { readonly session: string } & (
  | { readonly kind: 'open'; readonly raw: readonly boolean[]; readonly limits: StoreLimits }
  | { readonly kind: 'begin'; readonly source: number; readonly beginning: Beginning }
  | { readonly kind: 'bytes'; readonly source: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The container's run is over: what is left of a line is one, and a row tells the exit code. */
  | { readonly kind: 'ended'; readonly source: number; readonly exitCode: number; readonly at: number | null }
  /** A new container took the name of the source's: nothing that was read of the old one says anything of it. */
  | { readonly kind: 'recreated'; readonly source: number; readonly raw: boolean; readonly at: number }
  /** Nothing more comes from a source for now. */
  | { readonly kind: 'silent'; readonly source: number }
  | { readonly kind: 'search'; readonly search: number; readonly query: SearchQuery }
  | { readonly kind: 'leave-search'; readonly search: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask }
)

/** From the thread to main. */
export type FromThread =
  | { readonly kind: 'taken'; readonly session: string; readonly source: number; readonly bytes: number }
  | { readonly kind: 'rows'; readonly session: string; readonly rows: HeldRows }
  /** The stream does not reach back to what was seen, or is no log stream: end it. */
  | { readonly kind: 'refused'; readonly session: string; readonly source: number }
  | {
      readonly kind: 'found'
      readonly session: string
      readonly search: number
      readonly state: SearchState
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
