/// <reference types="electron-vite/node" />
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { FaultError, fault } from '#shared/faults.ts'
import type { Answer, Ask, FromThread, ToThread } from './thread-messages.ts'

/** What the thread tells one session, and that it is gone. */
export interface SessionEars {
  readonly heard: (message: Exclude<FromThread, { kind: 'answer' }>) => void
  readonly lost: (error: Error) => void
}

/** Main's side of the one thread that holds all log lines. It starts with the first session. */
export class LogThread {
  readonly #ears = new Map<string, SessionEars>()
  readonly #asked = new Map<
    number,
    { readonly session: string; resolve(answer: Answer): void; reject(error: Error): void }
  >()
  readonly #startWorker: () => Promise<Worker>
  #worker: Promise<Worker> | null = null
  #asks = 0

  constructor(startWorker: () => Promise<Worker> = startThread) {
    this.#startWorker = startWorker
  }

  /** Makes a session known; its messages go to `ears`. Rejects when the thread cannot start; the next one tries again. */
  async open(message: Extract<ToThread, { kind: 'open' }>, ears: SessionEars): Promise<void> {
    this.#ears.set(message.session, ears)
    this.#worker ??= this.#start()
    const worker = await this.#worker
    worker.postMessage(message, [])
  }

  /** Sends without an answer; `transfer` hands memory over instead of copying it. */
  post(message: ToThread, transfer: readonly ArrayBuffer[] = []): void {
    // The thread of an open session runs: only `open` starts it, and hears when it cannot.
    this.#worker?.then(
      (worker) => worker.postMessage(message, transfer),
      () => undefined,
    )
  }

  /** Asks one session. Rejects with `not-found` once it is closed. */
  async ask<Name extends Ask['name']>(
    session: string,
    question: Extract<Ask, { name: Name }>,
  ): Promise<Extract<Answer, { name: Name }>> {
    if (!this.#ears.has(session)) throw closed()
    this.#asks += 1
    const id = this.#asks
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#asked.set(id, { session, resolve, reject })
      this.post({ kind: 'ask', session, id, ask: question })
    })
    if (isAnswerTo(answer, question.name)) return answer
    throw new FaultError(fault('internal', 'The log thread answered another question.'))
  }

  closeSession(session: string): void {
    if (!this.#ears.delete(session)) return
    this.post({ kind: 'close', session })
    for (const [id, asked] of this.#asked) {
      if (asked.session !== session) continue
      this.#asked.delete(id)
      asked.reject(closed())
    }
  }

  async close(): Promise<void> {
    for (const session of this.#ears.keys()) this.closeSession(session)
    const worker = await this.#worker?.catch(() => null)
    this.#worker = null
    await worker?.terminate()
  }

  async #start(): Promise<Worker> {
    const worker = await this.#startWorker().catch((error: unknown) => {
      this.#worker = null
      throw error
    })
    worker.on('message', (message: FromThread) => this.#hear(message))
    worker.on('error', (error) => this.#lose(error))
    worker.unref()
    return worker
  }

  #hear(message: FromThread): void {
    if (message.kind !== 'answer') {
      this.#ears.get(message.session)?.heard(message)
      return
    }
    this.#asked.get(message.id)?.resolve(message.answer)
    this.#asked.delete(message.id)
  }

  /** The thread died (out of memory): its sessions end, the next one gets a new thread. */
  #lose(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error))
    this.#worker = null
    const ears = [...this.#ears.values()]
    this.#ears.clear()
    for (const asked of this.#asked.values()) asked.reject(reason)
    this.#asked.clear()
    for (const ear of ears) ear.lost(reason)
  }
}

function isAnswerTo<Name extends Ask['name']>(
  answer: Answer,
  name: Name,
): answer is Extract<Answer, { name: Name }> {
  return answer.name === name
}

function closed(): FaultError {
  return new FaultError(fault('not-found', 'This log session is closed.', { what: 'log-session' }))
}

/** What lines leave behind on their way dies at once: V8 would let tens of megabytes of it stand beside the lines. */
const options = { resourceLimits: { maxYoungGenerationSizeMb: 4 } }

/**
 * The engine sends each line as an HTTP chunk, and Node makes an object and a piece of memory of each: V8 would let
 * 30 MB of them stand in main before it looks. Now it looks, between two tasks, when a third of that has come; the flag
 * counts for the log thread, too, whose searches would be twice as slow with a tenth.
 */
function lookSooner(): void {
  setFlagsFromString('--minor-gc-task-trigger=30')
}

/** From the sources node strips the types itself; in the bundle the thread is a chunk of its own. */
async function startThread(): Promise<Worker> {
  lookSooner()
  if (import.meta.url.endsWith('.ts')) return new Worker(new URL('./thread.ts', import.meta.url), options)
  const { default: start } = await import('./thread.ts?nodeWorker')
  return start(options)
}
