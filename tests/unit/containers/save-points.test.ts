import { expect, test } from 'vitest'
import { savePointLabels } from '#shared/save-points.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import {
  familiesOf,
  familyWith,
  madeOf,
  proposedName,
  savePointItems,
} from '../../../src/renderer/features/containers/model/save-points.ts'
import { sample } from './sample.ts'

const image = (tag: string, createdAt: number, container: string, family: string): ImageSummary => ({
  id: `sha256:${tag}`,
  references: [`quayside-save/${container}:${tag}`],
  digests: [],
  createdAt,
  size: 1,
  dangling: false,
  savePoint: {
    name: tag,
    note: '',
    container,
    containerId: `id-${container}`,
    family,
    reference: `quayside-save/${container}:${tag}`,
  },
})

const images = [image('1', 1000, 'web', 'f'), image('10', 2000, 'web', 'f'), image('9', 2000, 'again', 'f')]
const gone = image('old', 500, 'db', 'g')
const again = sample({
  id: 'id-again',
  name: 'again',
  imageId: 'sha256:1',
  labels: { [savePointLabels.family]: 'f' },
})
const web = sample({ id: 'id-web', name: 'web', imageId: 'sha256:base' })

test('save points are newest first, by family, with who runs from them, also when nobody does', () => {
  const items = savePointItems([...images, gone], [web, again])
  expect(items.map(({ name }) => name)).toEqual(['10', '9', '1', 'old'])
  expect(items.find(({ name }) => name === '1')?.usedBy).toEqual([again])
  const families = familiesOf(items, [web, again])
  expect(families.map(({ family, name, containers }) => [family, name, containers.length])).toEqual([
    ['f', 'web', 2],
    ['g', 'db', 0],
  ])
  expect(familyWith(again, items, [web, again]).items).toHaveLength(3)
})

test('a new container gets a name that nobody has', () => {
  const [item] = savePointItems([images[0] ?? gone], [])
  if (item === undefined) throw new Error('none')
  expect(proposedName(item, [web])).toBe('web-1')
  expect(proposedName(item, [sample({ name: 'web-1' })])).toBe('web-1-2')
})

test('the container that a save point was made of is known by its id, else by its name, else gone', () => {
  const [item] = savePointItems([gone], [])
  if (item === undefined) throw new Error('none')
  const anew = sample({ id: 'anew', name: 'db' })
  expect(madeOf(item, [web, anew])).toBe(anew)
  const renamed = sample({ id: 'id-db', name: 'other' })
  expect(madeOf(item, [anew, renamed])).toBe(renamed)
  expect(madeOf(item, [web])).toBeUndefined()
})
