import type { TFunction } from 'i18next'
import type { Format } from '../../../store/intl.ts'
import type { StateTone } from '../../../ui/state-mark.tsx'
import { endedWell, signalName } from '../model/exit.ts'
import type { HistoryRow, Moment } from '../model/history.ts'
import { exitWords } from '../words.ts'

/** One line of the history in a person's words. */
export function rowWords(t: TFunction, format: Format, row: HistoryRow): string {
  const words = row.moments.map((moment) => momentWords(t, format, moment))
  const [only = ''] = words
  if (row.times === 1) return only
  const duration = format.duration(row.at - row.from)
  const restarting = row.moments.length > 1 && row.moments.some(({ kind }) => kind === 'started')
  return t(restarting ? 'history.restarts' : 'history.repeated', {
    count: row.times,
    duration,
    what: words.join(' → '),
  })
}

function momentWords(t: TFunction, format: Format, moment: Moment): string {
  switch (moment.kind) {
    case 'died':
      return moment.exitCode === null
        ? t('history.died')
        : t('history.ended', { words: exitWords(t, moment.exitCode, false) })
    case 'signalled':
      return t('history.signalled', { signal: signalName(moment.signal) })
    case 'health':
      return t('history.health', { health: t(`containers.health.${moment.health}`) })
    case 'checked':
      return t('history.checked', { code: moment.exitCode })
    case 'renamed':
      return t('history.renamed', { from: moment.from, to: moment.to })
    case 'committed':
      return moment.reference === ''
        ? t('history.committedUnnamed')
        : t('history.committed', { reference: moment.reference })
    case 'executed':
      return executedWords(t, format, moment)
    case 'connected':
    case 'disconnected':
      return t(`history.${moment.kind}`, { network: moment.network })
    case 'gap':
      return t('history.gap', { from: format.time(moment.from) })
    case 'created':
    case 'started':
    case 'restarted':
    case 'paused':
    case 'unpaused':
    case 'stopped':
    case 'oom':
    case 'updated':
    case 'destroyed':
      return t(`history.${moment.kind}`)
  }
}

function executedWords(
  t: TFunction,
  format: Format,
  { command, times }: Extract<Moment, { kind: 'executed' }>,
): string {
  return times === 1
    ? t('history.executed', { command })
    : t('history.executedOften', { command, number: format.number(times) })
}

/** The shape beside a line; the words tell the same. */
export function rowTone({ moments }: HistoryRow): StateTone {
  const tones = moments.map(toneOf)
  return tones.find((tone) => tone === 'fail') ?? tones.at(-1) ?? 'stop'
}

function toneOf(moment: Moment): StateTone {
  switch (moment.kind) {
    case 'started':
    case 'restarted':
    case 'unpaused':
      return 'run'
    case 'paused':
      return 'pause'
    case 'oom':
    case 'gap':
      return 'fail'
    case 'died':
      return moment.exitCode === null || endedWell(moment.exitCode) ? 'stop' : 'fail'
    case 'checked':
      return moment.exitCode === 0 ? 'run' : 'fail'
    case 'health':
      return moment.health === 'unhealthy' ? 'fail' : moment.health === 'healthy' ? 'run' : 'busy'
    case 'created':
    case 'stopped':
    case 'signalled':
    case 'renamed':
    case 'committed':
    case 'executed':
    case 'connected':
    case 'disconnected':
    case 'updated':
    case 'destroyed':
      return 'stop'
  }
}
