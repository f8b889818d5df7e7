const size = 1024
/** How many of the newest messages a resumed stream is asked to repeat. */
const repeated = 64

/**
 * Remembers the newest messages by time stamp, stream and length, so that a resumed stream can be asked to start
 * before the last message seen, and what it repeats can be dropped. Messages of two streams may be written slightly
 * out of order, so the last stamp alone would not do.
 */
export class RecentMessages {
  readonly #seconds = new Float64Array(size)
  readonly #nanos = new Uint32Array(size)
  readonly #streams = new Uint8Array(size)
  readonly #lengths = new Uint32Array(size)
  #count = 0
  /** Messages that a resumed stream will repeat, with how often. */
  #expected: Map<string, number> | null = null

  add(seconds: number, nanos: number, stream: number, length: number): void {
    const slot = this.#count++ % size
    this.#seconds[slot] = seconds
    this.#nanos[slot] = nanos
    this.#streams[slot] = stream
    this.#lengths[slot] = length
  }

  /**
   * The engine's `since` for a resumed stream in seconds, a microsecond early because a number holds no more;
   * null when nothing was seen yet.
   */
  since(): number | null {
    if (this.#count === 0) return null
    let seconds = Number.POSITIVE_INFINITY
    let nanos = 0
    for (const slot of this.#slots(repeated)) {
      const ofSlot = this.#seconds[slot] ?? 0
      const nanosOfSlot = this.#nanos[slot] ?? 0
      if (ofSlot < seconds || (ofSlot === seconds && nanosOfSlot < nanos)) {
        seconds = ofSlot
        nanos = nanosOfSlot
      }
    }
    return seconds + (Math.floor(nanos / 1000) - 1) / 1e6
  }

  /** From now on messages come from a resumed stream. */
  resume(): void {
    this.#expected = new Map()
    for (const slot of this.#slots(size)) {
      const key = keyOf(
        this.#seconds[slot] ?? 0,
        this.#nanos[slot] ?? 0,
        this.#streams[slot] ?? 0,
        this.#lengths[slot] ?? 0,
      )
      this.#expected.set(key, (this.#expected.get(key) ?? 0) + 1)
    }
  }

  /** True when a message of a resumed stream was seen before; each is recognised as often as it was seen. */
  repeats(seconds: number, nanos: number, stream: number, length: number): boolean {
    if (this.#expected === null) return false
    const key = keyOf(seconds, nanos, stream, length)
    const left = this.#expected.get(key) ?? 0
    if (left === 0) return false
    if (left === 1) this.#expected.delete(key)
    else this.#expected.set(key, left - 1)
    return true
  }

  /** Ends the comparison: called once the stream is well past what was seen. */
  settle(): void {
    this.#expected = null
  }

  get settled(): boolean {
    return this.#expected === null
  }

  *#slots(newest: number): Generator<number> {
    for (let index = Math.max(0, this.#count - newest); index < this.#count; index++) yield index % size
  }
}

function keyOf(seconds: number, nanos: number, stream: number, length: number): string {
  return `${seconds}.${nanos}/${stream}/${length}`
}
