import type { Argv } from './quote.ts'

/**
 * Commands on one container each as few commands on several: `docker stop a` and `docker stop b` are `docker stop a b`.
 * They must end with the container; those that differ in anything else stay apart, in the order of their first.
 */
export function together(commands: readonly Argv[]): readonly Argv[] {
  const groups = new Map<string, string[]>()
  for (const argv of commands) {
    const last = argv.at(-1)
    if (last === undefined) continue
    const key = JSON.stringify(argv.slice(0, -1))
    const group = groups.get(key)
    if (group) group.push(last)
    else groups.set(key, [...argv])
  }
  return [...groups.values()]
}
