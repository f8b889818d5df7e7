import type { LogWindow } from '#shared/contract/logs.ts'

type RowKind = 'stdout' | 'stderr' | 'gap' | 'resumed' | 'ended' | 'recreated'

export interface LogRow {
  readonly number: number
  readonly kind: RowKind
  readonly text: string
  readonly time: number
  /** Place of its container in the session. */
  readonly source: number
  /** Pairs of start and end columns of what the search found. */
  readonly marks: readonly number[]
}

const kinds: Readonly<Record<string, RowKind>> = {
  o: 'stdout',
  e: 'stderr',
  g: 'gap',
  r: 'resumed',
  x: 'ended',
  n: 'recreated',
}
/** Rows around what is shown that are kept, and the most that one call brings. */
const kept = 600
const atOnce = 200

/** The rows shown and some around them, pulled from main a window at a time, one call after the other. */
export class RowCache {
  readonly #pull: (from: number, count: number) => Promise<LogWindow>
  readonly #changed: () => void
  #rows = new Map<number, LogRow>()
  /** Rows whose marks are older than the search. */
  #stale = new Set<number>()
  #edition = 0
  #low = 0
  #high = 0
  #pulling = false
  #closed = false

  constructor(pull: (from: number, count: number) => Promise<LogWindow>, changed: () => void) {
    this.#pull = pull
    this.#changed = changed
  }

  row(number: number): LogRow | undefined {
    return this.#rows.get(number)
  }

  /** Shows rows `low` to `high`: those that are missing are pulled. */
  show(low: number, high: number): void {
    this.#low = low
    this.#high = high
    void this.#fill()
  }

  /** Brings rows before they are shown. Resolves when they are there; those far from them are gone then. */
  async bring(low: number, high: number): Promise<void> {
    if (low >= high) return
    const window = await this.#pull(low, Math.min(atOnce, high - low))
    if (this.#closed || window.count === 0) return
    this.#low = low
    this.#high = high
    this.#take(window, low)
  }

  /** Rows have moved since the edition before: they come anew. */
  moved(edition: number): void {
    if (edition === this.#edition) return
    this.#edition = edition
    this.remark()
  }

  /** What the search found has changed: rows stay until they come anew. */
  remark(): void {
    this.#stale = new Set(this.#rows.keys())
    void this.#fill()
  }

  close(): void {
    this.#closed = true
  }

  async #fill(): Promise<void> {
    if (this.#pulling) return
    this.#pulling = true
    try {
      for (let from = this.#missing(); from !== null && !this.#closed; from = this.#missing()) {
        const window = await this.#pull(from, Math.min(atOnce, this.#high - from))
        if (this.#closed || window.count === 0) return
        this.#take(window, from)
        this.#changed()
      }
    } catch {
      // The session is gone or the host is away: its head says so, and a new session brings a new cache.
    } finally {
      this.#pulling = false
    }
  }

  #missing(): number | null {
    for (let row = this.#low; row < this.#high; row++)
      if (!this.#rows.has(row) || this.#stale.has(row)) return row
    return null
  }

  #take(window: LogWindow, asked: number): void {
    const marks = marksByRow(window.marks)
    for (const [index, text] of window.text.split('\n').entries()) {
      const number = window.from + index
      const kind = kinds[window.streams[index] ?? ''] ?? 'stdout'
      const time = window.times[index] ?? 0
      const source = Number.parseInt(window.sources[index] ?? '0', 32)
      this.#rows.set(number, { number, kind, text, time, source, marks: marks.get(index) ?? [] })
      this.#stale.delete(number)
    }
    // Rows that were overwritten before they were pulled.
    if (window.from > asked) this.#low = Math.max(this.#low, window.from)
    for (const number of this.#rows.keys())
      if (number < this.#low - kept || number > this.#high + kept) {
        this.#rows.delete(number)
        this.#stale.delete(number)
      }
  }
}

function marksByRow(marks: readonly number[]): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  for (let at = 0; at + 2 < marks.length; at += 3) {
    const row = marks[at] ?? 0
    const pairs = rows.get(row) ?? []
    pairs.push(marks[at + 1] ?? 0, marks[at + 2] ?? 0)
    rows.set(row, pairs)
  }
  return rows
}
