import type { LogHead, SearchState } from '#shared/contract/logs.ts'
import { type Fault, FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { createLatest, type Latest } from './latest.ts'
import { defaultLimits, type Only } from './line-store.ts'
import type { LogThread } from './log-thread.ts'
import { readLog, type LogRequest, type ReadingState } from './read-log.ts'
import type { StreamEars } from './read-run.ts'
import type { SearchQuery } from './search.ts'
import type { FromThread, HeldRows } from './thread-messages.ts'

const noRows: HeldRows = {
  first: 0,
  end: 0,
  stdout: { first: 0, end: 0 },
  stderr: { first: 0, end: 0 },
  bytes: 0,
}
/** A session that nobody reads is closed. */
const unreadFor = 30_000

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
  #state: ReadingState = { state: 'reading', exitCode: null, fault: null }
  /** What the stream being read does with the thread's answers. */
  #stream: StreamEars | null = null

  constructor(id: string, page: string, thread: LogThread, closed: () => void) {
    this.id = id
    this.page = page
    this.#thread = thread
    this.#closed = closed
  }

  /** Opens the store and starts to read. */
  async open(engine: Engine, request: LogRequest): Promise<void> {
    const ears = { heard: this.#hear.bind(this), lost: (error: Error) => this.#fail(error) }
    const store = { kind: 'open', session: this.id, raw: request.tty, limits: defaultLimits } as const
    await this.#thread.open(store, ears)
    this.#unread = setTimeout(() => this.close(), unreadFor)
    this.#unread.unref()
    const reading = readLog({
      engine,
      thread: this.#thread,
      session: this.id,
      request,
      signal: this.#leaving.signal,
      state: this.#setState.bind(this),
      stream: (ears) => {
        this.#stream = ears
      },
    })
    void reading.catch((error: unknown) => this.#fail(error))
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

  async *search(
    query: SearchQuery,
    only: Only | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<SearchState, void, void> {
    for (const before of this.#searches.values()) before.close()
    this.#searchCount += 1
    const search = this.#searchCount
    const found = createLatest<SearchState>()
    this.#searches.set(search, found)
    this.#thread.post({ kind: 'search', session: this.id, search, query, only })
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
        return this.#stream?.taken(message.bytes)
      case 'refused':
        return this.#stream?.refused()
    }
  }

  #setState(state: ReadingState): void {
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    this.#head.set({ ...this.#rows, ...this.#state })
  }

  /** Nothing more comes: a log that nobody takes in must not be read on. What is held can still be read. */
  #fail(error: unknown): void {
    if (this.#leaving.signal.aborted) return
    this.#setState({ state: 'failed', exitCode: null, fault: faultOf(error) })
    this.#leaving.abort()
  }

  #stopWaiting(): void {
    if (this.#unread !== null) clearTimeout(this.#unread)
    this.#unread = null
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault
  return fault('internal', error instanceof Error ? error.message : String(error))
}
