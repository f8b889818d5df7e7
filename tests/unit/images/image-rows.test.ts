import { describe, expect, it } from 'vitest'
import type { ImageSummary } from '#shared/contract/images.ts'
import { imageItems, showRows } from '../../../src/renderer/features/images/image-items.ts'
import {
  filterRows,
  imageRows,
  shortId,
  sortRows,
  splitTag,
} from '../../../src/renderer/features/images/image-rows.ts'
import type { ImageRow, SortKey } from '../../../src/renderer/features/images/image-rows.ts'
import { instructionOf } from '../../../src/renderer/features/images/layers.ts'
import { holderOf } from '../../../src/renderer/features/images/use-image.ts'
import { countRemoval, forceEffects, planRemoval } from '../../../src/renderer/features/images/remove-plan.ts'
import { sampleContainer } from '../../support/sample-container.ts'

function image(id: string, references: string[], part: Partial<ImageSummary> = {}): ImageSummary {
  return {
    id,
    references,
    digests: [],
    createdAt: 0,
    size: 0,
    dangling: references.length === 0,
    savePoint: null,
    ...part,
  }
}

const web = sampleContainer({ name: 'web-1', imageId: 'sha256:1' })
const rows = imageRows(
  [
    image('sha256:1', ['nginx:1.27', 'nginx:latest'], {
      size: 20,
      createdAt: 3,
      digests: ['nginx@sha256:1880'],
    }),
    image('sha256:2', [], { size: 30, createdAt: 2 }),
    image('sha256:3', ['localhost:5000/team/app:1.0'], {
      size: 10,
      createdAt: 1,
      digests: ['redis@sha256:77'],
    }),
  ],
  [web],
)

const by = (key: SortKey, descending = false) => sortRows(rows, { key, descending }).map((row) => row.tag)

it('a name is followed to the image that bears it now, in whatever form it was asked for', () => {
  const images = [image('sha256:1', ['nginx:1.27']), image('sha256:2', ['nginx:latest'])]
  expect(holderOf(images, 'nginx')).toBe('sha256:2')
  expect(holderOf(images, 'docker.io/library/nginx:1.27')).toBe('sha256:1')
  expect(holderOf(images, 'sha256:1')).toBeNull()
})

describe('the rows of the images page', () => {
  it('are one a tag, as docker images has it, each with the containers made from it', () => {
    expect(rows.map((row) => [row.repository, row.tag, row.usedBy?.length])).toEqual([
      ['nginx', '1.27', 1],
      ['nginx', 'latest', 1],
      [null, null, 0],
      ['localhost:5000/team/app', '1.0', 0],
    ])
    expect(rows[2]).toMatchObject({ dangling: true, reference: 'sha256:2' })
  })

  it('do not take the port of a registry for a tag', () => {
    expect(splitTag('localhost:5000/app')).toEqual(['localhost:5000/app', null])
    expect(shortId(`sha256:${'0123456789abcdef'.repeat(4)}`)).toBe('0123456789ab')
  })

  it.each([
    ['nginx 1.27', ['1.27']],
    ['web-1', ['1.27', 'latest']],
    ['<none>', [null]],
    ['dangling', [null]],
    ['sha256:1880', ['1.27', 'latest']],
    ['sha256:77', ['1.0']],
    ['redis', []],
    ['nginx@sha256:18', ['1.27', 'latest']],
    ['docker.io/library/nginx:1.27', ['1.27']],
    ['library/nginx', ['1.27', 'latest']],
    ['APP', ['1.0']],
    ['nowhere', []],
  ])('are filtered by name, tag, id and user: %s', (text, tags) => {
    expect(filterRows(rows, text).map((row) => row.tag)).toEqual(tags)
  })

  it('are sorted both ways, those without a name last by name', () => {
    expect(by('repository')).toEqual(['1.0', '1.27', 'latest', null])
    expect(by('size', true)).toEqual([null, '1.27', 'latest', '1.0'])
    expect(by('created')).toEqual(['1.0', null, '1.27', 'latest'])
    expect(by('usedBy', true)).toEqual(['1.27', 'latest', '1.0', null])
  })
})

describe('shared and unique sizes', () => {
  const sizes = new Map([
    ['sha256:1', { id: 'sha256:1', shared: 5, unique: 15 }],
    ['sha256:2', { id: 'sha256:2', shared: null, unique: null }],
    ['sha256:3', { id: 'sha256:3', shared: 1, unique: 9 }],
  ])

  it('order rows once they were asked for, those not measured as the least', () => {
    const sorted = sortRows(rows, { key: 'unique', descending: true }, sizes)
    expect(sorted.map((row) => row.id.at(-1))).toEqual(['1', '1', '3', '2'])
    // Remembered from another time, and not measured in this one: names decide.
    expect(sortRows(rows, { key: 'unique', descending: true })).toEqual(
      sortRows(rows, { key: 'repository', descending: false }),
    )
  })
})

describe('the groups of the images page', () => {
  const sorted = sortRows(rows, { key: 'size', descending: true })
  const told = (group: 'repository' | 'use' | 'none', closed: readonly string[] = []) =>
    imageItems(sorted, group, new Set(closed)).map((item) =>
      item.kind === 'group'
        ? `${item.title} (${item.rows.length})`
        : `${item.grouped ? '  ' : ''}${item.row.tag}`,
    )

  it('are repositories with more than one tag, in the order of their first row', () => {
    expect(told('repository')).toEqual(['null', 'nginx (2)', '  1.27', '  latest', '1.0'])
    expect(told('repository', ['group nginx'])).toEqual(['null', 'nginx (2)', '1.0'])
  })

  it('are kinds of use, always in the same order', () => {
    expect(told('use')).toEqual([
      'used (2)',
      '  1.27',
      '  latest',
      'unused (1)',
      '  1.0',
      'dangling (1)',
      '  null',
    ])
    const unknown = imageItems(imageRows([image('a', ['b:1'])], null), 'use', new Set())
    expect(unknown[0]).toMatchObject({ title: 'unknown' })
  })

  it('are none when none are wanted', () => {
    expect(told('none')).toEqual(['null', '1.27', 'latest', '1.0'])
  })

  it.each([
    ['all', [null, '1.27', 'latest', '1.0']],
    ['used', ['1.27', 'latest']],
    ['unused', [null, '1.0']],
    ['dangling', [null]],
  ] as const)('hold only what is wanted: %s', (show, tags) => {
    expect(showRows(sorted, show).map((row) => row.tag)).toEqual(tags)
  })
})

describe('rows whose containers are not known', () => {
  const unknown = imageRows([image('sha256:1', ['nginx:1.27', 'nginx:latest'], { size: 20 })], null)
  const [one, two] = unknown
  if (!one || !two) throw new Error('the sample has two rows')

  it('never say that an image is unused', () => {
    expect(unknown.map((row) => row.usedBy)).toEqual([null, null])
    expect(filterRows(unknown, 'nginx 1.27')).toEqual([one])
    expect(sortRows(unknown, { key: 'usedBy', descending: true })).toEqual(unknown)
  })

  it('do not promise that an image can be deleted', () => {
    expect(planRemoval(one, unknown, { together: unknown })).toEqual({ kind: 'unknown-users', size: 20 })
    expect(planRemoval(one, unknown)).toEqual({ kind: 'untag', others: ['nginx:latest'] })
  })
})

const counted = (chosen: readonly ImageRow[]) =>
  countRemoval(chosen.map((row) => ({ row, plan: planRemoval(row, rows, { together: chosen }) })))

describe('what removing a row will do', () => {
  const [tagged, latest, none] = rows
  if (!tagged || !latest || !none) throw new Error('the sample has three rows')

  it('only takes the name when another stays', () => {
    expect(planRemoval(tagged, rows)).toEqual({ kind: 'untag', others: ['nginx:latest'] })
  })

  it('counts an image once, however many of its names go, and names that another outlives apart', () => {
    expect(counted([tagged])).toEqual({ images: 0, names: 1 })
    expect(counted([tagged, latest])).toEqual({ images: 1, names: 0 })
    expect(counted([tagged, none])).toEqual({ images: 1, names: 1 })
  })

  it('is refused by a running container when every name goes', () => {
    const both = { together: [tagged, latest] }
    expect(planRemoval(tagged, rows, both)).toEqual({ kind: 'held', by: [web] })
    // By force its names go, and the image stays: nobody may read that it is deleted.
    const plan = planRemoval(tagged, rows, { ...both, force: true })
    expect(plan).toEqual({ kind: 'name-by-force', by: [web] })
    expect(countRemoval([{ row: tagged, plan }])).toEqual({ images: 0, names: 1 })
  })

  it('needs force when a stopped container was made from it', () => {
    const stopped = sampleContainer({ state: 'exited' })
    const row = { ...none, usedBy: [stopped] }
    expect(planRemoval(row, [row])).toEqual({ kind: 'stopped-users', by: [stopped] })
  })

  it('is told of force what it would do to what is chosen, and no more', () => {
    expect(forceEffects([tagged, none], rows)).toEqual([])
    expect(forceEffects([tagged, latest], rows)).toEqual(['name-by-force'])
    const digests = { ...none, repository: 'nginx' }
    expect(forceEffects([digests], [digests])).toEqual(['several-names'])
    // The engine takes no digest of it off by its id, whatever the row is called.
    const held = { ...digests, usedBy: [web] }
    expect(forceEffects([held], [held])).toEqual(['held'])
    const kept = { ...none, usedBy: [sampleContainer({ state: 'exited' })] }
    expect(forceEffects([kept, held], [kept, held])).toEqual(['stopped-users', 'held'])
    expect(forceEffects([{ ...none, usedBy: null }], rows)).toEqual(['unknown-users'])
  })

  it('deletes what nothing holds', () => {
    expect(planRemoval(none, rows)).toEqual({ kind: 'delete', size: 30 })
  })
})

describe('the instruction that made a layer', () => {
  it.each([
    ['/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]', 'CMD', '["nginx" "-g" "daemon off;"]'],
    ['/bin/sh -c apt-get update', 'RUN', 'apt-get update'],
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN', 'apk add curl'],
    ['COPY conf /etc/ # buildkit', 'COPY', 'conf /etc/'],
    ['/bin/sh -c #(nop) ADD file:12 in / ', 'ADD', 'file:12 in /'],
    ['|1 VERSION=3 /bin/sh -c make', 'RUN', 'make'],
    ['sleep 60', '', 'sleep 60'],
    ['', '', ''],
  ])('is read from %s', (createdBy, instruction, text) => {
    expect(instructionOf(createdBy)).toEqual({ instruction, text })
  })
})
