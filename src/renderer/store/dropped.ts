/** What a person dropped or chose: files with their paths below the drop, and folders that are empty. */
export interface Picked {
  readonly files: readonly { readonly path: string; readonly file: File }[]
  readonly folders: readonly string[]
}

/** How much of it can be told of: names go ahead of the bytes as one message. */
export interface PickedLimits {
  /** Files and empty folders. */
  readonly most: number
  /** Characters of all paths together. */
  readonly longestPaths: number
}

export const tooMany = ({ files, folders }: Picked, { most, longestPaths }: PickedLimits): boolean =>
  files.length + folders.length > most ||
  [...files.map(({ path }) => path), ...folders].reduce((sum, path) => sum + path.length, 0) > longestPaths

/** Files of a picker; those of a folder picker bring their path. */
export function pickedFiles(list: Iterable<File>): Picked {
  const files = Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }))
  return { files, folders: [] }
}

/**
 * Everything in a drop, or as much of it as shows that it is more than `most` files. Must be called while the drop is
 * being handled: the items are empty afterwards.
 */
export async function droppedItems(transfer: DataTransfer, most: number): Promise<Picked> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry())
  if (entries.every((entry) => entry === null)) return pickedFiles(transfer.files)
  const files: { path: string; file: File }[] = []
  const folders: string[] = []
  for (const entry of entries) if (entry !== null) await collect(entry, '', { files, folders, most })
  return { files, folders }
}

interface Collected {
  readonly files: { path: string; file: File }[]
  readonly folders: string[]
  readonly most: number
}

async function collect(entry: FileSystemEntry, above: string, collected: Collected): Promise<void> {
  const { files, folders, most } = collected
  const path = above + entry.name
  // One more than is allowed is enough to know that it is too much.
  if (files.length > most) return
  if (isFile(entry)) files.push({ path, file: await fileOf(entry) })
  if (!isFolder(entry)) return
  const inside = await entriesOf(entry)
  if (inside.length === 0) folders.push(path)
  for (const child of inside) await collect(child, `${path}/`, collected)
}

// Chromium has no names for these kinds: it cannot be asked by `instanceof`.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader gives a hundred at a time, and nothing at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
