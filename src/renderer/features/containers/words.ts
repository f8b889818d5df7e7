import type { TFunction } from 'i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Verb } from '../../store/actions.ts'
import type { Format } from '../../store/intl.ts'
import { exitMeaning } from './model/exit.ts'

const pendingVerbs = [
  'start',
  'stop',
  'pause',
  'unpause',
  'restart',
  'kill',
  'rename',
  'remove',
  'commit',
] as const

/** “Stopping…”, or null for what no container waits for. */
export function pendingWords(t: TFunction, verb: Verb | null): string | null {
  const known = pendingVerbs.find((pending) => pending === verb)
  return known === undefined ? null : t(`containers.pending.${known}`)
}

/** The word on the badge: the state, with health or exit code where there is one. */
export function stateWords(t: TFunction, container: ContainerSummary): string {
  const state = t(`containers.state.${container.state}`)
  if (container.state === 'exited' && container.exitCode !== null)
    return t('containers.badge.exited', { code: container.exitCode })
  if (container.state === 'running' && container.health !== 'none')
    return t('containers.badge.withHealth', { state, health: t(`containers.health.${container.health}`) })
  return state
}

/** “web-1 (Running)” for each that is left alone. */
export function skippedWords(
  t: TFunction,
  format: Format,
  skipped: readonly Pick<ContainerSummary, 'name' | 'state'>[],
): string {
  return format.list(
    skipped.map(({ name, state }) =>
      t('containers.bulk.skippedName', { name, state: t(`containers.state.${state}`) }),
    ),
  )
}

export function exitWords(t: TFunction, code: number, oomKilled: boolean): string {
  const { kind, signal } = exitMeaning(code, oomKilled)
  return t(`containers.exit.${kind}`, { code, signal })
}

/** The quiet line of a card: since when, or how it ended. */
export function metaWords(t: TFunction, format: Format, container: ContainerSummary, now: number): string {
  switch (container.state) {
    case 'running':
      return container.since === null
        ? ''
        : t('containers.up', { duration: format.duration(now - container.since) })
    case 'paused':
      return t('containers.pausedMeta')
    case 'created':
      return t('containers.createdMeta', { ago: format.ago(container.createdAt) })
    case 'restarting':
      return t('containers.restartingMeta')
    case 'removing':
      return ''
    case 'exited':
    case 'dead':
      return endWords(t, format, container)
  }
}

function endWords(t: TFunction, format: Format, container: ContainerSummary): string {
  const words = container.exitCode === null ? '' : exitWords(t, container.exitCode, false)
  const ago = container.since === null ? '' : format.ago(container.since)
  if (words === '' || ago === '') return words + ago
  return t('containers.exitedMeta', { words, ago })
}
