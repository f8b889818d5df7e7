import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Fault } from '../faults.ts'
import { mostLogSources } from '../log-sources.ts'
import { base } from './fault.ts'
import { containerId } from './inputs.ts'
import type { TransferStarted } from './tasks.ts'

/**
 * Rows held now: `first` is the oldest, `end` one past the newest. A row keeps its number: those of newer ones rise, and
 * lines that are older than those read at first go down below 0.
 */
export interface LogRange {
  readonly first: number
  readonly end: number
}

/** How far the log of one container is read. */
export interface ReadingState {
  /**
   * `reading`: the past is still coming in. `following`: all was read, new lines come as they are written.
   * `ended`: the container is not running and all was read; a start goes on by itself.
   * `waiting`: the engine is away, the session resumes. `complete`: all up to `until` was read, nothing more comes.
   * `removed` (only in a session of several): a new container of the same name goes on in its place.
   * `failed`: `fault` says why; nothing more comes.
   */
  readonly state: 'reading' | 'following' | 'ended' | 'waiting' | 'complete' | 'removed' | 'failed'
  /** Of the container's last run, while `ended`; null when it never ran. */
  readonly exitCode: number | null
  readonly fault: Fault | null
}

/** One container of a session. Its place in the list is what `LogWindow.sources` tells of a row. */
export interface LogSource extends ReadingState {
  /** The full id where the container is known; another one once a container took its place. */
  readonly id: string
  readonly name: string
}

/** What there is before the oldest row held. */
export interface OlderLines {
  /**
   * `unasked`: the session was not opened for a number of lines. `several`: of several containers no more is read than
   * was asked for. `more`: `older` reads on. `beginning`: the oldest row is the first that the engine has. `full`: no more
   * rows fit.
   */
  readonly state: 'unasked' | 'several' | 'more' | 'beginning' | 'full'
  /** Lines, as the engine counts them, that `older` put before those asked for: `--tail` is the sum of both. */
  readonly lines: number
}

/**
 * What a log session holds now; sent at most 30 times a second when it changed. Rows are numbered for ever, among those
 * that are looked at. `first` and `end` are of these.
 */
export interface LogHead extends LogRange, ReadingState {
  /** Of which choice of rows `first` and `end` are; rises with each `look`. */
  readonly view: number
  /** Rises when rows that were told before have moved: a line of another container came late and was put in its place. */
  readonly edition: number
  /** All rows held, whatever is looked at. */
  readonly held: LogRange
  /** The oldest rows went to make room for new ones. */
  readonly hasLost: boolean
  readonly older: OlderLines
  /** Rows held that `clear` hides. */
  readonly hidden: number
  /** Rows that are no lines of the log, among those shown (`first` to `end`) and among the hidden ones. */
  readonly notices: { readonly shown: number; readonly hidden: number }
  /** Bytes of text held, that of notices left out. */
  readonly bytes: number
  readonly sources: readonly LogSource[]
}

/** A window of rows, batched: never an object a line. */
export interface LogWindow {
  /** Of which choice of rows the numbers are, as in the head. */
  readonly view: number
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
   * back and nothing is missing, `x` the container ended (the text is its exit code), `n` a new container took the name
   * of the one before.
   */
  readonly streams: string
  /** One character a row, in base 32: which of the session's containers wrote it. */
  readonly sources: string
  /** Matches of the session's search, three numbers each: row within the window, start and end column without SGR. */
  readonly marks: readonly number[]
}

export interface SearchState {
  /** Hits so far among the rows held, and rows looked at. */
  readonly hits: number
  readonly scanned: number
  /** `timed-out`: the pattern took more than two seconds of processor time, waiting not counted, and was stopped. */
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
const row = z.int()
const direction = z.enum(['next', 'previous'])
/** Epoch milliseconds. */
const instant = z.int().min(0).max(8_640_000_000_000_000)
const query = z.strictObject({
  text: z.string().min(1).max(1024),
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
})

export const logsContract = {
  /**
   * Opens a session on one container, or on several whose lines are merged by the engine's time stamps. `tail` is a
   * number of lines of each, or all. With `until` the log is read up to then and not followed. Close it, or leave
   * `head`: both free it. With one container a missing one, or one without a log, is a fault; with several their
   * source says so.
   */
  open: base
    .input(
      z.strictObject({
        ids: z.array(containerId).min(1).max(mostLogSources),
        tail: z.union([z.literal('all'), z.int().min(0).max(10_000_000)]).default('all'),
        since: instant.optional(),
        until: instant.optional(),
      }),
    )
    .output(type<{ readonly session: string }>()),
  head: base.input(z.strictObject({ session })).output(eventIterator(type<LogHead>())),
  /** Shows one stream alone, or leaves containers out (`off` are places in the list): rows are numbered anew. */
  look: base
    .input(
      z.strictObject({
        session,
        only: z.enum(['stdout', 'stderr']).optional(),
        off: z
          .array(
            z
              .int()
              .min(0)
              .max(mostLogSources - 1),
          )
          .max(mostLogSources)
          .default([]),
      }),
    )
    .output(type<{ readonly view: number }>()),
  /** Hides every row held now, or shows all again. */
  clear: base.input(z.strictObject({ session, hide: z.boolean() })).output(type<void>()),
  /** Rows of those looked at. */
  lines: base
    .input(z.strictObject({ session, from: row, count: z.int().min(0).max(5000) }))
    .output(type<LogWindow>()),
  /**
   * Reads a page of lines that come before the oldest row held, where the head says that there are more: about 2,000,
   * without a gap and none twice. Resolves when they are held; the head then tells how it stands. With
   * `GET /containers/{id}/logs?tail=&until=`.
   */
  older: base.input(z.strictObject({ session })).output(type<void>()),
  /**
   * Searches the rows looked at, beside the store; a new search of the session replaces the one before, and `look` ends
   * it. Stays open after `done` and tells new hits as lines come; leaving it ends the search.
   */
  search: base.input(z.strictObject({ session, query })).output(eventIterator(type<SearchState>())),
  /** The nearest hit of the session's search at or after (`next`) or at or before (`previous`) a row. */
  hit: base.input(z.strictObject({ session, row, direction })).output(type<LogHit | null>()),
  /**
   * The nearest row that tells of an error: by its level field (JSON or logfmt) where it has one, by the words error,
   * fatal, panic or exception where not; with `stderr` every line of that stream. null when there is none.
   */
  error: base
    .input(z.strictObject({ session, row, direction, stderr: z.boolean().default(false) }))
    .output(type<{ readonly row: number } | null>()),
  close: base.input(z.strictObject({ session })).output(type<void>()),
  /**
   * All that the engine has of a log, however much that is, as a download: byte for byte what
   * `docker logs [--timestamps] ID` prints, both streams in one.
   */
  save: base
    .input(z.strictObject({ id: containerId, timestamps: z.boolean().default(false) }))
    .output(type<TransferStarted>()),
}
