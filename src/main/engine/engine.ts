import type Dockerode from 'dockerode'
import type { Diagnostics, EngineChoice, EngineStatus } from '#shared/contract/system.ts'
import type { Duplex, Readable, Writable } from 'node:stream'

/** One event of `GET /events`, in the shape that every API version has. */
export interface EngineEvent {
  readonly type: string
  /** `start`, `die`, `health_status: healthy`… */
  readonly action: string
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
  /** Epoch nanoseconds; kept as bigint because a number loses them. */
  readonly timeNano: bigint
}

export interface CallOptions {
  /** Milliseconds until the call is given up as `timeout`; default 30,000. Infinity for stop, commit and the like. */
  readonly deadline?: number
  /** A GET that may be sent again once when a pooled socket turned out dead. */
  readonly idempotent?: boolean
  readonly signal?: AbortSignal
}

/** `bytes` is for answers of many megabytes that are handed on: cheaper to read, and never hijacked. */
export type StreamPool = 'streams' | 'bytes'

/** A body on its way to the engine. */
export interface Upload {
  /** Takes the bytes; end it after the last. Destroyed when the connection or the caller's signal ends. */
  readonly body: Writable
  /** Resolves when the engine has taken all; rejects with a FaultError, which may come before the last byte. */
  readonly answered: Promise<void>
  readonly broke: Broke
}

/** Whether it was the connection that broke: the engine's answer then says why a body could not be written to its end. */
type Broke = () => boolean

/** A body on its way to an engine that answers with a stream. */
export interface Post {
  readonly body: Writable
  /** Resolves with the stream once the engine has begun to answer; rejects with a FaultError, also before the last byte. */
  readonly answer: Promise<Readable>
  readonly broke: Broke
}

/**
 * The one connection to a docker engine: it finds the address, negotiates the version, watches the
 * heartbeat, reconnects for ever, and turns every failure into a `FaultError`.
 */
export interface Engine {
  readonly status: () => EngineStatus
  readonly onStatus: (listener: (status: EngineStatus) => void) => () => void
  /** Every event of the present connection, after it was drained; a new generation may have missed some. */
  readonly onEvent: (listener: (event: EngineEvent, generation: number) => void) => () => void
  /** Events of this generation were dropped because they came faster than they were read: list anew. */
  readonly onGap: (listener: (generation: number) => void) => () => void
  /** One request with one answer. Throws FaultError (`unreachable` at once while there is no engine). */
  readonly call: <Answer>(
    run: (docker: Dockerode, signal: AbortSignal) => Promise<Answer>,
    options?: CallOptions,
  ) => Promise<Answer>
  /**
   * Opens a stream on the stream agent and counts it until it ends, closes or aborts, whichever first.
   * `signal` destroys it. A stream of an older generation is destroyed by the engine itself.
   */
  readonly stream: <Stream extends Readable | Duplex>(
    open: (docker: Dockerode, signal: AbortSignal) => Promise<Stream>,
    signal: AbortSignal,
    pool?: StreamPool,
  ) => Promise<Stream>
  /**
   * `PUT path` (without the version) with a body of exactly `bytes` bytes, counted among the streams until it
   * was answered or broke. `signal` destroys it.
   */
  readonly put: (path: string, bytes: number, signal: AbortSignal) => Promise<Upload>
  /** `POST path` with a body of `bytes` bytes, counted until its answer ended. `signal` destroys both. */
  readonly post: (path: string, bytes: number, signal: AbortSignal) => Promise<Post>
  /** Resolves when the engine is ready again, with its generation; rejects when `signal` aborts. */
  readonly ready: (signal: AbortSignal) => Promise<number>
  readonly retry: () => void
  readonly select: (choice: EngineChoice) => void
  readonly diagnostics: () => Pick<Diagnostics, 'openStreams' | 'calls'>
  readonly close: () => Promise<void>
}
