import type { LogWindow } from '#shared/contract/logs.ts'
import { LineStore, type Only, type StoreLimits } from './line-store.ts'
import { type Beginning, LogReader } from './log-reader.ts'
import { Search, type SearchQuery } from './search.ts'
import type { Answer, Ask, FromThread } from './thread-messages.ts'

/** Notices are sent at most 30 times a second, hits of new lines 4 times. */
const rowsEvery = 34
const searchAgainAfter = 250
const foundEvery = 50

/** One session inside the thread: a store, what fills it, and its search. */
export class ThreadSession {
  readonly #id: string
  readonly #send: (message: FromThread) => void
  readonly #store: LineStore
  readonly #reader: LogReader
  #bad: string | null = null
  #search: { readonly number: number; readonly search: Search; sentAt: number } | null = null
  /** Takes back the next step of the search; null while none is planned. */
  #unplan: (() => void) | null = null
  #rowsTimer: NodeJS.Timeout | null = null
  #rowsAt = Number.NEGATIVE_INFINITY

  constructor(id: string, raw: boolean, limits: StoreLimits, send: (message: FromThread) => void) {
    this.#id = id
    this.#send = send
    this.#store = new LineStore(limits)
    this.#reader = new LogReader(this.#store, raw)
  }

  begin(beginning: Beginning): void {
    this.#bad = null
    this.#reader.begin(beginning)
  }

  push(bytes: Uint8Array): void {
    if (this.#bad === null) {
      try {
        this.#reader.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      } catch (error) {
        this.#bad = error instanceof Error ? error.message : String(error)
      }
    }
    this.#send({ kind: 'taken', session: this.#id, bytes: bytes.byteLength })
    if (this.#bad !== null || this.#reader.continuity === 'broken')
      this.#send({ kind: 'refused', session: this.#id })
    this.#changed()
  }

  ended(exitCode: number): void {
    this.#reader.ended(exitCode)
    this.#sendRows()
  }

  answer(ask: Ask): Answer {
    switch (ask.name) {
      case 'lines':
        return { name: 'lines', window: this.#window(ask.from, ask.count, ask.only) }
      case 'hit':
        return { name: 'hit', hit: this.#search?.search.hit(ask.row, ask.direction) ?? null }
      case 'since':
        return { name: 'since', since: this.#reader.since() }
      case 'over':
        this.#reader.over()
        this.#sendRows()
        return { name: 'over', continuity: this.#reader.continuity, bad: this.#bad }
    }
  }

  search(number: number, query: SearchQuery, only: Only | undefined): void {
    this.#stopSearching()
    this.#search = { number, search: new Search(this.#store, query, only), sentAt: 0 }
    this.#searchOn()
  }

  leaveSearch(number: number): void {
    if (this.#search?.number === number) this.#stopSearching()
  }

  close(): void {
    this.#stopSearching()
    if (this.#rowsTimer !== null) clearTimeout(this.#rowsTimer)
  }

  #window(from: number, count: number, only: Only | undefined): LogWindow {
    const window = this.#store.window(from, count, only)
    const marks = this.#search?.search.marks(window.text.split('\n'), window.from) ?? []
    return { ...window, marks }
  }

  #searchOn(): void {
    const running = this.#search
    if (running === null) return
    const more = running.search.step()
    const now = performance.now()
    if (!more || now - running.sentAt >= foundEvery) {
      running.sentAt = now
      this.#send({ kind: 'found', session: this.#id, search: running.number, state: running.search.state() })
    }
    // setImmediate lets messages in between the steps.
    this.#unplan = null
    if (!more) return
    const next = setImmediate(() => this.#searchOn())
    this.#unplan = () => clearImmediate(next)
  }

  #stopSearching(): void {
    this.#unplan?.()
    this.#unplan = null
    this.#search = null
  }

  #changed(): void {
    if (this.#search !== null && this.#unplan === null) {
      const next = setTimeout(() => this.#searchOn(), searchAgainAfter)
      this.#unplan = () => clearTimeout(next)
    }
    if (this.#rowsTimer !== null) return
    const wait = this.#rowsAt + rowsEvery - performance.now()
    if (wait <= 0) this.#sendRows()
    else this.#rowsTimer = setTimeout(() => this.#sendRows(), wait)
  }

  #sendRows(): void {
    if (this.#rowsTimer !== null) clearTimeout(this.#rowsTimer)
    this.#rowsTimer = null
    this.#rowsAt = performance.now()
    const rows = {
      ...this.#store.range(),
      stdout: this.#store.range('stdout'),
      stderr: this.#store.range('stderr'),
      bytes: this.#store.bytes,
    }
    this.#send({ kind: 'rows', session: this.#id, rows })
  }
}
