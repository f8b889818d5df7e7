import { decoded, type JsonNode } from './json-nodes.ts'
import { veiledText } from './json-veil.ts'

/** `groups` reads like a list of facts, `json` like what `docker inspect` prints. */
export type JsonForm = 'groups' | 'json'

export interface JsonRow {
  /** Index of the value that begins, stands or ends here. */
  readonly node: number
  readonly kind: 'leaf' | 'open' | 'folded' | 'close'
}

export interface Piece {
  readonly text: string
  readonly tone: 'key' | 'sign' | 'string' | 'number' | 'word' | 'quiet'
}

/** The rows of all values but those inside `folded` ones. */
export function jsonRows(
  nodes: readonly JsonNode[],
  folded: ReadonlySet<number>,
  form: JsonForm,
): readonly JsonRow[] {
  const rows: JsonRow[] = []
  const open: number[] = []
  const closeUntil = (index: number) => {
    for (let last = open.at(-1); last !== undefined && (nodes[last]?.end ?? 0) <= index; last = open.at(-1)) {
      rows.push({ node: last, kind: 'close' })
      open.pop()
    }
  }
  for (let index = form === 'groups' ? 1 : 0; index < nodes.length;) {
    const node = nodes[index]
    if (node === undefined) break
    closeUntil(index)
    const holds = node.count > 0
    const isFolded = holds && folded.has(index)
    rows.push({ node: index, kind: !holds ? 'leaf' : isFolded ? 'folded' : 'open' })
    if (holds && !isFolded && form === 'json') open.push(index)
    index = isFolded ? node.end : index + 1
  }
  closeUntil(nodes.length)
  return rows
}

/** How deep a row stands; the groups have no whole around them. */
export function depthOf(nodes: readonly JsonNode[], row: JsonRow, form: JsonForm): number {
  return Math.max(0, (nodes[row.node]?.depth ?? 0) - (form === 'groups' ? 1 : 0))
}

/** What a row says, piece by piece, so that it can be drawn in colours and searched as one text. */
export function piecesOf(
  nodes: readonly JsonNode[],
  { node: index, kind }: JsonRow,
  { form, shown }: { readonly form: JsonForm; readonly shown: boolean },
): readonly Piece[] {
  const node = nodes[index]
  if (node === undefined) return []
  const text = shown ? node.text : veiledText(nodes, index)
  return form === 'groups' ? groupPieces(node, kind, text) : jsonPieces(nodes, node, kind, text)
}

function groupPieces(node: JsonNode, kind: JsonRow['kind'], text: string): readonly Piece[] {
  const key: Piece = { text: node.key ?? `${node.place + 1}.`, tone: 'key' }
  if (kind !== 'leaf') return [key, { text: `  ${node.count}`, tone: 'quiet' }]
  return [key, { text: '  ', tone: 'sign' }, plainValue(node, text)]
}

function plainValue(node: JsonNode, text: string): Piece {
  switch (node.kind) {
    case 'string':
      return text === '""' ? { text: '–', tone: 'quiet' } : { text: decoded(text), tone: 'string' }
    case 'number':
      return { text, tone: 'number' }
    case 'word':
      return text === 'null' ? { text: '–', tone: 'quiet' } : { text, tone: 'word' }
    case 'object':
    case 'array':
      return { text: '–', tone: 'quiet' }
  }
}

function jsonPieces(
  nodes: readonly JsonNode[],
  node: JsonNode,
  kind: JsonRow['kind'],
  text: string,
): readonly Piece[] {
  const [begin, end] = node.kind === 'array' ? ['[', ']'] : ['{', '}']
  const comma: readonly Piece[] = isLast(nodes, node) ? [] : [{ text: ',', tone: 'sign' }]
  if (kind === 'close') return [{ text: end, tone: 'sign' }, ...comma]
  const key: readonly Piece[] =
    node.key === null
      ? []
      : [
          { text: JSON.stringify(node.key), tone: 'key' },
          { text: ': ', tone: 'sign' },
        ]
  if (kind === 'open') return [...key, { text: begin, tone: 'sign' }]
  if (kind === 'folded')
    return [
      ...key,
      { text: begin, tone: 'sign' },
      { text: ` ${node.count} `, tone: 'quiet' },
      { text: end, tone: 'sign' },
      ...comma,
    ]
  return [...key, leafPiece(node, text, `${begin}${end}`), ...comma]
}

function leafPiece(node: JsonNode, text: string, empty: string): Piece {
  if (node.kind === 'object' || node.kind === 'array') return { text: empty, tone: 'sign' }
  return { text, tone: node.kind }
}

function isLast(nodes: readonly JsonNode[], node: JsonNode): boolean {
  const holder = nodes[node.parent]
  return holder === undefined || holder.count === node.place + 1
}
