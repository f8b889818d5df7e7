import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'

/** Rows held now: `first` is the oldest, `end` one past the newest. Numbers only ever rise. */
export interface LogRange {
  readonly first: number
  readonly end: number
}

/** What a log session holds now; sent at most 30 times a second when it changed. Lines are numbered from 0 for ever. */
export interface LogHead extends LogRange {
  /** The rows of one stream alone, numbered among themselves; notices count in both. */
  readonly stdout: LogRange
  readonly stderr: LogRange
  /** Bytes of text held. */
  readonly bytes: number
  /**
   * `reading`: the past is still coming in. `following`: all was read, new lines come as they are written.
   * `ended`: the container is not running and all was read; a start goes on by itself.
   * `waiting`: the engine is away, the session resumes. `failed`: `fault` says why; nothing more comes.
   */
  readonly state: 'reading' | 'following' | 'ended' | 'waiting' | 'failed'
  /** Of the container's last run, while `ended`; null when it never ran. */
  readonly exitCode: number | null
  readonly fault: Fault | null
}

/** A window of rows, batched: never an object a line. */
export interface LogWindow {
  /** Rises past what was asked when those rows are gone already. */
  readonly from: number
  /** May be fewer than asked for (about 1 MB of text a call), but at least one where there is one. */
  readonly count: number
  /** The lines joined by \n; control characters but ESC[…m are stripped. */
  readonly text: string
  /** Epoch milliseconds a line, from the engine's own time stamps. */
  readonly times: readonly number[]
  /**
   * One character a row: `o` stdout, `e` stderr, and notices: `g` lines may be missing here, `r` the engine came
   * back and nothing is missing, `x` the container ended (the text is its exit code).
   */
  readonly streams: string
  /** Matches of the session's search, three numbers each: row within the window, start and end column without SGR. */
  readonly marks: readonly number[]
}

export interface SearchState {
  /** Hits so far among the rows held, and rows looked at. */
  readonly hits: number
  readonly scanned: number
  /** `timed-out`: the pattern took more than two seconds of work and was stopped. */
  readonly state: 'running' | 'done' | 'timed-out' | 'bad-pattern'
  /** What the regular expression engine says of a bad pattern. */
  readonly message: string
}

/** One hit: its row, and its place among all hits (from 0). */
export interface LogHit {
  readonly row: number
  readonly index: number
  readonly hits: number
}

const session = z.string().max(64)
/** Shows one stream alone; row numbers then count among its rows. */
const only = z.enum(['stdout', 'stderr']).optional()
const query = z.strictObject({
  text: z.string().min(1).max(1024),
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
})

export const logsContract = {
  /** Opens a session on one container. `tail` is a number of lines or all. Close it, or leave `head`: both free it. */
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
  lines: base
    .input(z.strictObject({ session, from: z.int().min(0), count: z.int().min(0).max(5000), only }))
    .output(type<LogWindow>()),
  /**
   * Searches beside the store; a new search of the session replaces the one before. Stays open after `done` and
   * tells new hits as lines come; leaving it ends the search.
   */
  search: base.input(z.strictObject({ session, query, only })).output(eventIterator(type<SearchState>())),
  /** The nearest hit of the session's search at or after (`next`) or at or before (`previous`) a row. */
  hit: base
    .input(z.strictObject({ session, row: z.int().min(0), direction: z.enum(['next', 'previous']) }))
    .output(type<LogHit | null>()),
  close: base.input(z.strictObject({ session })).output(type<void>()),
}
