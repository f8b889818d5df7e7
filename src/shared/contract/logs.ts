import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'

/** What a log session holds now; sent at most 30 times a second when it changed. Lines are numbered from 0 for ever. */
export interface LogHead {
  /** The oldest line still held; it rises when the ring overwrites. */
  readonly first: number
  /** One past the newest line. */
  readonly end: number
  /** Bytes of text held. */
  readonly bytes: number
  /** `ended`: the container stopped and all was read. `waiting`: the engine is away, the session resumes. */
  readonly state: 'reading' | 'following' | 'ended' | 'waiting' | 'failed'
  readonly fault: Fault | null
}

/** A window of lines, batched: never an object a line. `text` joins the lines with \n, control characters but ESC[…m stripped. */
export interface LogWindow {
  readonly from: number
  readonly count: number
  readonly text: string
  /** Epoch milliseconds a line, from the engine's own time stamps. */
  readonly times: readonly number[]
  /** One character a line: `o` stdout, `e` stderr, `g` a gap row (lines may be missing here). */
  readonly streams: string
}

export interface SearchState {
  /** Hits so far, and lines looked at of `end` lines. */
  readonly hits: number
  readonly scanned: number
  readonly state: 'running' | 'done' | 'timed-out' | 'bad-pattern'
  /** What the regular expression engine says of a bad pattern. */
  readonly message: string
}

const session = z.string().max(64)
const query = z.strictObject({
  text: z.string().max(1024),
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
})

export const logsContract = {
  /** Opens a session on one container. `tail` is a number of lines or all. Close it, or leave: both free it. */
  open: base
    .input(
      z.strictObject({
        id: containerId,
        tail: z.union([z.literal('all'), z.int().min(0).max(10_000_000)]).default('all'),
        /** Epoch milliseconds. */
        since: z.int().min(0).optional(),
      }),
    )
    .output(type<{ readonly session: string }>()),
  head: base.input(z.strictObject({ session })).output(eventIterator(type<LogHead>())),
  /** At most 5,000 lines a call. `only` shows a stream alone and then counts among its lines. */
  lines: base
    .input(z.strictObject({ session, from: z.int().min(0), count: z.int().min(0).max(5000) }))
    .output(type<LogWindow>()),
  /** Searches in the worker; a new search of the session replaces the one before. Ends when done; follows nothing. */
  search: base.input(z.strictObject({ session, query })).output(eventIterator(type<SearchState>())),
  /** Line numbers of hits `from`… of the session's search, in order. */
  hits: base
    .input(z.strictObject({ session, from: z.int().min(0), count: z.int().min(0).max(5000) }))
    .output(type<readonly number[]>()),
  close: base.input(z.strictObject({ session })).output(type<void>()),
}
