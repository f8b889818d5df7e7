import type { LogHit, SearchState } from '#shared/contract/logs.ts'
import { type BlockFinder, blockFinder, patternOf, type SearchQuery } from './block-finder.ts'
import { fitting, textOf } from './chunk.ts'
import { withoutSgr } from './clean.ts'
import { createInterruptible } from './interruptible.ts'
import type { StoreView } from './store-view.ts'

/** Milliseconds of this thread's processor time after which a search is given up: a busy machine does not count. */
const patience = 2000
/** The longest that one step may hold up the thread; a normal step takes `stepTime`. */
const longestStep = 200
const stepTime = 12
/** A step that was interrupted after so much processor time had a pattern to blame, not the machine. */
const slowStep = 50
/**
 * Bytes of text that are looked at as one string. V8 makes a string past 128 KB, of one or two bytes a character, in a
 * way that costs ten times the search itself.
 */
const blockBytes = 48 << 10
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
  /** Null when lines are looked at one by one: a line that takes too long is then known. */
  #finder: BlockFinder | null = null
  readonly #interruptible = createInterruptible()
  #hits: number[] = []
  #state: SearchState['state'] = 'running'
  #message = ''
  #next = 0
  /** Rows from `from` on, and what was found in them, while older rows that came before them are looked at. */
  #later: { readonly from: number; readonly hits: number[]; readonly next: number } | null = null
  #spent = 0

  constructor(view: StoreView, query: SearchQuery) {
    this.#view = view
    let pattern: RegExp | null = null
    try {
      pattern = patternOf(query)
      this.#finder = blockFinder(query)
    } catch (error) {
      this.#state = 'bad-pattern'
      // V8 says the pattern once more before what is wrong with it.
      this.#message = (error instanceof Error ? error.message : String(error)).replace(
        /^Invalid regular expression: \/.*\/\w*: /s,
        '',
      )
    }
    this.#pattern = pattern
    this.#next = view.range().first
  }

  state(): SearchState {
    const { first } = this.#view.range()
    const gone = countBefore(this.#hits, first)
    // Hits in rows that were overwritten go too, or a search under a busy log would grow for ever.
    if (gone > forgetAt) this.#hits.splice(0, gone)
    const known = this.#hits.length + (this.#later?.hits.length ?? 0)
    const held = gone > forgetAt ? known : known - gone
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
    const until = performance.now() + stepTime
    const before = process.threadCpuUsage()
    const pattern = this.#pattern
    const limit = Math.min(longestStep, patience - this.#spent)
    const isWhole = this.#interruptible(() => this.#scan(pattern, until), limit)
    const { user, system } = process.threadCpuUsage(before)
    const worked = (user + system) / 1000
    this.#spent += worked
    if (!isWhole && worked > slowStep) this.#finder = null
    this.#joinLater()
    if (this.#next >= this.#view.range().end) {
      this.#state = 'done'
      this.#spent = 0
      return false
    }
    if (this.#spent < patience) return true
    this.#state = 'timed-out'
    return false
  }

  /** Older rows were put before row `from`: they are looked at next, and what was found from there on stays. */
  preceded(from: number): void {
    this.#later ??= { from, hits: this.#hits, next: this.#next }
    this.#hits = []
    this.#next = this.#view.range().first
  }

  /** Rows from `row` on have moved: what was found there is looked for again. */
  forget(row: number): void {
    this.#hits = this.#all()
    this.#next = Math.min(this.#next, this.#later?.next ?? this.#next)
    this.#later = null
    this.#hits.length = countBefore(this.#hits, row)
    this.#next = Math.min(this.#next, row)
  }

  /** The nearest hit at or after, or at or before a row, among the rows held. */
  hit(row: number, direction: 'next' | 'previous'): LogHit | null {
    const hits = this.#all()
    const gone = countBefore(hits, this.#view.range().first)
    const at = direction === 'next' ? Math.max(gone, countBefore(hits, row)) : countBefore(hits, row + 1) - 1
    const found = at < gone ? undefined : hits[at]
    return found === undefined ? null : { row: found, index: at - gone, hits: hits.length - gone }
  }

  /** Matches in rows of a window, as `LogWindow.marks` has them; what takes too long is left out. */
  marks(lines: readonly string[], from: number): readonly number[] {
    const marks: number[] = []
    const pattern = this.#pattern
    const hits = this.#all()
    if (pattern === null || hits.length === 0) return marks
    this.#interruptible(() => {
      for (let at = countBefore(hits, from); at < hits.length; at++) {
        const row = (hits[at] ?? 0) - from
        const line = lines[row]
        if (line === undefined) return
        addMarks(pattern, withoutSgr(line), row, marks)
      }
    }, marksTime)
    // An interrupted line may have left one number of three.
    return marks.slice(0, marks.length - (marks.length % 3))
  }

  #scan(pattern: RegExp, until: number): void {
    const end = this.#later?.from ?? Number.POSITIVE_INFINITY
    this.#view.runs(this.#next, (chunk, low, high, number) => {
      // Older rows came in chunks of their own: a run is before the end or behind it.
      if (number >= end) return false
      for (let row = low; row < high;) {
        const stop = Math.min(high, fitting(chunk, row, blockBytes))
        const text = withoutSgr(textOf(chunk, row, stop, this.#finder?.encoding))
        const first = number + row - low
        if (this.#finder === null) this.#scanLines(pattern, text.split('\n'), first)
        else this.#scanBlock(this.#finder.pattern, text, first)
        row = stop
        this.#next = number + stop - low
        if (performance.now() > until) return false
      }
      return true
    })
  }

  /** From match to match; an interrupted step goes on after the last one found. */
  #scanBlock(pattern: RegExp, text: string, number: number): void {
    let row = number
    let start = 0
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      let end = text.indexOf('\n', start)
      for (; end >= 0 && end < match.index; end = text.indexOf('\n', start)) {
        start = end + 1
        row += 1
      }
      this.#found(row)
      if (end < 0) return
      start = end + 1
      pattern.lastIndex = start
      row += 1
      this.#next = row
    }
  }

  /** `#next` moves line by line, so that an interrupted step goes on at the line that took too long. */
  #scanLines(pattern: RegExp, lines: readonly string[], number: number): void {
    let row = number
    for (const line of lines) {
      this.#next = row
      pattern.lastIndex = 0
      if (pattern.test(line)) this.#found(row)
      row += 1
    }
  }

  /** An interrupted step may have counted a row before it was stopped. */
  #found(row: number): void {
    if ((this.#hits.at(-1) ?? Number.NEGATIVE_INFINITY) < row) this.#hits.push(row)
  }

  #all(): number[] {
    return this.#later === null ? this.#hits : [...this.#hits, ...this.#later.hits]
  }

  /** The older rows were looked at: on with those that came after them. */
  #joinLater(): void {
    if (this.#later === null || this.#next < this.#later.from) return
    const { next } = this.#later
    this.#hits = this.#all()
    this.#later = null
    this.#next = next
  }
}

/** How many of the hits, which rise, lie before a row. */
function countBefore(hits: readonly number[], row: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low
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
