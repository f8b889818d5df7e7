import type { LogHit, SearchState } from '#shared/contract/logs.ts'
import { withoutSgr } from './clean.ts'
import { createInterruptible } from './interruptible.ts'
import { textOf } from './chunk.ts'
import type { StoreView } from './store-view.ts'

export interface SearchQuery {
  readonly text: string
  readonly regex: boolean
  readonly matchCase: boolean
}

/** Milliseconds of work after which a search is given up. */
const patience = 2000
/** The longest that one step may hold up the thread; a normal step takes `stepTime`. */
const longestStep = 200
const stepTime = 12
const rowsAtOnce = 2048
const marksALine = 100
const marksTime = 100
const forgetAt = 50_000

/**
 * One search through the rows of a view, in steps, so that reading goes on between them. After it is done it goes on with the
 * rows that came meanwhile whenever `step` is called again.
 */
export class Search {
  readonly #view: StoreView
  readonly #pattern: RegExp | null
  /** A literal that no line of a block can hold when the block does not: most blocks are skipped at once. */
  readonly #literal: RegExp | null
  readonly #interruptible = createInterruptible()
  readonly #hits: number[] = []
  #state: SearchState['state'] = 'running'
  #message = ''
  #next = 0
  #spent = 0

  constructor(view: StoreView, query: SearchQuery) {
    this.#view = view
    const flags = query.matchCase ? 'g' : 'gi'
    let pattern: RegExp | null = null
    try {
      pattern = new RegExp(query.regex ? query.text : literal(query.text), flags)
    } catch (error) {
      this.#state = 'bad-pattern'
      this.#message = error instanceof Error ? error.message : String(error)
    }
    this.#pattern = pattern
    this.#literal = query.regex ? null : pattern
    this.#next = view.range().first
  }

  state(): SearchState {
    const { first } = this.#view.range()
    const gone = this.#gone(first)
    // Hits in rows that were overwritten go too, or a search under a busy log would grow for ever.
    if (gone > forgetAt) this.#hits.splice(0, gone)
    const held = gone > forgetAt ? this.#hits.length : this.#hits.length - gone
    return {
      hits: held,
      scanned: Math.max(0, this.#next - first),
      state: this.#state,
      message: this.#message,
    }
  }

  /** Looks at rows for a few milliseconds; answers true while there are more to look at. */
  step(): boolean {
    if (this.#pattern === null || this.#state === 'timed-out') return false
    this.#state = 'running'
    this.#next = Math.max(this.#next, this.#view.range().first)
    const started = performance.now()
    const pattern = this.#pattern
    const limit = Math.min(longestStep, patience - this.#spent)
    this.#interruptible(() => this.#scan(pattern, started + stepTime), limit)
    this.#spent += performance.now() - started
    if (this.#next >= this.#view.range().end) {
      this.#state = 'done'
      this.#spent = 0
      return false
    }
    if (this.#spent < patience) return true
    this.#state = 'timed-out'
    return false
  }

  /** Rows from `row` on have moved: what was found there is looked for again. */
  forget(row: number): void {
    this.#hits.length = this.#gone(row)
    this.#next = Math.min(this.#next, row)
  }

  /** The nearest hit at or after, or at or before a row, among the rows held. */
  hit(row: number, direction: 'next' | 'previous'): LogHit | null {
    const gone = this.#gone(this.#view.range().first)
    const at = direction === 'next' ? Math.max(gone, this.#gone(row)) : this.#gone(row + 1) - 1
    const found = at < gone ? undefined : this.#hits[at]
    return found === undefined ? null : { row: found, index: at - gone, hits: this.#hits.length - gone }
  }

  /** Matches in rows of a window, as `LogWindow.marks` has them; what takes too long is left out. */
  marks(lines: readonly string[], from: number): readonly number[] {
    const marks: number[] = []
    const pattern = this.#pattern
    if (pattern === null || this.#hits.length === 0) return marks
    this.#interruptible(() => {
      for (let at = this.#gone(from); at < this.#hits.length; at++) {
        const row = (this.#hits[at] ?? 0) - from
        const line = lines[row]
        if (line === undefined) return
        addMarks(pattern, withoutSgr(line), row, marks)
      }
    }, marksTime)
    // An interrupted line may have left one number of three.
    return marks.slice(0, marks.length - (marks.length % 3))
  }

  #scan(pattern: RegExp, until: number): void {
    this.#view.runs(this.#next, (chunk, low, high, number) => {
      for (let row = low; row < high; row += rowsAtOnce) {
        const stop = Math.min(high, row + rowsAtOnce)
        const text = withoutSgr(textOf(chunk, row, stop))
        if (this.#mayHold(text)) this.#scanLines(pattern, text.split('\n'), number + row - low)
        this.#next = number + stop - low
        if (performance.now() > until) return false
      }
      return true
    })
  }

  /** `#next` moves line by line, so that an interrupted step goes on at the line that took too long. */
  #scanLines(pattern: RegExp, lines: readonly string[], number: number): void {
    let row = number
    for (const line of lines) {
      this.#next = row
      pattern.lastIndex = 0
      // An interrupted step may have counted this line before it was stopped.
      if (pattern.test(line) && (this.#hits.at(-1) ?? -1) < row) this.#hits.push(row)
      row += 1
    }
  }

  #mayHold(text: string): boolean {
    if (this.#literal === null) return true
    this.#literal.lastIndex = 0
    return this.#literal.test(text)
  }

  /** How many hits lie before a row. */
  #gone(row: number): number {
    let low = 0
    let high = this.#hits.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#hits[middle] ?? 0) < row) low = middle + 1
      else high = middle
    }
    return low
  }
}

function addMarks(pattern: RegExp, line: string, row: number, marks: number[]): void {
  pattern.lastIndex = 0
  for (let found = 0; found < marksALine; found++) {
    const match = pattern.exec(line)
    if (match === null) return
    if (match[0].length === 0) pattern.lastIndex += 1
    else marks.push(row, match.index, match.index + match[0].length)
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
