import type { TakeLine } from './line-queue.ts'
import { type Beginning, type Continuity, LogReader } from './log-reader.ts'

/** One container of a session inside the thread: what reads its bytes, and what was wrong with them. */
export class ThreadSource {
  readonly #give: TakeLine
  readonly #number: number
  #reader: LogReader
  #bad: string | null = null
  /** Bytes that were taken and not yet told to main. */
  owed = 0

  constructor(give: TakeLine, number: number, raw: boolean) {
    this.#give = give
    this.#number = number
    this.#reader = new LogReader(give, number, raw)
  }

  begin(beginning: Beginning): void {
    this.#bad = null
    this.#reader.begin(beginning)
  }

  push(bytes: Uint8Array): void {
    this.owed += bytes.byteLength
    if (this.#bad !== null) return
    try {
      this.#reader.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    } catch (error) {
      this.#bad = error instanceof Error ? error.message : String(error)
    }
  }

  /** Its stream is to be ended. */
  get isRefused(): boolean {
    return this.#bad !== null || this.#reader.continuity === 'broken'
  }

  get reader(): LogReader {
    return this.#reader
  }

  since(): number | null {
    return this.#reader.since()
  }

  over(): { readonly continuity: Continuity; readonly bad: string | null } {
    this.#reader.over()
    return { continuity: this.#reader.continuity, bad: this.#bad }
  }

  ended(exitCode: number, at: number | null): void {
    this.#reader.ended(exitCode, at)
  }

  recreated(raw: boolean, at: number): void {
    this.#reader = new LogReader(this.#give, this.#number, raw)
    this.#reader.recreated(at)
  }
}
