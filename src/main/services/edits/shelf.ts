import { isDeepStrictEqual } from 'node:util'
import type { Edit } from '#shared/contract/edits.ts'
import { undoExchange } from '#shared/docker-command/edits.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import type { EditCalls } from './calls.ts'
import type { EditRecord, Journal } from './journal.ts'

/** The edits on the present engine that are not over, as the journal has them. */
export interface Shelf {
  readonly list: () => readonly Edit[]
  readonly subscribe: (listener: (edits: readonly Edit[]) => void) => () => void
  /** Throws `not-found` when there is none of that id here. */
  readonly edit: (editId: string) => Edit
  readonly record: (editId: string) => EditRecord
  /** Reads the journal again and tells what is another now. */
  readonly refresh: () => void
  /** An edit came to its end: are its containers still there? */
  readonly look: () => void
  readonly close: () => void
}

/** Milliseconds: another run of the app that works on an edit is seen by what its containers do. */
const settle = 50

export function createShelf({
  engine,
  calls,
  journal,
}: {
  readonly engine: Engine
  readonly calls: EditCalls
  readonly journal: Journal
}): Shelf {
  const listeners = new Set<(edits: readonly Edit[]) => void>()
  const here = () => journal.list().filter((record) => record.engine === addressOf(engine))
  const read = () => editsOf(here(), journal)
  let told = read()
  let timer: NodeJS.Timeout | null = null

  function refresh(): void {
    const now = read()
    if (isDeepStrictEqual(now, told)) return
    told = now
    for (const listener of listeners) listener(now)
  }

  function refreshSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      refresh()
    }, settle)
  }

  /**
   * An old container that another hand removed has nothing to undo and nothing to let go; an edit that lost both its
   * containers has nothing to go on with either. One that has the new one is marked: it can only be gone on with.
   */
  async function forget(record: EditRecord): Promise<void> {
    if (journal.isClaimed(record.id) || (await calls.find(record.oldId)) !== null) return
    const isOver =
      record.state === 'kept' || (await calls.find(record.newId ?? record.temporaryName)) === null
    if (journal.isClaimed(record.id)) return
    if (isOver) journal.remove(record.id)
    else if (!record.oldGone) journal.write({ ...record, oldGone: true })
    refresh()
  }

  const look = () => {
    for (const record of here()) void forget(record).catch(() => {})
    refreshSoon()
  }
  const leave = [
    engine.onStatus((status) => (status.state === 'ready' ? look() : refreshSoon())),
    engine.onEvent(({ type, action, id }) => {
      if (type !== 'container' || !['rename', 'destroy', 'start'].includes(action)) return
      if (action === 'destroy' && told.some(({ oldId, newId }) => oldId === id || newId === id)) look()
      else refreshSoon()
    }),
  ]

  return {
    list: () => {
      refresh()
      return told
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: (editId) => told.find(({ id }) => id === editId) ?? missing(editId),
    record: (editId) => here().find(({ id }) => id === editId) ?? missing(editId),
    refresh,
    look,
    close: () => {
      if (timer) clearTimeout(timer)
      for (const stop of leave) stop()
    },
  }
}

/** The address names the engine: the same containers are there whenever it is back. */
export function addressOf(engine: Engine): string {
  return engine.status().endpoint?.address ?? ''
}

function editsOf(records: readonly EditRecord[], journal: Journal): readonly Edit[] {
  return records.map((record) => ({
    id: record.id,
    name: record.state === 'kept' ? record.newName : record.name,
    oldId: record.oldId,
    oldName: record.asideName,
    newId: record.newId,
    settings: record.settings,
    startedAt: record.startedAt,
    state: journal.isClaimed(record.id) ? 'running' : record.state === 'kept' ? 'kept' : 'interrupted',
    step: record.step,
    canFinish: record.newId !== null && (record.state === 'forward' || record.state === 'undo'),
    undoCommands: undoExchange(record),
    oldGone: record.oldGone,
    filesLost: record.oldGone && record.carryFiles && !record.copied,
    canUndo: !record.oldGone && !records.some(({ oldId }) => oldId === record.newId),
  }))
}

function missing(editId: string): never {
  throw new FaultError(fault('not-found', 'There is no such edit.', { id: editId }))
}
