/** One value of a JSON text. Numbers stay as they were written: JavaScript's own would lose digits. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'word'
  /** Of its parent; null for the whole and for what stands in an array. */
  readonly key: string | null
  /** Its place in its parent. */
  readonly place: number
  readonly depth: number
  /** Index of its parent; -1 for the whole. */
  readonly parent: number
  /** As it is written in the text; empty for objects and arrays. */
  readonly text: string
  /** How many values it holds itself. */
  count: number
  /** Index one past the last value inside it. */
  end: number
}

const token = /\s*(?:([{}[\]:,])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null))/y

/** All values of a JSON text in their order, each before what is inside it; null when it is not JSON. */
export function jsonNodes(text: string): readonly JsonNode[] | null {
  const nodes: JsonNode[] = []
  const open: number[] = []
  let key: string | null = null
  let read = 0
  for (;;) {
    token.lastIndex = read
    const match = token.exec(text)
    if (match === null) break
    read = token.lastIndex
    const [, sign, string, number, word] = match
    if (sign === ',' || sign === ':') continue
    if (sign === '}' || sign === ']') {
      const closed = nodes[open.pop() ?? -1]
      if (closed === undefined) return null
      closed.end = nodes.length
      continue
    }
    const parent = open.at(-1) ?? -1
    if (string !== undefined && key === null && nodes[parent]?.kind === 'object') {
      key = decoded(string)
      continue
    }
    add(nodes, parent, {
      kind: kindOf(sign, string, number),
      key,
      text: string ?? number ?? word ?? '',
    })
    key = null
    if (sign !== undefined) open.push(nodes.length - 1)
  }
  return open.length > 0 || nodes.length === 0 || text.slice(read).trim() !== '' ? null : nodes
}

function add(
  nodes: JsonNode[],
  parent: number,
  { kind, key, text }: Pick<JsonNode, 'kind' | 'key' | 'text'>,
): void {
  const holder = nodes[parent]
  const place = holder?.count ?? 0
  if (holder !== undefined) holder.count += 1
  nodes.push({
    kind,
    key,
    text,
    place,
    parent,
    depth: (holder?.depth ?? -1) + 1,
    count: 0,
    end: nodes.length + 1,
  })
}

function kindOf(
  sign: string | undefined,
  string: string | undefined,
  number: string | undefined,
): JsonNode['kind'] {
  if (sign === '{') return 'object'
  if (sign === '[') return 'array'
  if (string !== undefined) return 'string'
  return number === undefined ? 'word' : 'number'
}

/** What a string of JSON says; as it is written where it cannot be read. */
export function decoded(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

/** The keys and places that lead to a value, the outermost first. */
export function pathTo(nodes: readonly JsonNode[], index: number): readonly (string | number)[] {
  const path: (string | number)[] = []
  for (let at = nodes[index]; at !== undefined && at.parent >= 0; at = nodes[at.parent])
    path.unshift(at.key ?? at.place)
  return path
}
