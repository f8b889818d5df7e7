import type { Dated, HistoryRow, Moment } from './history.ts'

/** `docker restart` is six events; a longer pattern is a coincidence. */
const longestPattern = 6

/** Rows in the order given: where a pattern of moments comes three times or more, or one moment twice, it is one row. */
export function foldRepeats(dated: readonly Dated[]): readonly HistoryRow[] {
  const sames = dated.map(({ moment }) => sameness(moment))
  const rows: HistoryRow[] = []
  for (let place = 0; place < dated.length;) {
    const { length, times } = longestRepeat(sames, place)
    const folded = dated.slice(place, place + length * times)
    const [first] = folded
    const last = folded.at(-1)
    if (first === undefined || last === undefined) break
    rows.push({
      key: `${place} ${first.at} ${sames[place] ?? ''}`,
      moments: folded.slice(0, length).map(({ moment }) => moment),
      times,
      from: first.at,
      at: last.at,
    })
    place += length * times
  }
  return rows
}

function longestRepeat(sames: readonly string[], place: number): { length: number; times: number } {
  let best = { length: 1, times: 1 }
  for (let length = 1; length <= longestPattern; length += 1) {
    const times = repeatsAt(sames, place, length)
    const enough = times >= (length === 1 ? 2 : 3)
    if (enough && length * times > best.length * best.times) best = { length, times }
  }
  return best
}

function repeatsAt(sames: readonly string[], place: number, length: number): number {
  let end = place + length
  while (end < sames.length && sames[end] === sames[end - length]) end += 1
  return Math.floor((end - place) / length)
}

/** Two moments with the same text tell the same, but for their time. */
function sameness(moment: Moment): string {
  switch (moment.kind) {
    case 'died':
    case 'checked':
      return `${moment.kind} ${moment.exitCode ?? ''}`
    case 'signalled':
      return `signalled ${moment.signal}`
    case 'health':
      return `health ${moment.health}`
    case 'renamed':
      return `renamed ${moment.from} ${moment.to}`
    case 'committed':
      return `committed ${moment.reference}`
    case 'executed':
      // It comes folded, with its count.
      return `executed ${moment.command} ${moment.from}`
    case 'connected':
    case 'disconnected':
      return `${moment.kind} ${moment.network}`
    case 'created':
    case 'started':
    case 'restarted':
    case 'paused':
    case 'unpaused':
    case 'stopped':
    case 'oom':
    case 'updated':
    case 'destroyed':
    case 'gap':
      return moment.kind
  }
}
