import { figureCount } from '#shared/stats-figures.ts'

/** Samples from `from` on, flat; NaN became null because the wire has no NaN. */
export interface SampleRun {
  readonly times: readonly number[]
  readonly figures: readonly (number | null)[]
  /** Where the next run begins. */
  readonly end: number
}

/** The last samples of one container: 8 bytes a number, and the oldest give way. */
export class SampleRing {
  readonly #capacity: number
  readonly #times: Float64Array
  readonly #figures: Float64Array
  #end = 0

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#times = new Float64Array(capacity)
    this.#figures = new Float64Array(capacity * figureCount)
  }

  add(at: number, figures: readonly number[]): void {
    const slot = this.#end % this.#capacity
    this.#times[slot] = at
    for (let index = 0; index < figureCount; index += 1)
      this.#figures[slot * figureCount + index] = figures[index] ?? Number.NaN
    this.#end += 1
  }

  /** From here on nothing was seen. A gap after a gap is the same gap. */
  gap(at: number): void {
    if (this.#end > 0 && !this.#isGap((this.#end - 1) % this.#capacity)) this.add(at, [])
  }

  /** Samples are numbered from 0 for ever; those that gave way are left out. */
  since(from: number): SampleRun {
    const times: number[] = []
    const figures: (number | null)[] = []
    for (let at = Math.max(from, this.#end - this.#capacity); at < this.#end; at += 1) {
      const slot = at % this.#capacity
      times.push(this.#times[slot] ?? 0)
      for (let index = 0; index < figureCount; index += 1) figures.push(this.#figure(slot, index))
    }
    return { times, figures, end: this.#end }
  }

  /** The newest sample, flat; null when there is none or a gap came after it. */
  latest(): readonly (number | null)[] | null {
    const slot = (this.#end - 1) % this.#capacity
    if (this.#end === 0 || this.#isGap(slot)) return null
    return Array.from({ length: figureCount }, (_, index) => this.#figure(slot, index))
  }

  #figure(slot: number, index: number): number | null {
    const value = this.#figures[slot * figureCount + index] ?? Number.NaN
    return Number.isNaN(value) ? null : value
  }

  #isGap(slot: number): boolean {
    const begin = slot * figureCount
    return this.#figures.subarray(begin, begin + figureCount).every((value) => Number.isNaN(value))
  }
}
