import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { Happening, HistoryEntry, HistoryGap } from '#shared/contract/history.ts'
import { foldRepeats } from './fold-repeats.ts'

/** One thing of a container's past: an event, or what only inspect still knows. */
export type Moment =
  | Happening
  | { readonly kind: 'checked'; readonly exitCode: number }
  /** Nothing is known of the time between `from` and then. */
  | { readonly kind: 'gap'; readonly from: number }

export interface Dated {
  readonly at: number
  readonly moment: Moment
}

/** One line of the history: a moment, or a few that came over and over in the same order. */
export interface HistoryRow {
  readonly key: string
  readonly moments: readonly Moment[]
  readonly times: number
  /** The first and the last time, in epoch milliseconds. */
  readonly from: number
  readonly at: number
}

/** What the event stream told and what inspect tells, each once, newest first; repeats are folded. */
export function historyRows(
  entries: readonly HistoryEntry[],
  gaps: readonly HistoryGap[],
  details: ContainerDetails | null,
): readonly HistoryRow[] {
  const told = withoutChecks(withoutOwnNetworks(entries), details?.healthCommand ?? null).map(
    (entry): Dated => ({ at: entry.at, moment: entry }),
  )
  const known = details === null ? [] : factsOf(details, entries)
  const dated = [...told, ...known].toSorted((one, other) => one.at - other.at)
  return foldRepeats(
    [...dated, ...gapsWithin(gaps, dated)].toSorted((one, other) => one.at - other.at),
  ).toReversed()
}

/** The engine writes down a start or an end a moment before it tells of it. */
const tolerance = 2000

function factsOf(details: ContainerDetails, entries: readonly HistoryEntry[]): readonly Dated[] {
  const told = (kind: Happening['kind'], at: number) =>
    entries.some((entry) => entry.kind === kind && entry.at >= at - tolerance)
  const { createdAt, startedAt, finishedAt, oomKilled, healthLog } = details
  const ended = details.state === 'exited' || details.state === 'dead'
  const exitCode = ended ? details.exitCode : null
  return [
    ...(told('created', 0) ? [] : [{ at: createdAt, moment: { kind: 'created' } } as const]),
    ...(startedAt === null || told('started', startedAt)
      ? []
      : [{ at: startedAt, moment: { kind: 'started' } } as const]),
    ...(finishedAt === null || told('died', finishedAt)
      ? []
      : [
          ...(ended && oomKilled && !told('oom', startedAt ?? 0)
            ? [{ at: finishedAt, moment: { kind: 'oom' } } as const]
            : []),
          { at: finishedAt, moment: { kind: 'died', exitCode } } as const,
        ]),
    ...healthLog.map(
      (check) => ({ at: check.at, moment: { kind: 'checked', exitCode: check.exitCode } }) as const,
    ),
  ]
}

/** A break of the event stream belongs to a life that was there then. */
function gapsWithin(gaps: readonly HistoryGap[], dated: readonly Dated[]): readonly Dated[] {
  const begin = dated.find(({ moment }) => moment.kind === 'created')?.at ?? 0
  const end = dated.find(({ moment }) => moment.kind === 'destroyed')?.at ?? Infinity
  return gaps
    .filter(({ from, to }) => to > begin && from < end)
    .map(({ from, to }) => ({ at: to, moment: { kind: 'gap', from } }))
}

/** Each start connects a container to its networks and each end takes it off: only what a person did is told. */
function withoutOwnNetworks(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let running = true
  return entries.filter((entry, place) => {
    if (entry.kind === 'started') running = true
    if (entry.kind === 'created' || entry.kind === 'died') running = false
    if (entry.kind === 'connected') return running || !startsLater(entries, place)
    if (entry.kind !== 'disconnected') return true
    // Some engines tell of it twice.
    const before = entries[place - 1]
    return running && !(before?.kind === 'disconnected' && before.network === entry.network)
  })
}

/** The log of the health checks tells what they said; that each was run in the container would crowd out all else. */
function withoutChecks(entries: readonly HistoryEntry[], check: string | null): readonly HistoryEntry[] {
  if (check === null) return entries
  const isCheck = (command: string) =>
    command === check || (command.endsWith('…') && check.startsWith(command.slice(0, -1)))
  return entries.filter((entry) => entry.kind !== 'executed' || !isCheck(entry.command))
}

function startsLater(entries: readonly HistoryEntry[], place: number): boolean {
  const next = entries.slice(place + 1).find(({ kind }) => kind !== 'connected' && kind !== 'executed')
  return next?.kind === 'started'
}
