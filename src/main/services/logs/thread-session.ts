import { LineStore, type StoreLimits } from './line-store.ts'
import type { Beginning } from './log-reader.ts'
import type { Seam } from './log-seam.ts'
import { Merge } from './merge.ts'
import type { SearchQuery } from './block-finder.ts'
import { SessionView } from './session-view.ts'
import { OlderLines, type OlderRows } from './older-lines.ts'
import { type Answer, type Ask, type FromThread, type HeldRows, olderLane } from './thread-messages.ts'
import { ThreadSource } from './thread-source.ts'

/** Notices are sent at most 30 times a second. */
const rowsEvery = 34
/** Milliseconds until lines that wait for others are looked at again. */
const mergeEvery = 25
/** Bytes of one source that may wait for others before its socket is paused. */
const mostWaiting = 512 * 1024

const noOlder: OlderRows = { state: 'more', lines: 0 }

/** One session inside the thread: a store, what fills it, and what is looked at. */
export class ThreadSession {
  readonly #id: string
  readonly #send: (message: FromThread) => void
  readonly #store: LineStore
  readonly #sources: readonly ThreadSource[]
  /** null with several: what is older of one would come between what is held of others. */
  readonly #older: OlderLines | null
  /** null with a single source: its lines come in the order of its log. */
  readonly #merge: Merge | null
  readonly #view: SessionView
  #mergeTimer: NodeJS.Timeout | null = null
  #rowsTimer: NodeJS.Timeout | null = null
  #rowsAt = Number.NEGATIVE_INFINITY

  constructor(id: string, raw: readonly boolean[], limits: StoreLimits, send: (message: FromThread) => void) {
    this.#id = id
    this.#send = send
    const store = new LineStore(limits)
    this.#store = store
    const merge = raw.length > 1 ? new Merge(store, raw.length) : null
    this.#merge = merge
    this.#sources = raw.map(
      (isRaw, number) => new ThreadSource(merge?.taker(number) ?? store.append.bind(store), number, isRaw),
    )
    this.#view = new SessionView(id, store, send)
    const [isRaw] = raw
    this.#older = raw.length === 1 && isRaw !== undefined ? new OlderLines(store, isRaw) : null
  }

  begin(source: number, beginning: Beginning): void {
    this.#merge?.phase(source, beginning.past ? 'past' : 'live')
    this.#sources[source]?.begin(beginning)
  }

  silent(source: number): void {
    this.#merge?.phase(source, 'over')
    this.#changed()
  }

  push(source: number, bytes: Uint8Array): void {
    if (source === olderLane) return this.#pushOlder(bytes)
    const from = this.#sources[source]
    if (from === undefined) return
    this.#merge?.heard(source)
    from.push(bytes)
    if (from.isRefused) this.#send({ kind: 'refused', session: this.#id, source })
    this.#changed()
  }

  ended(source: number, exitCode: number, at: number | null): void {
    this.#sources[source]?.ended(exitCode, at)
    this.#merge?.phase(source, 'over')
    this.#changed()
    this.#sendRows()
  }

  recreated(source: number, raw: boolean, at: number): void {
    this.#sources[source]?.recreated(raw, at)
    this.#changed()
  }

  async answer(ask: Ask): Promise<Answer> {
    switch (ask.name) {
      case 'lines':
        return { name: 'lines', window: this.#view.window(ask.from, ask.count) }
      case 'hit':
        return { name: 'hit', hit: this.#view.hit(ask.row, ask.direction) }
      case 'error':
        return { name: 'error', row: await this.#view.error(ask.row, ask.direction, ask.stderr) }
      case 'look':
        this.#view.look(ask.looked)
        this.#sendRows()
        return { name: 'look', view: this.#view.rows().view }
      case 'clear':
        this.#store.floor = ask.hide ? this.#store.range().end : Number.NEGATIVE_INFINITY
        this.#sendRows()
        return { name: 'clear' }
      case 'since':
        return { name: 'since', since: this.#sources[ask.source]?.since() ?? null }
      case 'over':
        return this.#over(ask.source)
      case 'older':
        return { name: 'older', seam: this.#olderSeam() }
      case 'older-over':
        return this.#olderOver(ask.last)
    }
  }

  search(number: number, query: SearchQuery): void {
    this.#view.search(number, query)
  }

  leaveSearch(number: number): void {
    this.#view.leaveSearch(number)
  }

  close(): void {
    this.#view.close()
    if (this.#mergeTimer !== null) clearTimeout(this.#mergeTimer)
    if (this.#rowsTimer !== null) clearTimeout(this.#rowsTimer)
    this.#store.close()
  }

  #over(source: number): Answer {
    const over = this.#sources[source]?.over() ?? { continuity: 'continuous', bad: null }
    this.#changed()
    this.#sendRows()
    return { name: 'over', ...over }
  }

  #olderSeam(): Seam | null {
    const [source] = this.#sources
    return source === undefined ? null : (this.#older?.begin(source.reader) ?? null)
  }

  #pushOlder(bytes: Uint8Array): void {
    this.#older?.push(bytes)
    this.#send({ kind: 'taken', session: this.#id, source: olderLane, bytes: bytes.byteLength })
    if (this.#older?.isEnough === true) this.#send({ kind: 'refused', session: this.#id, source: olderLane })
  }

  #olderOver(last: boolean): Answer {
    const [source] = this.#sources
    const preceded = source === undefined ? null : (this.#older?.over(source.reader, last) ?? null)
    if (preceded !== null && preceded.messages > 0) this.#view.preceded(preceded.first, preceded.completed)
    this.#sendRows()
    return { name: 'older-over', messages: preceded?.messages ?? null, bad: this.#older?.bad ?? null }
  }

  /** Lines may have come: what may be written is, and what was taken is told. */
  #changed(): void {
    if (this.#mergeTimer !== null) clearTimeout(this.#mergeTimer)
    this.#mergeTimer = null
    const moved = this.#merge?.flush() ?? null
    if (moved !== null) this.#view.moved(moved)
    for (const [source, { owed }] of this.#sources.entries()) this.#tellTaken(source, owed)
    if (this.#merge?.isWaiting === true)
      this.#mergeTimer = setTimeout(() => {
        this.#mergeTimer = null
        this.#changed()
      }, mergeEvery)
    this.#view.changed()
    if (this.#rowsTimer !== null) return
    const wait = this.#rowsAt + rowsEvery - performance.now()
    if (wait <= 0) this.#sendRows()
    else this.#rowsTimer = setTimeout(() => this.#sendRows(), wait)
  }

  /** A source that is ahead of the others is paused: main sends no more until it hears that its bytes were taken. */
  #tellTaken(source: number, bytes: number): void {
    const of = this.#sources[source]
    if (of === undefined || bytes === 0 || (this.#merge?.waiting(source) ?? 0) > mostWaiting) return
    of.owed = 0
    this.#send({ kind: 'taken', session: this.#id, source, bytes })
  }

  #sendRows(): void {
    if (this.#rowsTimer !== null) clearTimeout(this.#rowsTimer)
    this.#rowsTimer = null
    this.#rowsAt = performance.now()
    this.#send({ kind: 'rows', session: this.#id, rows: this.#held() })
  }

  #held(): HeldRows {
    return { ...this.#view.rows(), older: this.#older?.rows ?? noOlder }
  }
}
