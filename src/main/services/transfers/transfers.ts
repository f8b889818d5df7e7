import { createHash, randomBytes } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import type { Task, TaskResult, TransferStarted } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals, raceSignal } from '../../engine/abort.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import type { TaskHandle, Tasks } from '../tasks.ts'
import { createMeter } from './meter.ts'

/** What a host says of the bytes before the first of them. */
export interface TransferHead {
  /** As it was named in the container or by us: hostile, and made safe by the host. */
  readonly fileName: string
  readonly type: 'tar' | 'file' | 'text'
  /** null where nobody knows it before the end. */
  readonly bytes: number | null
}

interface Lane extends Pick<TaskHandle, 'step'> {
  /** Aborts when a person cancels, when the host closes, and when the other end leaves before all has passed. */
  readonly signal: AbortSignal
  /** Counts bytes that passed; the task tells them with their rate. */
  readonly count: (bytes: number) => void
  /** Bytes in all, as soon as they are known. */
  readonly total: (bytes: number) => void
}

export interface DownloadLane extends Lane {
  /** Opens the way to the person's disk, once: everything that can be refused has been asked before. */
  readonly open: (head: TransferHead) => Writable
}

export interface UploadLane extends Lane {
  /** The raw bytes that the page sends. */
  readonly body: Readable
  /**
   * The body is here to its last byte: its request is answered, and who sent it may go. Work that goes on for long
   * after that says so, or a page that is left ends it, and the host's longest pause too.
   */
  readonly arrived: () => void
}

type About = Pick<Task, 'kind' | 'subject' | 'command'>

/** A ticket as the host finds it: what it stands for begins with `start`, once. */
interface Redeemed<End> {
  /** The page that asked for it. */
  readonly page: string
  /**
   * Resolves when all was handed over, which may be long before the work ends; rejects with a FaultError. `left` aborts
   * when the page's browser goes.
   */
  readonly start: (end: End, left: AbortSignal) => Promise<void>
}

/**
 * The lane for bytes beside oRPC. A call checks what is asked and gets a ticket: random, good once and for half
 * a minute. The page's browser takes it to the host (`/transfer/TICKET`), and the task that the ticket belongs to
 * begins. Nothing is opened at the engine before.
 */
export interface Transfers {
  readonly download: (
    page: string,
    about: About,
    work: (lane: DownloadLane) => Promise<TaskResult>,
  ) => TransferStarted
  readonly upload: (
    page: string,
    about: About,
    work: (lane: UploadLane) => Promise<TaskResult>,
  ) => TransferStarted
  /** null for what is no ticket, and for one that was used, is too old, or is for the other direction. */
  readonly takeDownload: (ticket: string) => Redeemed<DownloadLane['open']> | null
  readonly takeUpload: (ticket: string) => Redeemed<Readable> | null
}

const usualLifetime = 30_000
/** Tickets that one page may hold unused. */
export const ticketsPerPage = 32

const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex')

interface Arrival<End> {
  readonly end: End
  readonly left: AbortSignal
  readonly settle: (work: Promise<unknown>) => void
}

type Work<End> = (lane: Lane & Pick<UploadLane, 'arrived'>, end: End) => Promise<TaskResult>

interface Offer<End> {
  readonly page: string
  readonly arrive: (arrival: Arrival<End>) => void
}

/** Tickets are kept as hashes, so that looking one up tells nothing of another. */
export function createTransfers(tasks: Tasks, lifetime = usualLifetime): Transfers {
  const downloads = new Map<string, Offer<DownloadLane['open']>>()
  const uploads = new Map<string, Offer<Readable>>()

  function offer<End>(
    offers: Map<string, Offer<End>>,
    page: string,
    about: About,
    work: Work<End>,
  ): TransferStarted {
    const mine = [...downloads.values(), ...uploads.values()].filter((other) => other.page === page)
    if (mine.length >= ticketsPerPage)
      throw new FaultError(fault('conflict', 'Too many transfers wait to begin.', {}, 'retry'))
    const ticket = randomBytes(32).toString('base64url')
    const hash = hashOf(ticket)
    const arrived = new Promise<Arrival<End>>((arrive) => offers.set(hash, { page, arrive }))
    const started = tasks.start(about, async (handle) => {
      const arrival = await awaited(arrived, handle.signal, lifetime).finally(() => offers.delete(hash))
      const whole = Promise.withResolvers<void>()
      const working = inLane(handle, arrival, whole.resolve, work)
      arrival.settle(Promise.race([working, whole.promise]))
      return await working
    })
    return { ...started, ticket }
  }

  return {
    download: (page, about, work) => offer(downloads, page, about, (lane, open) => work({ ...lane, open })),
    upload: (page, about, work) => offer(uploads, page, about, (lane, body) => work({ ...lane, body })),
    takeDownload: (ticket) => taken(downloads, ticket),
    takeUpload: (ticket) => taken(uploads, ticket),
  }
}

function taken<End>(offers: Map<string, Offer<End>>, ticket: string): Redeemed<End> | null {
  const hash = hashOf(ticket)
  const found = offers.get(hash)
  if (!found) return null
  offers.delete(hash)
  return {
    page: found.page,
    start: (end, left) =>
      new Promise((resolve, reject) => {
        const settle = (work: Promise<unknown>): void => void work.then(() => resolve(), reject)
        found.arrive({ end, left, settle })
      }),
  }
}

async function awaited<End>(
  arrived: Promise<Arrival<End>>,
  signal: AbortSignal,
  lifetime: number,
): Promise<Arrival<End>> {
  const waiting = linkSignals([signal])
  const timer = setTimeout(() => waiting.abort(new FaultError(notFetched)), lifetime)
  try {
    return await raceSignal(arrived, waiting.signal)
  } finally {
    clearTimeout(timer)
    waiting.release()
  }
}

const notFetched = fault('timeout', 'The page did not begin the transfer.', { reason: 'not-fetched' })
const leftEarly = fault('cancelled', '', { reason: 'left' })

async function inLane<End>(
  handle: TaskHandle,
  { end, left }: Arrival<End>,
  whole: () => void,
  work: Work<End>,
): Promise<TaskResult> {
  const link = linkSignals([handle.signal])
  const leave = (): void => link.abort(new FaultError(leftEarly))
  if (left.aborted) leave()
  left.addEventListener('abort', leave, { once: true })
  const stay = (): void => left.removeEventListener('abort', leave)
  const arrived = (): void => {
    stay()
    whole()
  }
  const meter = createMeter(handle.progress)
  try {
    handle.step('transferring')
    const { count, total } = meter
    return await work({ signal: link.signal, step: handle.step, count, total, arrived }, end)
  } catch (error) {
    // Whatever broke because of it: the reason is that somebody left. Work that knows so tells more of it.
    const knows = error instanceof FaultError && error.fault.code === 'cancelled'
    throw faultErrorOf(link.signal.aborted && !knows ? link.signal.reason : error)
  } finally {
    meter.end()
    stay()
    link.release()
  }
}
