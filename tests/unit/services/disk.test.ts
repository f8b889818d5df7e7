import { describe, expect, test } from 'vitest'
import { cleanUp as cleanUpCommand } from '#shared/docker-command/disk.ts'
import { candidatesIn } from '../../../src/main/services/disk/candidates.ts'
import { startsTicked } from '../../../src/renderer/features/disk/ticks.ts'
import { readUsage } from '../../../src/main/services/models/disk-usage.ts'
import { fixture } from './fixture.ts'

const classic = readUsage(fixture('disk-usage-1.41'))
const recent = readUsage(fixture('disk-usage-1.52'))

describe('the figures of docker system df', () => {
  test('are added up from the rows of an old engine, and what could go is what a newer one says', () => {
    expect(classic.usage.kinds).toEqual([
      { kind: 'images', total: 2, active: 1, size: 2_134_227, reclaimable: 150_003 },
      { kind: 'containers', total: 1, active: 0, size: 51_200, reclaimable: 51_200 },
      { kind: 'volumes', total: 2, active: 1, size: 5, reclaimable: 0 },
      { kind: 'build-cache', total: 7, active: 0, size: 150_066, reclaimable: 150_066 },
    ])
  })

  test('leave layers that images in use share, and count what only unused ones share', () => {
    const [used, unused] = [1, 0].map((users) => ({ Containers: users, Size: 100, SharedSize: 90 }))
    const pairs = [
      [used, used],
      [unused, unused],
      [used, unused],
    ]
    const could = pairs.map(
      (pair) => readUsage({ LayersSize: 110, Images: pair }).usage.kinds[0]?.reclaimable,
    )
    expect(could).toEqual([0, 110, 10])
  })

  test('are taken as they are from an engine that says them, with and without the rows', () => {
    const kinds = [
      { kind: 'images', total: 2, active: 1, size: 2_134_227, reclaimable: 150_003 },
      { kind: 'containers', total: 1, active: 0, size: 51_200, reclaimable: 51_200 },
      { kind: 'volumes', total: 3, active: 1, size: 5, reclaimable: 0 },
      { kind: 'build-cache', total: 2, active: 1, size: 150_066, reclaimable: 150_000 },
    ]
    expect(recent.usage.kinds).toEqual(kinds)
    const silent = { ImageUsage: { TotalCount: 2, ActiveCount: 1, TotalSize: 9, Reclaimable: 4 } }
    const read = readUsage(silent)
    expect(read.usage.kinds[0]).toEqual({ kind: 'images', total: 2, active: 1, size: 9, reclaimable: 4 })
    expect(read.rows.images).toEqual([])
    expect(readUsage(null).usage.kinds.map(({ size }) => size)).toEqual([0, 0, 0, 0])
  })
})

describe('what a clean-up would take', () => {
  test('is what nothing uses, with the bytes that go with it alone', () => {
    for (const { rows } of [classic, recent]) {
      expect(candidatesIn('unused-images', rows)).toMatchObject([
        { name: 'bk:latest', references: ['bk:latest'], size: 150_003, savePoint: null },
      ])
      expect(candidatesIn('dangling-images', rows)).toEqual([])
      expect(candidatesIn('stopped-containers', rows)).toMatchObject([
        { name: 'c1', size: 51_200, about: 'busybox' },
      ])
    }
    expect(candidatesIn('unused-volumes', classic.rows)).toMatchObject([{ id: 'named', size: 0 }])
    expect(candidatesIn('anonymous-volumes', classic.rows)).toEqual([])
  })

  test('knows an anonymous volume by its mark, and says where a size is not known', () => {
    expect(candidatesIn('anonymous-volumes', recent.rows)).toMatchObject([{ id: 'far', size: null }])
    expect(candidatesIn('unused-volumes', recent.rows).map(({ id }) => id)).toEqual(['named', 'far'])
  })

  test('leaves what a build holds, and counts nothing for what an image keeps', () => {
    expect(candidatesIn('build-cache', recent.rows).map(({ size }) => size)).toEqual([150_000])
    const shared = candidatesIn('build-cache', classic.rows).filter(({ size }) => size === 0)
    expect(shared).toHaveLength(5)
  })

  test('marks what an edit keeps for its Undo, which is not ticked at first', () => {
    const stopped = { Id: '1', Image: 'nginx', State: 'exited', Created: 1, SizeRw: 5 }
    const { rows } = readUsage({
      Containers: [
        { ...stopped, Names: ['/web.quayside-old-763dcb'] },
        { ...stopped, Id: '2', Names: ['/job'] },
      ],
    })
    const found = candidatesIn('stopped-containers', rows)
    expect(found.map(({ undoOf }) => undoOf)).toEqual(['web', null])
    expect(found.map(startsTicked)).toEqual([false, true])
  })

  test('marks save points, and names every reference that has to go', () => {
    const image = {
      Id: 'sha256:1',
      Containers: 0,
      Size: 10,
      SharedSize: 4,
      RepoTags: ['quayside-save/web:before', 'two:1'],
      RepoDigests: ['two@sha256:aa', 'three@sha256:bb'].map((name) => name + 'c'.repeat(62)),
      Labels: { 'quayside.save-point.name': 'Before' },
    }
    const { rows } = readUsage({ Images: [image, { ...image, RepoTags: [], Labels: null }] })
    const [kept, digests] = candidatesIn('unused-images', rows)
    expect(kept).toMatchObject({ savePoint: 'Before', size: 6 })
    expect(kept?.references).toEqual([
      'quayside-save/web:before',
      'two:1',
      `three@sha256:bb${'c'.repeat(62)}`,
    ])
    expect(digests?.references).toHaveLength(2)
    // An image with a digest and no tag is what docker calls dangling.
    expect(candidatesIn('dangling-images', rows)).toEqual([digests])
  })
})

const item = (id: string, ...references: string[]) => ({ id, name: id, references })

test('one line removes all of a kind; the build cache takes a line for each record', () => {
  const images = [item('sha256:0123456789abcdef'), item('sha256:2', 'a:1', 'b:2')]
  expect(cleanUpCommand('unused-images', images)).toEqual([
    ['docker', 'image', 'rm', '0123456789ab', 'a:1', 'b:2'],
  ])
  expect(cleanUpCommand('unused-volumes', [item('v1'), item('v2')])).toEqual([
    ['docker', 'volume', 'rm', 'v1', 'v2'],
  ])
  expect(cleanUpCommand('build-cache', [item('x'), item('y')]).map((argv) => argv.at(-1))).toEqual([
    'id=x',
    'id=y',
  ])
  expect(cleanUpCommand('unused-networks', [])).toEqual([])
})
