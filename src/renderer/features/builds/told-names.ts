import { longestSentPaths, mostSentFiles } from '#shared/build-limits.ts'

const isTooMuch = (paths: readonly string[]): boolean =>
  paths.length > mostSentFiles || paths.reduce((sum, path) => sum + path.length, 0) > longestSentPaths

/** Levels of folders that are asked about: below them a context is what its Dockerfile needs. */
const deepest = 6

/**
 * The names that the host is told of. Where they are more than one message holds, those in folders that .dockerignore
 * leaves out whole stay behind: `leftOut` answers which of some folders those are. null: they are still too many.
 */
export async function namesToTell(
  paths: readonly string[],
  leftOut: (folders: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<ReadonlySet<string> | null> {
  let names = paths
  for (let depth = 1; isTooMuch(names) && depth <= deepest; depth += 1) {
    const above = (path: string) => path.split('/', depth).join('/')
    const folders = [...new Set(names.filter((path) => above(path) !== path).map(above))]
    if (isTooMuch(folders)) return null
    const gone = await leftOut(folders)
    names = names.filter((path) => !gone.has(above(path)))
  }
  return isTooMuch(names) ? null : new Set(names)
}
