import { giveBack, room } from './room.ts'

const leastBytes = 64 * 1024
const leastLines = 512
/** What a burst needed beyond this is not kept. */
const keptBytes = 1 << 20

/** Takes one line: its tag, its time in epoch milliseconds, and the bytes of `text` from `start` to `end`. */
export type TakeLine = (tag: number, time: number, text: Buffer, start: number, end: number) => void

/** Lines that wait for their turn, first in, first out, packed: no object a line. */
export class LineQueue {
  #text: Buffer = Buffer.alloc(0)
  #starts = new Uint32Array(0)
  #times = new Float64Array(0)
  #tags = new Uint32Array(0)
  #head = 0
  #count = 0
  #used = 0

  get isEmpty(): boolean {
    return this.#head === this.#count
  }

  /** Bytes of text that wait. */
  get bytes(): number {
    return this.#used - (this.isEmpty ? this.#used : (this.#starts[this.#head] ?? 0))
  }

  get headTime(): number {
    return this.#times[this.#head] ?? 0
  }

  get headNanos(): number {
    return (this.#tags[this.#head] ?? 0) >>> 8
  }

  push(tag: number, time: number, text: Buffer, start: number, end: number): void {
    if (this.isEmpty) this.clear()
    this.#makeRoom(end - start)
    this.#starts[this.#count] = this.#used
    this.#times[this.#count] = time
    this.#tags[this.#count] = tag
    text.copy(this.#text, this.#used, start, end)
    this.#used += end - start
    this.#count += 1
  }

  /** Hands out the head and goes on to the next. */
  shift(take: TakeLine): void {
    const at = this.#head
    this.#head += 1
    const end = this.#head < this.#count ? (this.#starts[this.#head] ?? 0) : this.#used
    take(this.#tags[at] ?? 0, this.#times[at] ?? 0, this.#text, this.#starts[at] ?? 0, end)
  }

  clear(): void {
    this.#head = 0
    this.#count = 0
    this.#used = 0
    if (this.#text.length > keptBytes) this.#close()
  }

  #close(): void {
    for (const { buffer } of [this.#text, this.#starts, this.#times, this.#tags]) giveBack(buffer)
    this.#text = Buffer.alloc(0)
    this.#starts = new Uint32Array(0)
    this.#times = new Float64Array(0)
    this.#tags = new Uint32Array(0)
  }

  #makeRoom(bytes: number): void {
    const isFull = this.#count === this.#starts.length || this.#used + bytes > this.#text.length
    if (!isFull) return
    this.#dropTaken()
    if (this.#count >= this.#starts.length / 2) {
      const size = Math.max(leastLines, this.#starts.length * 2)
      this.#starts = moved(this.#starts, new Uint32Array(room(size * 4)))
      this.#times = moved(this.#times, new Float64Array(room(size * 8)))
      this.#tags = moved(this.#tags, new Uint32Array(room(size * 4)))
    }
    if (this.#used + bytes <= this.#text.length / 2) return
    const size = Math.max(leastBytes, this.#text.length * 2, (this.#used + bytes) * 2)
    this.#text = moved(this.#text, Buffer.from(room(size)))
  }

  /** Moves what waits to the front. */
  #dropTaken(): void {
    if (this.#head === 0) return
    const from = this.#starts[this.#head] ?? this.#used
    for (let at = this.#head; at < this.#count; at++)
      this.#starts[at - this.#head] = (this.#starts[at] ?? 0) - from
    this.#times.copyWithin(0, this.#head, this.#count)
    this.#tags.copyWithin(0, this.#head, this.#count)
    this.#text.copyWithin(0, from, this.#used)
    this.#count -= this.#head
    this.#used -= from
    this.#head = 0
  }
}

/** Copies what is held into more room, and gives its own back. */
function moved<Held extends Uint8Array | Uint32Array | Float64Array>(before: Held, after: Held): Held {
  after.set(before)
  giveBack(before.buffer)
  return after
}
