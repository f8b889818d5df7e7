import type { FileChange } from '#shared/contract/containers.ts'

export type ChangeKind = FileChange['kind']
export const changeKinds = ['added', 'changed', 'deleted'] as const

/** The letters that `docker diff` has for them. */
export const changeLetters = { added: 'A', changed: 'C', deleted: 'D' } as const

export type ChangeCounts = Readonly<Record<ChangeKind, number>>

/** A file or folder of the tree; `kind` is null for a folder that only leads to what changed. */
export interface ChangeNode {
  readonly path: string
  readonly name: string
  readonly kind: ChangeKind | null
  readonly children: readonly ChangeNode[]
  /** What is below it. */
  readonly below: ChangeCounts
}

/** Path → kind, for any view that shows the same marks beside its own files. */
export function changeMarks(changes: readonly FileChange[]): ReadonlyMap<string, ChangeKind> {
  return new Map(changes.map(({ path, kind }) => [path, kind]))
}

interface Growing {
  readonly path: string
  readonly name: string
  readonly children: Map<string, Growing>
}

/** The rows of `docker diff` as folders and files, each folder's by name. */
export function changeTree(changes: readonly FileChange[]): readonly ChangeNode[] {
  const marks = changeMarks(changes)
  const root: Growing = { path: '', name: '', children: new Map() }
  for (const { path } of changes) {
    let at = root
    for (const name of path.split('/').filter((part) => part !== '')) {
      let next = at.children.get(name)
      if (next === undefined) {
        next = { path: `${at.path}/${name}`, name, children: new Map() }
        at.children.set(name, next)
      }
      at = next
    }
  }
  return grown(root, marks)
}

function grown(node: Growing, marks: ReadonlyMap<string, ChangeKind>): readonly ChangeNode[] {
  return [...node.children.values()]
    .map((child) => {
      const children = grown(child, marks)
      const { path, name } = child
      return { path, name, kind: marks.get(path) ?? null, children, below: countsOf(children) }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** A folder that changed because of what is in it is not counted beside that. */
function countsOf(nodes: readonly ChangeNode[]): ChangeCounts {
  const counts = { added: 0, changed: 0, deleted: 0 }
  for (const { kind, children, below } of nodes) {
    if (kind !== null && !(kind === 'changed' && children.length > 0)) counts[kind] += 1
    for (const each of changeKinds) counts[each] += below[each]
  }
  return counts
}

/** What there is of each kind, counted as the tree counts it. */
export function changeCounts(changes: readonly FileChange[]): ChangeCounts {
  return countsOf(changeTree(changes))
}

/** The changes of that kind whose path holds the text, as many as are counted; folders that only hold others fall out. */
export function filterChanges(
  changes: readonly FileChange[],
  kind: ChangeKind | 'all',
  text: string,
): readonly FileChange[] {
  const wanted = text.trim().toLowerCase()
  if (kind === 'all' && wanted === '') return changes
  const holders = kind === 'changed' ? foldersOf(changes) : null
  return changes.filter(
    (change) =>
      (kind === 'all' || change.kind === kind) &&
      holders?.has(change.path) !== true &&
      (wanted === '' || change.path.toLowerCase().includes(wanted)),
  )
}

/** Every folder that something changed in. */
function foldersOf(changes: readonly FileChange[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path } of changes) {
    let end = path.lastIndexOf('/')
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end))
      end = path.lastIndexOf('/', end - 1)
    }
  }
  return folders
}

/** A line of the tree on show. */
export interface ChangeRow {
  readonly node: ChangeNode
  /** From 1. */
  readonly level: number
  /** Its place among those of its folder, from 1, and how many those are. */
  readonly place: number
  readonly of: number
  readonly open: boolean
}

/** The lines that are on show, with the folders open that `isOpen` says. */
export function visibleChanges(
  nodes: readonly ChangeNode[],
  isOpen: (path: string) => boolean,
): readonly ChangeRow[] {
  const rows: ChangeRow[] = []
  const lay = (siblings: readonly ChangeNode[], level: number) => {
    for (const [index, node] of siblings.entries()) {
      const open = node.children.length > 0 && isOpen(node.path)
      rows.push({ node, level, place: index + 1, of: siblings.length, open })
      if (open) lay(node.children, level + 1)
    }
  }
  lay(nodes, 1)
  return rows
}

/** What a key does in a tree (ARIA's tree pattern): the line to go to, and whether it or the present one opens. */
export interface TreeMove {
  readonly index: number
  readonly open: boolean | null
}

/** Null for a key that is not the tree's. `page` is how many lines are in sight. */
export function treeMove(
  rows: readonly ChangeRow[],
  index: number,
  key: string,
  page: number,
): TreeMove | null {
  const row = rows[index]
  if (row === undefined) return null
  const go = (to: number): TreeMove => ({ index: Math.min(rows.length - 1, Math.max(0, to)), open: null })
  const folder = row.node.children.length > 0
  switch (key) {
    case 'ArrowDown':
      return go(index + 1)
    case 'ArrowUp':
      return go(index - 1)
    case 'PageDown':
      return go(index + page)
    case 'PageUp':
      return go(index - page)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      return folder && !row.open ? { index, open: true } : go(folder ? index + 1 : index)
    case 'ArrowLeft':
      if (row.open) return { index, open: false }
      return go(
        Math.max(
          0,
          rows.findLastIndex((each, at) => at < index && each.level < row.level),
        ),
      )
    case 'Enter':
    case ' ':
      return folder ? { index, open: !row.open } : go(index)
    default:
      return null
  }
}
