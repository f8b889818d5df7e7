import { randomUUID } from 'node:crypto'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { wholeLog, type WholeLogRequest } from './whole-log.ts'

/** A page saves few logs at once, and takes each piece before long; what it left is closed. */
const mostAPage = 4
const untakenFor = 60_000

interface Saving {
  readonly page: string
  readonly pieces: AsyncGenerator<Buffer, void, void>
  readonly close: () => void
  readonly taken: () => void
}

export interface WholeLogs {
  readonly open: (page: string, request: WholeLogRequest) => string
  /** The next piece in base64, null at the end. Throws FaultError, `not-found` once it is closed. */
  readonly take: (page: string, id: string) => Promise<string | null>
  readonly close: (page: string, id: string) => void
  readonly closeAll: () => void
}

/** Logs on their way to files: a page takes them piece by piece, so a log of any size passes through. */
export function createWholeLogs(engine: Engine): WholeLogs {
  const savings = new Map<string, Saving>()

  function savingOf(page: string, id: string): Saving {
    const saving = savings.get(id)
    if (saving !== undefined && saving.page === page) return saving
    throw new FaultError(fault('not-found', 'This log is no longer being saved.', { what: 'log-session' }))
  }

  function open(page: string, request: WholeLogRequest): string {
    if ([...savings.values()].filter((saving) => saving.page === page).length >= mostAPage)
      throw new FaultError(fault('conflict', `A page may save ${mostAPage} logs at once.`))
    const id = randomUUID()
    const leaving = new AbortController()
    const close = (): void => {
      clearTimeout(untaken)
      savings.delete(id)
      leaving.abort()
    }
    const untaken = setTimeout(close, untakenFor)
    untaken.unref()
    const pieces = wholeLog(engine, request, leaving.signal)
    savings.set(id, { page, pieces, close, taken: () => untaken.refresh() })
    return id
  }

  async function take(page: string, id: string): Promise<string | null> {
    const saving = savingOf(page, id)
    try {
      const { value } = await saving.pieces.next()
      saving.taken()
      if (value !== undefined) return value.toString('base64')
    } catch (error) {
      saving.close()
      throw error
    }
    saving.close()
    return null
  }

  return {
    open,
    take,
    close: (page, id) => savingOf(page, id).close(),
    closeAll: () => {
      for (const saving of savings.values()) saving.close()
    },
  }
}
