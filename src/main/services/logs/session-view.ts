import type { LogHit, LogWindow } from '#shared/contract/logs.ts'
import type { SearchQuery } from './block-finder.ts'
import { ErrorSearch } from './find-error.ts'
import type { LineStore } from './line-store.ts'
import { Search } from './search.ts'
import { type Looked, StoreView } from './store-view.ts'
import type { FromThread, ViewRows } from './thread-messages.ts'

/** Hits of new lines are looked for 4 times a second. */
const searchAgainAfter = 250
const foundEvery = 50
/** Milliseconds for which the search for an error holds the thread up at a time. */
const errorStep = 12

/** What of a session is looked at, and the search in it. */
export class SessionView {
  readonly #id: string
  readonly #store: LineStore
  readonly #send: (message: FromThread) => void
  #view: StoreView
  #number = 0
  #edition = 0
  #search: { readonly number: number; readonly search: Search; sentAt: number; found: boolean } | null = null
  /** Takes back the next step of the search; null while none is planned. */
  #unplan: (() => void) | null = null
  #closed = false

  constructor(id: string, store: LineStore, send: (message: FromThread) => void) {
    this.#id = id
    this.#store = store
    this.#send = send
    this.#view = new StoreView(store)
  }

  /** Shows other rows, under another number; a search ends. */
  look(looked: Looked): void {
    this.#stopSearching()
    this.#view.close()
    this.#view = new StoreView(this.#store, looked)
    this.#number += 1
  }

  rows(): ViewRows {
    const { floor, hasLost, notices } = this.#store
    const held = this.#store.range()
    const hidden = Math.min(held.end - held.first, Math.max(0, floor - held.first))
    return {
      ...this.#view.range(),
      view: this.#number,
      edition: this.#edition,
      held,
      hidden,
      notices: { shown: this.#view.notices(), hidden: notices.filter(({ row }) => row < floor).length },
      hasLost,
      bytes: notices.reduce((bytes, notice) => bytes - notice.bytes, this.#store.bytes),
    }
  }

  window(from: number, count: number): LogWindow {
    const window = this.#view.window(from, count)
    const marks = this.#search?.search.marks(window.text.split('\n'), window.from) ?? []
    return { ...window, view: this.#number, marks }
  }

  hit(row: number, direction: 'next' | 'previous'): LogHit | null {
    return this.#search?.search.hit(row, direction) ?? null
  }

  /** The nearest row at or after, or at or before, that tells of an error; null when there is none. */
  async error(row: number, direction: 'next' | 'previous', stderr: boolean): Promise<number | null> {
    const view = this.#view
    const search = new ErrorSearch(view, row, direction, stderr)
    while (!this.#closed && view === this.#view) {
      const found = search.step(errorStep)
      if (found !== undefined) return found
      // setImmediate lets messages in between the steps.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return null
  }

  /** Older rows were put before row `first` of the store, and one of those that were there got another text. */
  preceded(first: number, completed: number | null): void {
    this.#search?.search.preceded(this.#view.numberOf(first))
    if (completed !== null) this.moved(completed)
    this.changed()
  }

  /** Rows of the store from `row` on have moved. */
  moved(row: number): void {
    this.#edition += 1
    this.#search?.search.forget(this.#view.numberOf(row))
  }

  /** Rows came: the search goes on with them before long. */
  changed(): void {
    if (this.#search === null || this.#unplan !== null) return
    const next = setTimeout(() => this.#searchOn(), searchAgainAfter)
    this.#unplan = () => clearTimeout(next)
  }

  search(number: number, query: SearchQuery): void {
    this.#stopSearching()
    this.#search = { number, search: new Search(this.#view, query), sentAt: 0, found: false }
    this.#searchOn()
  }

  leaveSearch(number: number): void {
    if (this.#search?.number === number) this.#stopSearching()
  }

  close(): void {
    this.#closed = true
    this.#stopSearching()
  }

  #searchOn(): void {
    const running = this.#search
    if (running === null) return
    const more = running.search.step()
    const now = performance.now()
    const state = running.search.state()
    const isFirst = state.hits > 0 && !running.found
    if (!more || isFirst || now - running.sentAt >= foundEvery) {
      running.sentAt = now
      running.found = state.hits > 0
      this.#send({ kind: 'found', session: this.#id, search: running.number, state })
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
}
