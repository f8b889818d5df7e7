import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { difference } from '../../../../src/main/services/save-points/difference.ts'
import { applyLayer, emptyTree, type TreeNode } from '../../../../src/main/services/save-points/file-tree.ts'
import { readTar } from '../../../../src/main/services/save-points/read-tar.ts'
import { readSavedImages } from '../../../../src/main/services/save-points/saved-images.ts'
import { type File, inPieces, tarOf } from './tars.ts'

const read = async (files: readonly File[], piece = 700) =>
  readTar([inPieces(await tarOf(files), piece)], () => true)

async function treeOf(...layers: readonly (readonly File[])[]): Promise<TreeNode> {
  const tree = emptyTree()
  for (const layer of layers) applyLayer(tree, await read(layer))
  return tree
}

function pathsOf(node: TreeNode, path = ''): readonly string[] {
  return [...node.children].flatMap(([name, child]) => [
    `${path}/${name}`,
    ...pathsOf(child, `${path}/${name}`),
  ])
}

const linked = (content: string): readonly File[] => [
  ['a', content],
  ['b', '', { type: 'link', linkname: 'a' }],
]

const layers = { one: [['a', '1']], two: [['b', '2']] } as const
const images = (name: (layer: 'one' | 'two') => string) => [
  { Config: 'blobs/sha256/c1', RepoTags: ['quayside-save/web:x'], Layers: [name('one'), name('two')] },
  { Config: 'c2.json', RepoTags: null, Layers: [name('one')] },
]
const pathsIn = (image: Awaited<ReturnType<typeof readSavedImages>>[number] | undefined) =>
  image?.layers.flat().map(({ path }) => path)

const told = (before: TreeNode, after: TreeNode) =>
  difference(before, after).map(({ kind, path }) => `${kind} ${path}`)

describe('layers over each other', () => {
  const base: readonly File[] = [
    ['etc/', ''],
    ['etc/a', '1'],
    ['data/', ''],
    ['data/old/', ''],
    ['data/old/x', '1'],
  ]

  test('whiteouts take away files and whole folders', async () => {
    const tree = await treeOf(base, [
      ['etc/.wh.a', ''],
      ['data/.wh.old', ''],
      ['.wh..wh.plnk/', ''],
    ])
    expect(pathsOf(tree)).toEqual(['/etc', '/data'])
  })

  test('an opaque folder keeps its own files, wherever the mark stands', async () => {
    const tree = await treeOf(base, [
      ['data/new', '1'],
      ['data/.wh..wh..opq', ''],
    ])
    expect(pathsOf(tree)).toEqual(['/etc', '/etc/a', '/data', '/data/new'])
  })

  test('a file in a folder’s place, a folder in a file’s place, names that try to get out', async () => {
    const tree = await treeOf(base, [
      ['data', 'now a file'],
      ['etc/a/', ''],
      ['etc/a/b', '1'],
      ['../../outside', ''],
      ['./etc/c', ''],
    ])
    expect(pathsOf(tree)).toEqual(['/etc', '/etc/a', '/etc/a/b', '/etc/c', '/data', '/outside'])
  })
})

describe('the difference', () => {
  test('tells content, mode, time and target, and nothing of what is the same', async () => {
    const before: readonly File[] = [
      ['a/', ''],
      ['a/content', 'one'],
      ['a/mode', ''],
      ['a/time', ''],
      ['a/same', 'x'],
      ['a/link', '', { type: 'symlink', linkname: 'same' }],
      ['gone/', ''],
      ['gone/in', ''],
    ]
    const after: readonly File[] = [
      ['a/', ''],
      ['a/content', 'two'],
      ['a/mode', '', { mode: 0o600 }],
      ['a/time', '', { mtime: new Date(5000) }],
      ['a/same', 'x'],
      ['a/link', '', { type: 'symlink', linkname: 'mode' }],
      ['new/', ''],
      ['new/in', ''],
    ]
    expect(told(await treeOf(before), await treeOf(after))).toEqual([
      'changed /a',
      'changed /a/content',
      'changed /a/link',
      'changed /a/mode',
      'changed /a/time',
      'deleted /gone',
      'added /new',
      'added /new/in',
    ])
  })

  test('a hard link changes with what it links to', async () => {
    const before = await treeOf(linked('1'))
    expect(told(before, await treeOf(linked('2')))).toEqual(['changed /a', 'changed /b'])
    expect(told(before, await treeOf(linked('1')))).toEqual([])
  })
})

describe('what docker save writes', () => {
  test.each([1, 511, 65_536])('is read in the old layout, %i bytes at a time', async (piece) => {
    const tar = await tarOf([
      ['1/', ''],
      ['1/VERSION', '1.0'],
      ['1/json', '{}'],
      ['1/layer.tar', await tarOf(layers.one)],
      ['2/layer.tar', await tarOf(layers.two)],
      ['3/layer.tar', '', { type: 'symlink', linkname: '../2/layer.tar' }],
      ['c1.json', '{}'],
      ['manifest.json', JSON.stringify(images((layer) => (layer === 'one' ? '1/layer.tar' : '3/layer.tar')))],
    ])
    const [first, second] = await readSavedImages([inPieces(tar, piece)])
    expect(first).toMatchObject({ config: 'c1', references: ['quayside-save/web:x'] })
    expect(pathsIn(first)).toEqual(['/a', '/b'])
    expect(second?.config).toBe('c2')
  })

  test('is read in the layout of OCI, also compressed', async () => {
    const tar = await tarOf([
      ['blobs/sha256/c1', '{"os":"linux"}'],
      ['blobs/sha256/one', gzipSync(await tarOf(layers.one))],
      ['blobs/sha256/two', await tarOf(layers.two)],
      ['index.json', '{}'],
      ['manifest.json', JSON.stringify(images((layer) => `blobs/sha256/${layer}`))],
      ['oci-layout', '{}'],
    ])
    const [first] = await readSavedImages([inPieces(tar, 1000)])
    expect(pathsIn(first)).toEqual(['/a', '/b'])
  })

  test('that ends early is a failure, wherever it ends', async () => {
    const tar = await tarOf([
      ['1/layer.tar', await tarOf(layers.one)],
      ['manifest.json', JSON.stringify(images(() => '1/layer.tar'))],
    ])
    const big = await tarOf([['1/layer.tar', await tarOf([['big', new Uint8Array(100_000)]])]])
    const torn = Readable.from(
      (function* () {
        yield big.subarray(0, 50_000)
        throw new Error('torn')
      })(),
    )
    await expect(readSavedImages([torn])).rejects.toThrow('torn')
    for (const end of [100, 600, 1100, 1600, 2600]) {
      await expect(readSavedImages([inPieces(tar.subarray(0, end), 512)]), String(end)).rejects.toThrow()
    }
  })
})
