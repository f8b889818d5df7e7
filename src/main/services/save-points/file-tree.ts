/** What a tar says of one file: where it is, and a text that differs when anything that matters of it does. */
export interface TreeEntry {
  /** Absolute, without a slash at the end. */
  readonly path: string
  readonly directory: boolean
  /** Type, mode, owner, size, time, target, checksum. */
  readonly print: string
  /** Where a hard link's content is, in the same tar; null for any other file. */
  readonly linkOf: string | null
}

export interface TreeNode {
  directory: boolean
  /** Empty for a folder that no tar told of by itself. */
  print: string
  readonly children: Map<string, TreeNode>
}

const whiteout = '.wh.'
const opaque = '.wh..wh..opq'

/** A file system as names and prints, empty. */
export function emptyTree(): TreeNode {
  return { directory: true, print: '', children: new Map() }
}

/**
 * Lays a layer over a tree (OCI image-spec, layer.md): `.wh.NAME` takes NAME of the layers below away, and
 * `.wh..wh..opq` all of them in its folder, whatever the order in the layer's tar.
 */
export function applyLayer(tree: TreeNode, layer: readonly TreeEntry[]): void {
  for (const { path } of layer) {
    const [folder, name] = split(path)
    if (name === opaque) nodeAt(tree, folder)?.children.clear()
    else if (isMark(name)) nodeAt(tree, folder)?.children.delete(name.slice(whiteout.length))
  }
  for (const entry of layer) if (!isMark(split(entry.path)[1])) putEntry(tree, entry)
}

/** Puts one file in its place; what was in that place before is gone, but a folder keeps what is in it. */
export function putEntry(tree: TreeNode, { path, directory, print, linkOf }: TreeEntry): void {
  const [folder, name] = split(path)
  if (name === '') {
    tree.print = print
    return
  }
  const parent = folderAt(tree, folder)
  const target = linkOf === null ? null : nodeAt(tree, linkOf)
  const present = parent.children.get(name)
  const children = directory && present?.directory === true ? present.children : new Map<string, TreeNode>()
  parent.children.set(name, { directory, print: target?.print ?? print, children })
}

export function removePath(tree: TreeNode, path: string): void {
  const [folder, name] = split(path)
  nodeAt(tree, folder)?.children.delete(name)
}

function nodeAt(tree: TreeNode, path: string): TreeNode | null {
  let node: TreeNode | undefined = tree
  for (const part of partsOf(path)) {
    node = node.children.get(part)
    if (node === undefined) return null
  }
  return node
}

function folderAt(tree: TreeNode, path: string): TreeNode {
  let node = tree
  for (const part of partsOf(path)) {
    let next = node.children.get(part)
    if (next === undefined) {
      next = emptyTree()
      node.children.set(part, next)
    }
    node = next
  }
  return node
}

/** AUFS leaves more marks of its own (`.wh..wh.plnk`), which are no files either. */
function isMark(name: string): boolean {
  return name.startsWith(whiteout)
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

function split(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/')
  return [path.slice(0, slash), path.slice(slash + 1)]
}
