import { rowKinds } from './chunk.ts'
import { clean } from './clean.ts'
import { LineJoiner } from './line-joiner.ts'
import { defaultLimits, LineStore } from './line-store.ts'
import type { LogReader } from './log-reader.ts'
import type { Seam } from './log-seam.ts'
import { type Message, OlderPage } from './older-page.ts'

/** What there is before the rows held; see the contract's `OlderLines`. */
export interface OlderRows {
  readonly state: 'more' | 'beginning' | 'full'
  /** Messages of the engine that were put before those read at first. */
  readonly lines: number
}

/** What a page brought. */
export interface Preceded {
  /** Messages put before those that were read. */
  readonly messages: number
  /** The first row that was there, and the oldest of those whose line began in the page. */
  readonly first: number
  readonly completed: number | null
}

const kinds = [
  [0, rowKinds.stdout],
  [1, rowKinds.stderr],
] as const

/** Puts older lines, page by page, before those of a log that was read from somewhere on. */
export class OlderLines {
  readonly #store: LineStore
  readonly #raw: boolean
  #page: OlderPage | null = null
  #rows: OlderRows = { state: 'more', lines: 0 }
  #bad: string | null = null

  constructor(store: LineStore, raw: boolean) {
    this.#store = store
    this.#raw = raw
  }

  get rows(): OlderRows {
    return this.#store.hasLost ? { ...this.#rows, state: 'full' } : this.#rows
  }

  /** Where the next page ends; null when there is none to be read. */
  begin(reader: LogReader): Seam | null {
    const seam = reader.seam()
    this.#bad = null
    // A log of which nothing was read has nothing older.
    if (seam === null) this.#settle()
    this.#page = seam === null || this.rows.state !== 'more' ? null : new OlderPage(seam, this.#raw)
    return this.#page === null ? null : seam
  }

  push(bytes: Uint8Array): void {
    if (this.isEnough) return
    try {
      this.#page?.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    } catch (error) {
      this.#bad = error instanceof Error ? error.message : String(error)
    }
  }

  /** What comes of the page's stream is not needed. */
  get isEnough(): boolean {
    return this.#page === null || this.#page.isFound || this.#bad !== null
  }

  /**
   * The page's stream is over. null when the rows held do not begin in it. With `last` the engine has nothing that is
   * older than what came.
   */
  over(reader: LogReader, last: boolean): Preceded | null {
    const messages = this.#bad === null ? (this.#page?.over() ?? null) : null
    this.#page = null
    const preceded = messages === null ? null : this.#precede(reader, messages)
    if (last && this.#bad === null && (preceded?.messages ?? 0) === 0) this.#settle()
    return preceded
  }

  /** What was wrong with the bytes of the page; null when nothing was. */
  get bad(): string | null {
    return this.#bad
  }

  #settle(): void {
    if (this.#rows.state === 'more') this.#rows = { ...this.#rows, state: 'beginning' }
  }

  #precede(reader: LogReader, messages: readonly Message[]): Preceded {
    const page = new LineStore({
      ...defaultLimits,
      lines: Number.POSITIVE_INFINITY,
      memory: Number.POSITIVE_INFINITY,
    })
    const joiner = new LineJoiner(page.append.bind(page), 0)
    for (const message of messages)
      joiner.message(message, message.stream, message.bytes, 0, message.bytes.length)
    const { first } = this.#store.range()
    if (!this.#store.accepts(page)) {
      this.#rows = { ...this.#rows, state: 'full' }
      return { messages: 0, first, completed: null }
    }
    const completed = this.#complete(reader, joiner)
    this.#store.precede(page)
    reader.precede(messages)
    this.#rows = { ...this.#rows, lines: this.#rows.lines + messages.length }
    return { messages: messages.length, first, completed }
  }

  /** A line that is longer than the engine's messages may have been cut at the seam: its beginning comes to its rest. */
  #complete(reader: LogReader, joiner: LineJoiner): number | null {
    let completed: number | null = null
    for (const [stream, kind] of kinds) {
      const beginning = joiner.unfinished(stream)
      if (beginning.length === 0) continue
      const row = this.#store.completeOldest(kind, Buffer.from(clean(beginning, 0, beginning.length)))
      if (row === null) reader.completeLine(stream, beginning)
      else completed = Math.min(row, completed ?? row)
    }
    return completed
  }
}
