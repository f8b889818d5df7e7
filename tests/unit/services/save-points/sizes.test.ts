import { expect, test } from 'vitest'
import { savePointLabels } from '#shared/save-points.ts'
import { savePointSizes } from '../../../../src/main/services/save-points/sizes.ts'

const image = (Id: string, ParentId: string, Size: number, ...RepoTags: readonly string[]) => ({
  Id,
  ParentId,
  Size,
  RepoTags: RepoTags.length === 0 ? ['<none>:<none>'] : RepoTags,
  Labels: RepoTags.some((tag) => tag.startsWith('quayside-save/')) ? { [savePointLabels.name]: 'x' } : null,
})

test('what a save point added and what its removal frees', () => {
  const rows = [
    image('base', '', 1000, 'nginx:latest'),
    image('moved', '', 2000),
    image('a', 'base', 1100, 'quayside-save/web:a'),
    image('b', 'base', 1200, 'quayside-save/web:b'),
    image('c', 'a', 1150, 'quayside-save/web:c'),
    image('named', 'base', 1300, 'quayside-save/web:named', 'mine:1'),
    image('alone', 'moved', 2010, 'quayside-save/web:alone'),
    image('loaded', '', 500, 'quayside-save/web:loaded'),
  ]
  const sizes = Object.fromEntries(
    savePointSizes(rows, new Set(['c'])).map(({ id, added, frees }) => [id, { added, frees }]),
  )
  expect(sizes).toEqual({
    a: { added: 100, frees: 0 },
    b: { added: 200, frees: 200 },
    // A container was made from it.
    c: { added: 50, frees: 0 },
    // Another name keeps it.
    named: { added: 300, frees: 0 },
    // The image it was made on has no name any more and goes along.
    alone: { added: 10, frees: 2010 },
    loaded: { added: 500, frees: 500 },
  })
})
