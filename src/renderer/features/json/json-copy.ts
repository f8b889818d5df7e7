import { decoded, type JsonNode } from './json-nodes.ts'
import { depthOf, jsonRows, piecesOf } from './json-rows.ts'
import { textOf } from './json-search.ts'

const nothingFolded: ReadonlySet<number> = new Set()

/** The whole as `docker inspect` prints it, four blanks a level; `shown` as on the screen. */
export function wholeText(nodes: readonly JsonNode[], shown: boolean): string {
  return jsonRows(nodes, nothingFolded, 'json')
    .map((row) => {
      const indent = '    '.repeat(depthOf(nodes, row, 'json'))
      return `${indent}${textOf(piecesOf(nodes, row, { form: 'json', shown }))}`
    })
    .join('\n')
}

/** One value: a string as it reads, anything else as JSON. It is never veiled: who copies it wants it. */
export function valueText(nodes: readonly JsonNode[], index: number): string {
  const node = nodes[index]
  if (node === undefined) return ''
  if (node.kind === 'string') return decoded(node.text)
  if (node.count === 0) return node.kind === 'object' ? '{}' : node.kind === 'array' ? '[]' : node.text
  const [begin, end] = node.kind === 'array' ? ['[', ']'] : ['{', '}']
  return `${begin}${membersText(nodes, index)}${end}`
}

function membersText(nodes: readonly JsonNode[], index: number): string {
  const parts: string[] = []
  const holder = nodes[index]
  for (let at = index + 1; at < (holder?.end ?? 0); at = nodes[at]?.end ?? Infinity) {
    const member = nodes[at]
    if (member === undefined) break
    const key = member.key === null ? '' : `${JSON.stringify(member.key)}:`
    parts.push(`${key}${member.kind === 'string' ? member.text : valueText(nodes, at)}`)
  }
  return parts.join(',')
}
