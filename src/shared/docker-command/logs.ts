import type { Argv } from './quote.ts'

/** What the logs pane shows, in the CLI's terms. `since` is epoch milliseconds. */
export interface LogsView {
  readonly id: string
  readonly tail?: number | 'all' | undefined
  readonly since?: number | undefined
  readonly timestamps?: boolean | undefined
  readonly follow?: boolean | undefined
}

/** `docker logs [--follow] [--timestamps] [--since TIME] [--tail N] ID` */
export function logs({ id, tail, since, timestamps, follow }: LogsView): Argv {
  return [
    'docker',
    'logs',
    ...(follow ? ['--follow'] : []),
    ...(timestamps ? ['--timestamps'] : []),
    ...(since === undefined ? [] : ['--since', new Date(since).toISOString()]),
    ...(tail === undefined || tail === 'all' ? [] : ['--tail', String(tail)]),
    id,
  ]
}
