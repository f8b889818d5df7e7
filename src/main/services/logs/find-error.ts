import { withoutSgr } from './clean.ts'
import { kindOf, rowKinds, textOf } from './chunk.ts'
import type { StoreView } from './store-view.ts'

const rowsAtOnce = 2048
/** Nothing in a block that this does not find can be an error: most blocks are skipped at once. */
const hint =
  /error|fatal|panic|exception|"(?:level|severity|lvl|levelname|log\.level)"|\b(?:level|lvl|severity)=/i
const words = /\b(?:error|fatal|panic|\w*exception)\b/i
/** The field that tells how bad a line is, in JSON and in logfmt. */
const levelField =
  /"(?:level|severity|lvl|levelname|log\.level)"\s*:\s*(?:"([^"\\]*)"|(\d+))|(?:^|\s)(?:level|lvl|severity)="?(\w+)/i
const badLevels = /^(?:e|err|error|f|fatal|crit|critical|panic|alert|emerg|emergency|severe)$/i
/** pino and bunyan count: 50 is an error, 60 fatal. */
const badNumber = 50

/**
 * Whether a line tells of an error: its level field has the word where there is one, otherwise its words (error, fatal,
 * panic, …Exception) do.
 */
export function isError(line: string): boolean {
  const level = levelField.exec(line)
  if (level === null) return words.test(line)
  const [, quoted, number, bare] = level
  if (number !== undefined) return Number(number) >= badNumber
  return badLevels.test(quoted ?? bare ?? '')
}

/** Looks for an error in slices, so that reading goes on in between; `stderr` takes every line of that stream for one. */
export class ErrorSearch {
  readonly #view: StoreView
  readonly #stderr: boolean
  readonly #forward: boolean
  /** The next row to look at, or the one after it when going backwards. */
  #row: number

  constructor(view: StoreView, row: number, direction: 'next' | 'previous', stderr: boolean) {
    this.#view = view
    this.#stderr = stderr
    this.#forward = direction === 'next'
    this.#row = this.#forward ? row : Math.min(row + 1, view.range().end)
  }

  /** The row found, null when there is none, undefined when there is more to look at. */
  step(milliseconds: number): number | null | undefined {
    const until = performance.now() + milliseconds
    do {
      const { first, end } = this.#view.range()
      const low = this.#forward ? Math.max(first, this.#row) : Math.max(first, this.#row - rowsAtOnce)
      const high = this.#forward ? Math.min(end, low + rowsAtOnce) : Math.min(end, this.#row)
      if (low >= high) return null
      const found = this.#look(low, high)
      if (found !== null) return found
      this.#row = this.#forward ? high : low
    } while (performance.now() < until)
    return undefined
  }

  #look(low: number, high: number): number | null {
    let found: number | null = null
    this.#view.runs(low, (chunk, from, to, number) => {
      const stop = Math.min(to, from + high - number)
      if (stop <= from) return false
      const text = withoutSgr(textOf(chunk, from, stop))
      if (!this.#stderr && !hint.test(text)) return number + stop - from < high
      for (const [at, line] of text.split('\n').entries()) {
        const kind = kindOf(chunk.tags[from + at] ?? 0)
        const isBad = kind <= rowKinds.stderr && ((this.#stderr && kind === rowKinds.stderr) || isError(line))
        if (!isBad) continue
        found = number + at
        if (this.#forward) return false
      }
      return number + stop - from < high
    })
    return found
  }
}
