import { expect, test } from 'vitest'
import { madeFrom } from '../../../src/renderer/features/registries/made-from.ts'
import { sample } from '../containers/sample.ts'

const made = (name: string, image: string, imageId: string) => sample({ name, image, imageId })

test('containers of a name are found however it was written, and those of an older image are behind', () => {
  const containers = [
    made('old', 'nginx', 'sha256:1'),
    made('present', 'docker.io/library/nginx:latest', 'sha256:2'),
    made('other-tag', 'nginx:1.27', 'sha256:1'),
    made('by-id', `sha256:${'a'.repeat(64)}`, 'sha256:1'),
  ]
  const { all, behind } = madeFrom(containers, 'nginx:latest', 'sha256:2')
  expect(all.map(({ name }) => name)).toEqual(['old', 'present'])
  expect(behind.map(({ name }) => name)).toEqual(['old'])
})
