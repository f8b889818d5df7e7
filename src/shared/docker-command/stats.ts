import type { Argv } from './quote.ts'

/** `docker stats [ID…]`: without an id, of all that run. */
export function stats({ ids }: { readonly ids: readonly string[] }): Argv {
  return ['docker', 'stats', ...ids]
}
