import { describe, expect, test } from 'vitest'
import type { FileChange } from '#shared/contract/containers.ts'
import {
  changeCounts,
  changeKinds,
  changeMarks,
  changeTree,
  filterChanges,
  treeMove,
  visibleChanges,
} from '../../../src/renderer/features/containers/model/change-tree.ts'

const change = (line: string): FileChange => {
  const kinds = { A: 'added', C: 'changed', D: 'deleted' } as const
  const kind = line.startsWith('A') ? kinds.A : line.startsWith('C') ? kinds.C : kinds.D
  return { kind, path: line.slice(2) }
}
const diff = ['C /etc', 'A /etc/new', 'C /etc/passwd', 'A /srv', 'A /srv/app', 'D /bin/vi'].map(change)
const all = () => true

describe('the tree of changes', () => {
  test('has folders, also those that only lead to what changed, with what is in them', () => {
    const [bin, etc, srv] = changeTree(diff)
    expect(bin).toMatchObject({ name: 'bin', kind: null, below: { added: 0, changed: 0, deleted: 1 } })
    expect(etc).toMatchObject({ kind: 'changed', below: { added: 1, changed: 1, deleted: 0 } })
    expect(srv).toMatchObject({ kind: 'added', below: { added: 1, changed: 0, deleted: 0 } })
    expect(changeCounts(diff), 'a folder is not counted beside its content').toEqual({
      added: 3,
      changed: 1,
      deleted: 1,
    })
    expect(changeMarks(diff).get('/etc/new')).toBe('added')
  })

  test('shows what is open, and tells each line its place', () => {
    const rows = visibleChanges(changeTree(diff), (path) => path === '/etc')
    expect(rows.map(({ node, level, place, of, open }) => [node.path, level, place, of, open])).toEqual([
      ['/bin', 1, 1, 3, false],
      ['/etc', 1, 2, 3, true],
      ['/etc/new', 2, 1, 2, false],
      ['/etc/passwd', 2, 2, 2, false],
      ['/srv', 1, 3, 3, false],
    ])
  })

  test('is filtered by kind and by text', () => {
    expect(filterChanges(diff, 'added', '').map(({ path }) => path)).toEqual(['/etc/new', '/srv', '/srv/app'])
    expect(filterChanges(diff, 'changed', '').map(({ path }) => path)).toEqual(['/etc/passwd'])
    for (const kind of changeKinds)
      expect(filterChanges(diff, kind, ''), 'as many as are counted').toHaveLength(changeCounts(diff)[kind])
    expect(filterChanges(diff, 'all', ' PASS ').map(({ path }) => path)).toEqual(['/etc/passwd'])
    expect(filterChanges(diff, 'all', '')).toBe(diff)
  })

  test('is walked by the keys of a tree', () => {
    const folded = visibleChanges(changeTree(diff), () => false)
    expect(treeMove(folded, 1, 'ArrowRight', 10)).toEqual({ index: 1, open: true })
    const rows = visibleChanges(changeTree(diff), all)
    const move = (index: number, key: string) => treeMove(rows, index, key, 4)
    expect(rows.map(({ node }) => node.path).indexOf('/etc')).toBe(2)
    expect(move(2, 'ArrowRight')).toEqual({ index: 3, open: null })
    expect(move(4, 'ArrowLeft'), 'to its folder').toEqual({ index: 2, open: null })
    expect(move(2, 'ArrowLeft')).toEqual({ index: 2, open: false })
    expect(move(0, 'ArrowUp')).toEqual({ index: 0, open: null })
    expect(move(0, 'End')?.index).toBe(rows.length - 1)
    expect(move(1, 'PageDown')?.index).toBe(5)
    expect(move(2, ' ')).toEqual({ index: 2, open: false })
    expect(move(0, 'x')).toBeNull()
  })
})
