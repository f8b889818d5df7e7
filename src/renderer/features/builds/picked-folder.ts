import { mostReadFiles } from '#shared/build-limits.ts'
import { droppedItems, pickedFiles, tooMany } from '../../store/dropped.ts'
import type { Picked } from '../../store/dropped.ts'
import type { Source } from './build-state.ts'

type SentFolder = Extract<Source, { kind: 'files' }>
export type PickProblem = 'empty' | 'tooMany' | 'oneFolder' | 'unreadable'

const limits = { most: mostReadFiles, longestPaths: Infinity }

/** What a browser's picker gives: it tells of no empty folder. */
export const chosenFolder = (list: Iterable<File>): SentFolder | PickProblem => folderOf(pickedFiles(list))

/** What was dropped. Must be called while the drop is being handled. */
export async function droppedFolder(transfer: DataTransfer): Promise<SentFolder | PickProblem> {
  try {
    return folderOf(await droppedItems(transfer, mostReadFiles))
  } catch {
    // Something in it may not be read, or went while it was read.
    return 'unreadable'
  }
}

/** Asked while the drop is being handled. */
export const holdsFolder = ({ items }: DataTransfer): boolean =>
  [...items].some((item) => item.webkitGetAsEntry()?.isDirectory === true)

/** One folder, whose name stands before each path; the context is what is below it. */
export function folderOf({ files, folders }: Picked): SentFolder | PickProblem {
  const paths = [...files.map(({ path }) => path), ...folders]
  const [name = ''] = paths[0]?.split('/', 1) ?? []
  if (files.length === 0) return 'empty'
  if (paths.some((path) => !path.startsWith(`${name}/`))) return 'oneFolder'
  const below = (path: string) => path.slice(name.length + 1)
  const picked = {
    files: files.map(({ path, file }) => ({ path: below(path), file })),
    folders: folders.map(below),
  }
  if (tooMany(picked, limits)) return 'tooMany'
  const byPath = new Map(picked.files.map(({ path, file }) => [path, file]))
  return { kind: 'files', name, files: byPath, folders: picked.folders }
}
