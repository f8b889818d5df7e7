import type { ContainerState, Health } from '#shared/contract/containers.ts'

/** What the engine's status text adds to the state. */
export interface ContainerStatus {
  readonly exitCode: number | null
  readonly health: Health
  /** Epoch milliseconds, as exact as the text's grain; null when it names no time. */
  readonly since: number | null
}

const second = 1000
const units: Readonly<Record<string, number>> = {
  second,
  minute: 60 * second,
  hour: 3600 * second,
  day: 24 * 3600 * second,
  week: 7 * 24 * 3600 * second,
  month: 30 * 24 * 3600 * second,
  year: 365 * 24 * 3600 * second,
}

/** Reads moby's State.String(): `Up 3 hours (healthy)`, `Exited (137) 2 minutes ago`, `Created`. */
export function containerStatus(status: string, now: number): ContainerStatus {
  const code = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(status)?.[1]
  const phrase = /^Up (.*?)(?: \([^()]*\))?$/.exec(status)?.[1] ?? /\) (.*) ago$/.exec(status)?.[1]
  const duration = phrase === undefined ? null : durationOf(phrase)
  return {
    exitCode: status.startsWith('Exited') && code !== undefined ? Number(code) : null,
    health: healthOf(/\(([^()]*)\)$/.exec(status)?.[1] ?? ''),
    since: duration === null ? null : now - duration,
  }
}

/** `healthy`, `unhealthy`, `starting` and `health: starting`; anything else is no health check. */
export function healthOf(word: string): Health {
  if (word === 'healthy' || word === 'unhealthy') return word
  return word === 'starting' || word === 'health: starting' ? 'starting' : 'none'
}

/** The engine's state word; an unknown one counts as exited unless it is one of ours. */
export function stateOf(word: string): ContainerState {
  switch (word) {
    case 'created':
    case 'running':
    case 'paused':
    case 'restarting':
    case 'removing':
    case 'exited':
    case 'dead':
      return word
    // Podman's own words.
    case 'configured':
    case 'initialized':
      return 'created'
    default:
      return 'exited'
  }
}

/** go-units HumanDuration, read back. */
function durationOf(phrase: string): number | null {
  if (phrase === 'Less than a second') return 0
  const about = /^About an? (minute|hour)$/.exec(phrase)?.[1]
  if (about !== undefined) return units[about] ?? null
  const [, count, unit] = /^(\d+) (second|minute|hour|day|week|month|year)s?$/.exec(phrase) ?? []
  return count === undefined || unit === undefined ? null : Number(count) * (units[unit] ?? 0)
}
