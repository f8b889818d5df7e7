import type { HistoryGap, HistoryNews } from '#shared/contract/history.ts'
import type { Engine, EngineEvent } from '../engine/engine.ts'
import { containerOf, happeningOf, millisecondsOf, nameOf } from './history/happening.ts'
import type { LifeRecord } from './history/life-record.ts'
import { LifeRecords } from './history/life-records.ts'
import { createReader } from './reader.ts'

/** What happened to containers since the app runs, from the one event subscription. */
export interface History {
  /** Everything that is kept of one container, then what is new. By a name or id that nobody has yet, it waits. */
  readonly open: (id: string, signal: AbortSignal) => AsyncIteratorObject<HistoryNews, unknown, void>
  readonly close: () => void
}

/** Events come in bursts: a reader is told of all of one at once. */
const burst = 100
const mostGaps = 20

/** `changed` is the lowest number that is new; `record` null when only gaps are. */
type Listener = (record: LifeRecord | null, changed: number) => void

/** How well one engine was listened to. */
interface Heard {
  readonly since: number
  last: number
  gaps: readonly HistoryGap[]
}

/** Keeps at most 200 entries a container; those of removed ones too, until there is no room. */
export function createHistory(engine: Pick<Engine, 'status' | 'onStatus' | 'onEvent' | 'onGap'>): History {
  const records = new LifeRecords()
  const listeners = new Set<Listener>()
  const heard = new Map<string, Heard>()
  let generation = 0
  const address = () => engine.status().endpoint?.address ?? ''
  const tell: Listener = (record, changed) => {
    for (const listener of listeners) listener(record, changed)
  }

  const heardOf = () => heard.get(address()) ?? null

  function follow(): void {
    const status = engine.status()
    if (status.state !== 'ready' || status.generation === generation) return
    generation = status.generation
    missed()
  }

  /** What happened between the last event and now is not known. */
  function missed(): void {
    const now = Date.now()
    const before = heardOf()
    const gaps = before ? [...before.gaps, { from: before.last, to: now }].slice(-mostGaps) : []
    heard.set(address(), { since: before?.since ?? now, last: now, gaps })
    tell(null, Infinity)
  }

  function hear(event: EngineEvent): void {
    const listening = heardOf()
    if (listening) listening.last = Date.now()
    const id = containerOf(event)
    const happening = id === null ? null : happeningOf(event)
    if (id === null || happening === null) return
    const record = records.of(id, address())
    if (!record.isNew(`${event.timeNano} ${event.action} ${event.id}`)) return
    const size = record.size
    const changed = record.add(happening, millisecondsOf(event.timeNano))
    if (event.type === 'container') record.name = nameOf(event.attributes['name']) || record.name
    record.gone ||= happening.kind === 'destroyed'
    records.keep(record, record.size - size)
    tell(record, changed)
  }

  const stops = [engine.onStatus(follow), engine.onEvent(hear), engine.onGap(missed)]
  follow()

  return {
    open: (id, signal) => {
      return openReader({ find: () => records.find(id, address()), heardOf, listeners, signal })
    },
    close: () => {
      for (const stop of stops) stop()
      listeners.clear()
    },
  }
}

/** One reader of one container's record; its news are what the record holds since it was told last. */
function openReader({
  find,
  heardOf,
  listeners,
  signal,
}: {
  readonly find: () => LifeRecord | null
  readonly heardOf: () => Heard | null
  readonly listeners: Set<Listener>
  readonly signal: AbortSignal
}): AsyncIteratorObject<HistoryNews, unknown, void> {
  let record = find()
  /** The lowest number that the reader does not know as it is now; null when it knows all. */
  let unread: number | null = 0
  let timer: NodeJS.Timeout | null = null

  const take = (): HistoryNews | null => {
    if (unread === null) return null
    const from = unread
    unread = null
    const { since = null, gaps = [] } = heardOf() ?? {}
    return { entries: record?.since(from) ?? [], first: record?.first ?? 0, since, gaps }
  }
  const listen: Listener = (told, changed) => {
    record ??= find()
    if (told !== null && told !== record) return
    unread = Math.min(unread ?? Infinity, changed)
    timer ??= setTimeout(() => {
      timer = null
      reader.wake()
    }, burst)
  }
  const reader = createReader(take, signal, () => {
    listeners.delete(listen)
    if (timer !== null) clearTimeout(timer)
  })
  if (!signal.aborted) listeners.add(listen)
  return reader.iterator
}
