import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueText, wholeText } from '../../../src/renderer/features/json/json-copy.ts'
import { type JsonNode, jsonNodes, pathTo } from '../../../src/renderer/features/json/json-nodes.ts'
import { goTemplate, jqPath } from '../../../src/renderer/features/json/json-path.ts'
import { depthOf, jsonRows, piecesOf } from '../../../src/renderer/features/json/json-rows.ts'
import { marked, matchesIn, textOf } from '../../../src/renderer/features/json/json-search.ts'

function nodesOf(value: unknown): readonly JsonNode[] {
  const nodes = jsonNodes(typeof value === 'string' ? value : JSON.stringify(value))
  if (nodes === null) throw new Error('That is not JSON.')
  return nodes
}

const none: ReadonlySet<number> = new Set()

describe('the values of a JSON text', () => {
  test('written out again are what they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const nodes = nodesOf(JSON.stringify(value))
        expect(JSON.parse(wholeText(nodes, true))).toEqual(JSON.parse(JSON.stringify(value)))
        expect(nodes[0]?.kind === 'string' || JSON.parse(valueText(nodes, 0))).toEqual(
          nodes[0]?.kind === 'string' || JSON.parse(JSON.stringify(value)),
        )
      }),
    )
  })

  test('keep every digit of a number', () => {
    const nodes = nodesOf('{"Limit": 9223372036854771712, "Small": 1.10}')
    expect(wholeText(nodes, true)).toBe('{\n    "Limit": 9223372036854771712,\n    "Small": 1.10\n}')
    expect(valueText(nodes, 1)).toBe('9223372036854771712')
  })

  test('are none of a text that is no JSON', () => {
    for (const text of ['', '{', '{}}', '[1', 'oops', '{} x']) expect(jsonNodes(text), text).toBeNull()
  })

  test('of ten thousand lines are rows at once, and a folded value is one', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key ${index}`, index]))
    const nodes = nodesOf({ many, last: 1 })
    expect(jsonRows(nodes, none, 'json').length).toBe(10_005)
    const folded = jsonRows(nodes, new Set([1]), 'groups')
    expect(folded.map(({ kind }) => kind)).toEqual(['folded', 'leaf'])
    expect(folded.map((row) => depthOf(nodes, row, 'groups'))).toEqual([0, 0])
  })
})

describe('the path of a value', () => {
  const nodes = nodesOf({
    HostConfig: { Memory: 5 },
    Config: { Labels: { 'com.docker.compose.project': 'shop' } },
    Mounts: [{ Source: '/a' }],
  })
  const paths = nodes.map((node, index) => [
    goTemplate(pathTo(nodes, index), node.count === 0),
    jqPath(pathTo(nodes, index)),
  ])

  test('is what --format and jq take', () => {
    expect(paths).toEqual([
      ['{{json .}}', '.[0]'],
      ['{{json .HostConfig}}', '.[0].HostConfig'],
      ['{{.HostConfig.Memory}}', '.[0].HostConfig.Memory'],
      ['{{json .Config}}', '.[0].Config'],
      ['{{json .Config.Labels}}', '.[0].Config.Labels'],
      [
        '{{index .Config.Labels "com.docker.compose.project"}}',
        '.[0].Config.Labels["com.docker.compose.project"]',
      ],
      ['{{json .Mounts}}', '.[0].Mounts'],
      ['{{json (index .Mounts 0)}}', '.[0].Mounts[0]'],
      ['{{(index .Mounts 0).Source}}', '.[0].Mounts[0].Source'],
    ])
  })
})

describe('the veil', () => {
  const secrets = {
    Config: {
      Env: ['PATH=/bin', 'TOKEN=hunter2', 'EMPTY='],
      Cmd: ['serve', '--password', 'hunter2', '--api-key=hunter2', '--port=80'],
      Labels: { db_password: 'hunter2', url: 'https://me:hunter2@example.org/' },
    },
  }
  const nodes = nodesOf(secrets)

  test('hides values of the environment and what is named like a secret, and nothing else', () => {
    const veiled = wholeText(nodes, false)
    expect(veiled).not.toContain('hunter2')
    expect(JSON.parse(veiled)).toEqual({
      Config: {
        Env: ['PATH=••••••', 'TOKEN=••••••', 'EMPTY='],
        Cmd: ['serve', '--password', '••••••', '--api-key=••••••', '--port=80'],
        Labels: { db_password: '••••••', url: 'https://me:••••••@example.org/' },
      },
    })
    expect(JSON.parse(wholeText(nodes, true))).toEqual(secrets)
  })

  test('hides from the search too', () => {
    for (const [shown, found] of [
      [false, 0],
      [true, 5],
    ] as const) {
      const rows = jsonRows(nodes, none, 'json')
      const texts = rows.map((row) => textOf(piecesOf(nodes, row, { form: 'json', shown })))
      expect(matchesIn(texts, 'HUNTER2').length).toBe(found)
    }
  })
})

test('a match over several pieces is marked in each of them', () => {
  const pieces = [
    { text: '"Memory"', tone: 'key' },
    { text: ': ', tone: 'sign' },
    { text: '67', tone: 'number' },
  ] as const
  const [match] = matchesIn([textOf(pieces)], 'y": 6')
  expect(match).toEqual({ row: 0, start: 6, end: 11 })
  const parts = marked(pieces, match === undefined ? [] : [match])
  expect(parts.filter((part) => part.match !== null).map(({ text }) => text)).toEqual(['y"', ': ', '6'])
  expect(textOf(parts)).toBe('"Memory": 67')
})
