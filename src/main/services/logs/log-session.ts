import type { LogHead, LogSource, ReadingState, SearchState } from '#shared/contract/logs.ts'
import { type Fault, FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { createLatest, type Latest } from './latest.ts'
import { defaultLimits } from './line-store.ts'
import type { LogThread } from './log-thread.ts'
import { type LogRequest, readContainer, readNamed } from './read-log.ts'
import { readOlder } from './read-older.ts'
import type { StreamEars } from './read-run.ts'
import type { SearchQuery } from './block-finder.ts'
import { type FromThread, type HeldRows, olderLane } from './thread-messages.ts'

const noRows: HeldRows = {
  first: 0,
  end: 0,
  view: 0,
  edition: 0,
  held: { first: 0, end: 0 },
  hidden: 0,
  notices: { shown: 0, hidden: 0 },
  hasLost: false,
  bytes: 0,
  older: { state: 'more', lines: 0 },
}
const reading: ReadingState = { state: 'reading', exitCode: null, fault: null }
/** A session that nobody reads is closed. */
const unreadFor = 30_000

/** A container to be read, or why it cannot be. */
export type SourceRequest = LogRequest | { readonly id: string; readonly name: string; readonly fault: Fault }

/** One log session in main: reads the engine, feeds the thread, and tells its reader what is held. */
export class LogSession {
  readonly id: string
  readonly page: string
  readonly #thread: LogThread
  readonly #leaving = new AbortController()
  readonly #head: Latest<LogHead> = createLatest<LogHead>()
  readonly #searches = new Map<number, Latest<SearchState>>()
  readonly #closed: () => void
  #searchCount = 0
  #readers = 0
  #unread: NodeJS.Timeout | null = null
  #rows: HeldRows = noRows
  #sources: readonly LogSource[] = []
  /** Reads older lines of the only container; null where none are to be read. */
  #olderReader: (() => Promise<void>) | null = null
  #readsOlder: Promise<void> | null = null
  /** Why older lines are not read, where that is not for the thread to say. */
  #older: 'unasked' | 'several' | null = null
  /** Why the whole session failed. */
  #failure: Fault | null = null
  /** What the stream of each source does with the thread's answers. */
  readonly #streams: (StreamEars | null)[] = []

  constructor(id: string, page: string, thread: LogThread, closed: () => void) {
    this.id = id
    this.page = page
    this.#thread = thread
    this.#closed = closed
  }

  /** How many containers it reads. */
  get size(): number {
    return this.#sources.length
  }

  /** Opens the store and starts to read; several containers are merged, and wait for their next of name. */
  async open(engine: Engine, requests: readonly SourceRequest[]): Promise<void> {
    this.#sources = requests.map(({ id, name }) => ({ id, name, ...reading }))
    const ears = { heard: this.#hear.bind(this), lost: (error: Error) => this.#fail(error) }
    const raw = requests.map((request) => 'tty' in request && request.tty)
    await this.#thread.open({ kind: 'open', session: this.id, raw, limits: defaultLimits }, ears)
    this.#unread = setTimeout(() => this.close(), unreadFor)
    this.#unread.unref()
    this.#prepareOlder(engine, requests)
    for (const [source, request] of requests.entries())
      this.#read(engine, source, request, requests.length > 1)
  }

  #read(engine: Engine, source: number, request: SourceRequest, isOfSeveral: boolean): void {
    if ('fault' in request) return this.#setState(source, failed(request.fault))
    const read = isOfSeveral ? readNamed : readContainer
    const done = read({
      engine,
      thread: this.#thread,
      session: this.id,
      source,
      isOfSeveral,
      request,
      signal: this.#leaving.signal,
      state: (state, id) => this.#setState(source, state, id),
      stream: (ears) => {
        this.#streams[source] = ears
      },
    })
    void done.catch((error: unknown) => {
      if (!this.#leaving.signal.aborted) this.#setState(source, failed(faultOf(error)))
    })
  }

  #prepareOlder(engine: Engine, requests: readonly SourceRequest[]): void {
    const [only] = requests
    const isTail = requests.some((request) => 'tail' in request && isTailOnly(request))
    this.#older = !isTail ? 'unasked' : requests.length > 1 ? 'several' : null
    if (this.#older !== null || only === undefined) return
    this.#olderReader = () =>
      readOlder({
        engine,
        thread: this.#thread,
        session: this.id,
        id: only.id,
        signal: this.#leaving.signal,
        stream: (ears) => {
          this.#streams[olderLane] = ears
        },
      })
  }

  /** Puts a page of older lines before the oldest held, where there are more; two calls at once are one. Rejects with FaultError. */
  older(): Promise<void> {
    // Until the past is read it is not known where what is held begins.
    if (this.#sources[0]?.state === 'reading') return Promise.resolve()
    this.#readsOlder ??= (this.#olderReader?.() ?? Promise.resolve()).finally(() => {
      this.#readsOlder = null
    })
    return this.#readsOlder
  }

  /** The session lives as long as it has a reader. */
  async *head(signal: AbortSignal): AsyncGenerator<LogHead, void, void> {
    this.#readers += 1
    this.#stopWaiting()
    try {
      yield* this.#head.read(signal)
    } finally {
      this.#readers -= 1
      if (this.#readers === 0) this.close()
    }
  }

  async *search(query: SearchQuery, signal: AbortSignal): AsyncGenerator<SearchState, void, void> {
    for (const before of this.#searches.values()) before.close()
    this.#searchCount += 1
    const search = this.#searchCount
    const found = createLatest<SearchState>()
    this.#searches.set(search, found)
    this.#thread.post({ kind: 'search', session: this.id, search, query })
    try {
      yield* found.read(signal)
    } finally {
      this.#searches.delete(search)
      this.#thread.post({ kind: 'leave-search', session: this.id, search })
    }
  }

  close(): void {
    this.#stopWaiting()
    this.#leaving.abort()
    this.#thread.closeSession(this.id)
    this.#head.close()
    for (const search of this.#searches.values()) search.close()
    this.#closed()
  }

  #hear(message: Exclude<FromThread, { kind: 'answer' }>): void {
    switch (message.kind) {
      case 'rows':
        this.#rows = message.rows
        return this.#tell()
      case 'found':
        return this.#searches.get(message.search)?.set(message.state)
      case 'taken':
        return this.#streams[message.source]?.taken(message.bytes)
      case 'refused':
        return this.#streams[message.source]?.refused()
    }
  }

  #setState(source: number, state: ReadingState, id?: string): void {
    this.#sources = this.#sources.map((before, at) =>
      at === source ? { ...before, ...state, id: id ?? before.id } : before,
    )
    // The lines of others need not wait for it.
    if (state.state !== 'reading' && state.state !== 'following')
      this.#thread.post({ kind: 'silent', session: this.id, source })
    this.#tell()
  }

  #tell(): void {
    const state = this.#failure === null ? stateOf(this.#sources) : failed(this.#failure)
    const { older } = this.#rows
    const beginning = { ...older, state: this.#older ?? older.state }
    this.#head.set({ ...this.#rows, ...state, older: beginning, sources: this.#sources })
  }

  /** Nothing more comes: a log that nobody takes in must not be read on. What is held can still be read. */
  #fail(error: unknown): void {
    if (this.#leaving.signal.aborted) return
    this.#failure = faultOf(error)
    this.#tell()
    this.#leaving.abort()
  }

  #stopWaiting(): void {
    if (this.#unread !== null) clearTimeout(this.#unread)
    this.#unread = null
  }
}

/** A number of lines was asked for, whenever they were written. */
function isTailOnly({ tail, since, until }: LogRequest): boolean {
  return tail !== 'all' && tail > 0 && since === undefined && until === undefined
}

/** Of one container its own; of several how far the one is that has most before it. */
function stateOf(sources: readonly LogSource[]): ReadingState {
  const [only] = sources
  if (only !== undefined && sources.length === 1) {
    const { state, exitCode, fault } = only
    return { state, exitCode, fault }
  }
  const states = ['waiting', 'reading', 'following', 'ended', 'complete'] as const
  const state = states.find((name) => sources.some((source) => source.state === name)) ?? 'ended'
  return { state, exitCode: null, fault: null }
}

function failed(fault: Fault): ReadingState {
  return { state: 'failed', exitCode: null, fault }
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault
  return fault('internal', error instanceof Error ? error.message : String(error))
}
