import type { Argv } from './quote.ts'

/** What the logs pane shows, in the CLI's terms. `since` and `until` are epoch milliseconds. */
export interface LogsView {
  readonly id: string
  readonly tail?: number | 'all' | undefined
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly timestamps?: boolean | undefined
  readonly follow?: boolean | undefined
}

/** `docker logs [--follow] [--timestamps] [--since TIME] [--until TIME] [--tail N] ID` */
export function logs({ id, tail, since, until, timestamps, follow }: LogsView): Argv {
  return [
    'docker',
    'logs',
    ...(follow ? ['--follow'] : []),
    ...(timestamps ? ['--timestamps'] : []),
    ...(since === undefined ? [] : ['--since', new Date(since).toISOString()]),
    ...(until === undefined ? [] : ['--until', new Date(until).toISOString()]),
    ...(tail === undefined || tail === 'all' ? [] : ['--tail', String(tail)]),
    id,
  ]
}
