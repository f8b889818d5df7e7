import type { FileChange } from '#shared/contract/containers.ts'
import type { TreeNode } from './file-tree.ts'

/**
 * What of `after` differs from `before`, as `docker diff` tells it: everything of a new folder, a folder that
 * went by its own name alone, and a folder in which anything differs as changed. Ordered by path.
 */
export function difference(before: TreeNode, after: TreeNode): readonly FileChange[] {
  const changes: FileChange[] = []
  compareChildren(before, after, '', changes)
  return changes
}

function compareChildren(before: TreeNode, after: TreeNode, path: string, changes: FileChange[]): void {
  const names = [...new Set([...before.children.keys(), ...after.children.keys()])].sort()
  for (const name of names) {
    compareNodes(before.children.get(name), after.children.get(name), `${path}/${name}`, changes)
  }
}

function compareNodes(
  before: TreeNode | undefined,
  after: TreeNode | undefined,
  path: string,
  changes: FileChange[],
): void {
  if (after === undefined) {
    changes.push({ kind: 'deleted', path })
  } else if (before === undefined) {
    addAll(after, path, changes)
  } else {
    const place = changes.length
    if (before.directory && after.directory) compareChildren(before, after, path, changes)
    // A folder stands before what is in it.
    if (changes.length > place || differs(before, after)) changes.splice(place, 0, { kind: 'changed', path })
    if (!before.directory && after.directory) {
      for (const [name, child] of after.children) addAll(child, `${path}/${name}`, changes)
    }
  }
}

function addAll(node: TreeNode, path: string, changes: FileChange[]): void {
  changes.push({ kind: 'added', path })
  for (const name of [...node.children.keys()].sort()) {
    const child = node.children.get(name)
    if (child !== undefined) addAll(child, `${path}/${name}`, changes)
  }
}

/** A folder that no tar told of by itself is like any other. */
function differs(before: TreeNode, after: TreeNode): boolean {
  if (before.directory !== after.directory) return true
  return before.print !== after.print && before.print !== '' && after.print !== ''
}
