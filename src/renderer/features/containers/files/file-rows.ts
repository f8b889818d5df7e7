import type { FileChange } from '#shared/contract/containers.ts'
import type { FileEntry } from '#shared/contract/files.ts'
import { childPath, parentPath } from './folder-path.ts'

type FileMark = FileChange['kind']

export interface FileRow {
  readonly name: string
  /** null: deleted since the image, so that only the name is left. */
  readonly entry: FileEntry | null
  readonly mark: FileMark | null
}

/** A folder's rows, folders first, with what docker diff tells of each, and the names that it says are gone. */
export function fileRows(
  folder: string,
  entries: readonly FileEntry[],
  changes: readonly FileChange[],
): readonly FileRow[] {
  const here = changes.filter((change) => parentPath(change.path) === folder)
  const marks = new Map(here.map((change) => [change.path, change.kind]))
  const present = new Set(entries.map(({ name }) => childPath(folder, name)))
  const gone = here.filter(({ kind, path }) => kind === 'deleted' && !present.has(path))
  const rows = entries.map((entry): FileRow => {
    const mark = marks.get(childPath(folder, entry.name)) ?? null
    return { name: entry.name, entry, mark: mark === 'deleted' ? 'changed' : mark }
  })
  const lost = gone.map(({ path }): FileRow => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    entry: null,
    mark: 'deleted',
  }))
  return [...rows, ...lost].toSorted(byKindAndName)
}

function byKindAndName(one: FileRow, other: FileRow): number {
  const first = Number(other.entry?.kind === 'folder') - Number(one.entry?.kind === 'folder')
  return first === 0 ? one.name.localeCompare(other.name, 'en', { numeric: true }) : first
}

const letters = 'rwxrwxrwx'

/** `rwxr-xr-x`, as ls writes it, with s and t where they are set. */
export function modeText(mode: number): string {
  const plain = Array.from(letters, (letter, place) => ((mode >> (8 - place)) & 1 ? letter : '-'))
  const special = [
    { bit: 0o4000, place: 2, letter: 's' },
    { bit: 0o2000, place: 5, letter: 's' },
    { bit: 0o1000, place: 8, letter: 't' },
  ]
  for (const { bit, place, letter } of special)
    if ((mode & bit) !== 0) plain[place] = plain[place] === 'x' ? letter : letter.toUpperCase()
  return plain.join('')
}

/** `root:root`, by number where no name is known. */
export function ownerText({ uid, gid, user, group }: FileEntry): string {
  return `${user ?? String(uid)}:${group ?? String(gid)}`
}
